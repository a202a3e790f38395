// The form of a program: what is typed there is reckoned at once, stands in the address, and stays in this browser.
// Without this script the page shows a program for each variation, with boxes to write in.
import { convert, program, read } from "./program.js";
import {
  amount, blockWords, courseWords, programCsv, programIcs, programJson, sessionWords, thenWords, title,
} from "./program-words.js";
import { keep, recall } from "./storage.js";

const page = document.querySelector("[data-program]");
const part = (name) => page.querySelector(`[data-${name}]`);
const rules = JSON.parse(part("rules").textContent);
const ids = Object.keys(rules.variations);
const [form, output, note] = [part("form"), part("output"), part("note")];
const KEY = `primer:program:${page.dataset.program}`;

const SHARED = ["weeks", "days", "start", "time", "light", "log"];
const OWN = ["unit", "load", "step", "most", "level"]; // each variation has its own
const HEIGHTS = { few: [0, 8], full: [17, 28], most: [29, Infinity] }; // rows as high as a sheet has room for, by sessions
const BEFORE = "What is marked makes no sense yet. The program below is the one from before.";

let state = { variation: ids[0], shared: {}, own: {} };
let shown; // the program on the page
let undo;

const own = () => (state.own[state.variation] ??= {});
const terms = () => rules.variations[state.variation];
const raw = () => ({ ...state.shared, ...own() });
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

// --- the address and the memory

function addressOf({ variation }, fields) {
  const query = new URLSearchParams([["variation", variation]]);
  for (const name of [...SHARED, ...OWN]) {
    for (const value of [fields[name] ?? ""].flat()) if (value) query.append(name, value);
  }
  return `#${query}`;
}

// The fields in an address, or nothing where it names a place on the page.
function fromAddress(hash) {
  if (!hash.includes("=")) return undefined;
  const query = new URLSearchParams(hash.slice(1));
  const fields = (names) =>
    Object.fromEntries(
      names.filter((name) => query.has(name)).map((name) => [name, name === "level" ? query.getAll(name) : query.get(name)]),
    );
  return { variation: query.get("variation"), shared: fields(SHARED), own: fields(OWN), strange: strangeIn(query) };
}

function strangeIn(query) {
  return [...query.keys()].filter((name) => !["variation", ...SHARED, ...OWN].includes(name));
}

// An address that names the variation alone changes that; any other holds a whole program.
function taken(found) {
  const known = ids.includes(found.variation);
  const variation = known ? found.variation : state.variation;
  const whole = Object.keys({ ...found.shared, ...found.own }).length > 0;
  const next = whole
    ? { variation, shared: found.shared, own: { ...state.own, [variation]: found.own } }
    : { ...state, variation };
  const wrong = known || found.variation === null ? [] : [`variation=${found.variation}`];
  return [next, [...wrong, ...found.strange.map((name) => `${name}=…`)]];
}

function remembered() {
  const found = recall(KEY);
  if (found === undefined) return [undefined, []];
  const texts = (fields) =>
    Object.fromEntries(
      Object.entries(isObject(fields) ? fields : {}).filter(
        ([name, value]) =>
          [...SHARED, ...OWN].includes(name) &&
          (name === "level" ? Array.isArray(value) && value.every((item) => typeof item === "string") : typeof value === "string"),
      ),
    );
  if (!isObject(found) || !ids.includes(found.variation)) return [undefined, ["what this browser had kept"]];
  const each = isObject(found.own) ? found.own : {};
  return [
    { variation: found.variation, shared: texts(found.shared), own: Object.fromEntries(ids.map((id) => [id, texts(each[id])])) },
    [],
  ];
}

// Empties the fields that make no sense and says which they were.
function mended() {
  const { faults } = read(rules, terms(), raw());
  return faults.map(({ field }) => {
    const fields = SHARED.includes(field) ? state.shared : own();
    const text = `${field}=${[fields[field]].flat().join(",")}`;
    delete fields[field];
    return text.length > 60 ? `${text.slice(0, 60)}…` : text;
  });
}

// --- the form

const inputs = (name) => [...form.querySelectorAll(`[name="${name}"]`)];
const MORE = ["step", "most", "light", "time"];
const TYPED = ["weeks", "start", "time", "light", "load", "step", "most"];

