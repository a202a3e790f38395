// The browser reckons what Python does: every vector, in every part. VECTORS names another file of them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  blockWords, convert, program, programCsv, programIcs, programJson, read, sessionWords, thenWords, title,
} from "../../docs/assets/js/program.js";

const { rules, vectors } = JSON.parse(readFileSync(process.env.VECTORS ?? new URL("vectors.json", import.meta.url)));

const sha256 = (text) => createHash("sha256").update(text).digest("hex");

function row(made, session) {
  const { date, day, level, load, ramp_up: lighter, sets, reps, change } = session;
  const words = sessionWords(made, session);
  const shown = [words.when, words.target, words.load, words.ramp_up, words.news];
  return [date ?? day, level, load, lighter, sets, reps, change, ...shown];
}

function outcome(own, variation, raw) {
  const { request, faults } = read(own, own.variations[variation], raw);
  const made = program(own, own.variations[variation], request);
  return {
    faults: faults.map(({ field, message }) => [field, message]),
    title: title(made),
    sessions: made.sessions.map((session) => row(made, session)),
    blocks: made.blocks.map((block) => [blockWords(made, block), thenWords(made, block)]),
    sha256: [programJson, programCsv, programIcs].map((form) => sha256(form(made))),
  };
}

for (const name of Object.keys(rules)) {
  const own = vectors.filter((vector) => vector.rules === name);
  test(`${name}: ${own.length} vectors`, () => {
    assert.ok(own.length > 0, "no vector has these rules");
    for (const { rules: _, variation, raw, ...expected } of own) {
      const told = { variation, raw };
      assert.deepEqual({ ...told, ...outcome(rules[name], variation, raw) }, { ...told, ...expected });
    }
  });
}

test("reading a request and making a program change neither the rules nor the request", () => {
  const [name] = Object.keys(rules);
  const before = JSON.stringify(rules[name]);
  for (const terms of Object.values(rules[name].variations)) {
    const { request } = read(rules[name], terms, { days: "sun,mon", light: "1", log: "dsd" });
    const asked = JSON.stringify(request);
    const [first, second] = [program(rules[name], terms, request), program(rules[name], terms, request)];
    assert.equal(programJson(first), programJson(second));
    assert.equal(JSON.stringify(request), asked);
  }
  assert.equal(JSON.stringify(rules[name]), before);
});

test("a weight in its own unit stays what it is, and in the other it is a step or more", () => {
  assert.equal(convert(42.55, "kg", "kg", 5), 42.55);
  assert.equal(convert(45, "lb", "kg", 2.5), 20);
  assert.equal(convert(20, "kg", "lb", 5), 45);
  assert.equal(convert(0.01, "lb", "kg", 2.5), 2.5);
  assert.equal(convert(2000, "kg", "lb", 0.01), 4409.25);
});