function fill() {
  const [{ request }, fields] = [read(rules, terms(), raw()), raw()];
  for (const input of inputs("variation")) input.checked = input.value === state.variation;
  for (const input of inputs("days")) input.checked = request.days.includes(rules.weekdays.indexOf(input.value));
  for (const name of TYPED) for (const input of inputs(name)) input.value = fields[name] ?? "";
  inputs("weeks")[0].placeholder = terms().weeks;
  for (const input of inputs("unit")) input.checked = input.value === (request.unit || terms().units[0]);
  for (const set of form.querySelectorAll("[data-levels]")) {
    set.hidden = set.dataset.levels !== state.variation;
    const chosen = set.hidden ? [] : (fields.level ?? []);
    for (const input of set.querySelectorAll("input")) input.checked = input.value === "";
    for (const input of set.querySelectorAll("input")) if (chosen.includes(input.value)) input.checked = true;
  }
  if (MORE.some((name) => fields[name])) part("more").open = true;
  fit(request);
}

// What a load is called and counted in differs between variations.
function fit({ unit }) {
  const { units, load_name: name, increments } = terms();
  for (const group of form.querySelectorAll("[data-load]")) group.hidden = units.length === 0;
  part("units").hidden = units.length < 2;
  const counted = unit || units[0];
  if (counted) inputs("step")[0].placeholder = amount(increments[counted], counted);
  form.querySelector("#program-load-hint").textContent = `${name}. Empty: boxes to write in.`;
}

function collect() {
  for (const name of TYPED) {
    const [input] = inputs(name);
    const fields = SHARED.includes(name) ? state.shared : own();
    // A date that is half typed has no value, and is not nothing.
    fields[name] = input.validity.badInput ? "?" : input.value.slice(0, 200);
  }
  state.shared.days = inputs("days").filter((input) => input.checked).map((input) => input.value).join(",");
  const unit = inputs("unit").find((input) => input.checked);
  if (terms().units.length > 1 && unit && (own().load || own().step || own().unit || unit.value !== terms().units[0])) {
    own().unit = unit.value;
  }
  const sets = [...form.querySelectorAll("[data-levels]")].filter((set) => set.dataset.levels === state.variation);
  own().level = sets.map((set) => set.querySelector(":checked")?.value ?? "").filter(Boolean);
}

// The same weight in the other unit, as near as its steps come.
function recount(before, after) {
  const fields = own();
  const step = terms().increments[after];
  for (const name of ["load", "most"]) {
    const { request, faults } = read(rules, terms(), { unit: before, load: fields[name] ?? "" });
    if (request.load && !faults.length) fields[name] = String(convert(request.load, before, after, step));
  }
  fields.step = "";
  fields.unit = after;
}

function tellFaults(faults) {
  const more = part("more");
  if (faults.some(({ field }) => more.querySelector(`[data-field="${field}"]`))) more.open = true;
  for (const place of form.querySelectorAll("[data-fault]")) {
    const fault = faults.find(({ field }) => field === place.dataset.fault);
    place.textContent = fault?.message ?? "";
    const [input] = inputs(place.dataset.fault);
    if (TYPED.includes(place.dataset.fault)) input.setAttribute("aria-invalid", String(Boolean(fault)));
  }
}

// --- the program

function copyOf(name, variation = state.variation) {
  const found = [...page.querySelectorAll(`[data-template="${name}"]`)];
  const template = found.find(({ dataset }) => (dataset.variation ?? variation) === variation);
  return template.content.cloneNode(true);
}

function put(element, slots) {
  for (const [name, text] of Object.entries(slots)) {
    for (const slot of element.querySelectorAll(`[data-slot="${name}"]`)) slot.textContent = text;
  }
}

function rowOf(session) {
  const row = copyOf("session").querySelector("[data-session]");
  const words = sessionWords(shown, session);
  row.classList.add(`session--${session.light ? "light" : session.change}`);
  row.classList.toggle("session--done", Boolean(session.outcome));
  put(row, { week: session.week, when: words.when, target: words.target, news: words.news });
  [...row.querySelectorAll('[data-slot="ramp-up"]')].forEach((slot, index) => { slot.textContent = words.ramp_up[index]; });
  const load = row.querySelector('[data-slot="load"]');
  if (words.load) load.textContent = words.load;
  else load.append(copyOf("blank"));
  [...row.querySelectorAll("[data-box]")].forEach((box, index) => box.classList.toggle("session__box--off", index >= session.sets));
  const went = row.querySelector("select");
  went.value = session.outcome ?? "";
  went.dataset.number = session.number;
  went.setAttribute("aria-label", `How session ${session.number} went, ${words.when}`);
  return row;
}

function blockOf(block) {
  const element = copyOf("block").querySelector("[data-block]");
  put(element, { course: courseWords(shown), weeks: blockWords(shown, block), last: block.last, then: thenWords(shown, block) });
  for (const place of element.querySelectorAll("[data-kept]")) {
    const level = shown.request.levels[place.dataset.kept];
    if (level) place.textContent = level;
  }
  element.querySelector("[data-sessions]").append(...block.sessions.map(rowOf));
  for (const [name, [least, most]] of Object.entries(HEIGHTS)) {
    if (block.sessions.length >= least && block.sessions.length <= most) element.classList.add(`block--${name}`);
  }
  return element;
}

function show() {
  put(output, { title: title(shown) });
  part("blocks").replaceChildren(...shown.blocks.map(blockOf));
  const [sessions, pages] = [shown.sessions.length, shown.blocks.length];
  part("count").textContent =
    `${sessions} ${sessions === 1 ? "session" : "sessions"}. Prints on ${pages} ${pages === 1 ? "page" : "pages"}, one for each block.`;
}

function link() {
  return new URL(addressOf(state, { ...raw(), weeks: String(shown.request.weeks), days: shown.request.days.map((day) => rules.weekdays[day]).join(",") }), location.href).href;
}

// Reckons anew, and keeps what makes sense; the address says it once somebody has asked for something.
function update(asked = true) {
  const { request, faults } = read(rules, terms(), raw());
  const problems = [...faults];
  if (state.shared.days === "") problems.push({ field: "days", message: form.dataset.noDays });
  tellFaults(problems);
  fit(request);
  if (problems.length) {
    tell(BEFORE);
    return;
  }
  shown = program(rules, terms(), request);
  show();
  part("link").value = link();
  if (asked) history.replaceState(history.state, "", part("link").value);
  const kept = keep(KEY, state);
  tell(kept ? "" : "This browser keeps nothing here. The link above the program holds it all the same.");
}

function tell(text) {
  note.textContent = text;
}

function begin() {
  const wrong = [];
  const [kept, odd] = remembered();
  if (kept) state = kept;
  wrong.push(...odd);
  const found = fromAddress(location.hash);
  if (found) {
    const [next, strange] = taken(found);
    state = next;
    wrong.push(...strange);
  }
  for (let mends = mended(); mends.length; mends = mended()) wrong.push(...mends);
  fill();
  update(wrong.length > 0);
  if (wrong.length) tell(`This made no sense and was left out: ${wrong.join("; ")}.`);
}

// --- what a lifter does

form.addEventListener("input", ({ target }) => {
  forgetUndo();
  if (target.name === "variation") {
    state.variation = target.value;
    state.shared.log = ""; // it was the other one's
    fill();
  } else if (target.name === "unit") {
    collect();
    recount(shown.request.unit || terms().units[0], target.value);
    fill();
  } else collect();
  update();
});
form.addEventListener("submit", (event) => event.preventDefault());

// Sessions go in order: one that is told of tells of those before it, and one that is open opens those behind it.
output.addEventListener("change", ({ target }) => {
  const number = Number(target.dataset.number);
  if (!number) return;
  forgetUndo();
  const log = [...shown.request.log];
  if (target.value) {
    while (log.length < number - 1) log.push("done");
    log[number - 1] = target.value;
  } else log.length = Math.min(log.length, number - 1);
  state.shared.log = log.map((outcome) => outcome[0]).join("");
  update();
  output.querySelector(`[data-number="${number}"]`).focus();
});

part("print").addEventListener("click", () => print());

const FORMS = { ics: [programIcs, "text/calendar"], csv: [programCsv, "text/csv"], json: [programJson, "application/json"] };

output.addEventListener("click", ({ target }) => {
  const [write, type] = FORMS[target.dataset.save] ?? [];
  if (!write) return;
  if (target.dataset.save === "ics" && !shown.request.start) {
    tellFaults([{ field: "start", message: "A calendar needs dates: choose the first day." }]);
    inputs("start")[0].focus();
    return;
  }
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([write(shown)], { type: `${type};charset=utf-8` }));
  anchor.download = `${page.dataset.program}-${state.variation}-program.${target.dataset.save}`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60000);
});

part("copy").addEventListener("click", async () => {
  const field = part("link");
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    part("copied").textContent = "Copied.";
  } catch {
    part("copied").textContent = "Marked: copy it with your keyboard or a long press.";
  }
});

const over = part("over");

function forgetUndo() {
  undo = undefined;
  over.textContent = "Start over";
}

over.addEventListener("click", () => {
  const before = undo;
  forgetUndo();
  if (before) state = before;
  else {
    undo = state;
    over.textContent = "Undo";
    state = { variation: state.variation, shared: {}, own: {} };
  }
  fill();
  update();
});

addEventListener("hashchange", () => {
  if (fromAddress(location.hash)) begin();
});

for (const section of page.querySelectorAll("[data-default]")) section.remove();
form.hidden = false;
output.hidden = false;
begin();
