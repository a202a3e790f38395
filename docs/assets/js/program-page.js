// The form of a program: what is typed there is reckoned at once, stands in the address, and stays in this browser.
// Without this script the page shows a program for each variation, with boxes to write in.
import { convert, program, read } from "./program.js";
import { dateOf, dayNumber } from "./program-request.js";
import { emptyState, fromFragment, fromMemory, ownOf, rawOf, toFragment, withFields } from "./program-state.js";
import { blocksOf } from "./program-view.js";
import { amount, programCsv, programIcs, programJson, title } from "./program-words.js";
import { keep, recall } from "./storage.js";

const page = document.querySelector("[data-program]");
const part = (name) => page.querySelector(`[data-${name}]`);
const rules = JSON.parse(page.dataset.rules);
const ids = Object.keys(rules.variations);
const former = JSON.parse(page.dataset.former ?? "{}"); // what variations were called in links that are still about
const [form, output, note, over] = ["form", "output", "note", "over"].map(part);
const KEY = `primer:program:${page.dataset.program}`;

const TYPED = ["weeks", "start", "time", "light", "load", "step", "most"];
const MORE = ["step", "light", "time"]; // these are folded away until somebody needs them
const PICKED = { start: true, time: true }; // their inputs take nothing but what is written exactly so
const HALF = "?"; // what is half typed into them
const WEIGHED = ["unit", "load", "step", "most"];
const LONGEST = 400; // letters of a field that are looked at
const BEFORE = "Check the marked field. Below is still your last program.";
const SENT = "This program came with a link. Change something here, and it takes the place of the one that this browser keeps.";
const MOVED = "The log counts sessions, not days: check that it still fits.";

let state = emptyState(ids[0]);
let shown; // the program on the page
let undo; // the state before "Start over"
let turned; // the weights before their unit was changed, and what they became

const terms = () => rules.variations[state.variation];
const inputs = (name) => [...form.querySelectorAll(`[name="${name}"]`)];

// A log may be longer than a program that has been shortened for a moment: what is too much waits.
function asked() {
  const raw = rawOf(state);
  const { request } = read(rules, terms(), { ...raw, log: "" });
  const log = (raw.log ?? "").slice(0, request.weeks * request.days.length);
  return { raw: { ...raw, log }, ...read(rules, terms(), { ...raw, log }) };
}

// --- the form

function fill() {
  const { raw, request } = asked();
  for (const input of inputs("variation")) input.checked = input.value === state.variation;
  for (const input of inputs("days")) input.checked = request.days.includes(rules.weekdays.indexOf(input.value));
  for (const name of TYPED) inputs(name)[0].value = (name in PICKED ? request[name] : raw[name]) ?? "";
  for (const input of inputs("unit")) input.checked = input.value === (request.unit || terms().units[0]);
  for (const set of form.querySelectorAll("[data-levels]")) set.hidden = set.dataset.levels !== state.variation;
  levelSets().forEach((set, index) => {
    for (const input of set.querySelectorAll("input")) input.checked = input.value === (request.levels[index] ?? "");
  });
  if (MORE.some((name) => raw[name])) part("more").open = true;
  fit(request);
}

// One for each dial of the variation that has levels, in their order.
function levelSets() {
  return [...form.querySelectorAll("[data-levels]")].filter((set) => set.dataset.levels === state.variation);
}

// What a load is called and counted in differs between variations.
function fit({ unit }) {
  const { units, load_name: name, increments, weeks, can_do: reserve } = terms();
  for (const group of form.querySelectorAll("[data-load]")) group.hidden = units.length === 0;
  for (const group of form.querySelectorAll("[data-units]")) group.hidden = units.length < 2;
  const counted = unit || units[0];
  const hint = (field, text) => { form.querySelector(`#program-${field}-hint`).textContent = text; };
  inputs("weeks")[0].placeholder = weeks;
  inputs("step")[0].placeholder = counted ? amount(increments[counted], counted) : "";
  hint("load", `${name}: what you can squeeze for ${reserve} reps. Empty: boxes to write in.`);
  form.querySelector("[for=program-most]").textContent = units.length < 2 ? "Room for" : "Heaviest you have";
  hint("most", units.length < 2 ? "So many steps; then the next level." : "The top of the stack, for instance.");
  for (const links of output.querySelectorAll("[data-booklets]")) links.hidden = links.dataset.booklets !== state.variation;
}

function collect() {
  // A date that is half typed has no value, and is not nothing.
  const typed = (input) => (input.validity.badInput ? HALF : input.value.slice(0, LONGEST));
  const days = inputs("days").filter((input) => input.checked).map((input) => input.value).join(",");
  const level = levelSets().map((set, index) => [index, set.querySelector(":checked")?.value]).filter(([, option]) => option);
  state = withFields(state, {
    ...Object.fromEntries(TYPED.map((name) => [name, typed(inputs(name)[0])])),
    days,
    level: level.map(([index, option]) => levelText(terms().levels[index], option)),
  });
}

// Two dials may have an option of one name.
function levelText({ name }, option) {
  const dials = terms().levels.filter(({ options }) => options.includes(option));
  return dials.length > 1 ? `${name}: ${option}` : option;
}

// The same weights in the other unit, as near as its steps come; and as they were where nobody has touched them since.
function turn(after) {
  const before = asked().request.unit || terms().units[0];
  const weights = Object.fromEntries(WEIGHED.map((name) => [name, rawOf(state)[name] ?? ""]));
  const isUntouched = turned?.variation === state.variation && WEIGHED.every((name) => turned.now[name] === weights[name]);
  const now = isUntouched && turned.was.unit === after ? turned.was : inUnit(weights, before, after);
  turned = { variation: state.variation, was: { ...weights, unit: before }, now };
  state = withFields(state, now);
}

function inUnit(weights, before, after) {
  const step = terms().increments[after];
  const turnedOne = (text) => {
    const { request, faults } = read(rules, terms(), { unit: before, load: text });
    return request.load && !faults.length ? String(convert(request.load, before, after, step)) : text;
  };
  return { unit: after, load: turnedOne(weights.load), step: "", most: turnedOne(weights.most) };
}

// The form shows nothing of what is half typed once it is filled anew.
function dropHalf() {
  for (const name of Object.keys(PICKED)) if (rawOf(state)[name] === HALF) state = withFields(state, { [name]: "" });
}

function tellFaults(faults) {
  const more = part("more");
  if (faults.some(({ field }) => MORE.includes(field))) more.open = true;
  for (const place of form.querySelectorAll("[data-fault]")) {
    const { fault: name } = place.dataset;
    const fault = faults.find(({ field }) => field === name);
    place.textContent = fault?.message ?? "";
    if (TYPED.includes(name)) inputs(name)[0].setAttribute("aria-invalid", String(Boolean(fault)));
  }
}

// --- the program

function show() {
  page.querySelector("#program-title").textContent = title(shown);
  part("blocks").replaceChildren(...blocksOf(shown, page, JSON.parse(part("blocks").dataset.blocks)));
  const [sessions, pages] = [shown.sessions.length, shown.blocks.length];
  const count = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;
  part("count").textContent = `${count(sessions, "session")}. Prints on ${count(pages, "page")}, one for each block.`;
}

// All that it hangs on by name, also what nobody has typed: a default may be another one some day.
function link(raw, { weeks, days }) {
  const fragment = toFragment(state.variation, {
    ...raw, weeks: String(weeks), days: days.map((day) => rules.weekdays[day]).join(","),
  });
  return new URL(fragment, location.href).href;
}

// Reckons anew. What makes sense is kept, and stands in the address, once somebody has asked for it here.
function update(isAsked = true) {
  const { raw, request, faults } = asked();
  const problems = state.shared.days === "" ? [...faults, { field: "days", message: form.dataset.noDays }] : faults;
  tellFaults(problems);
  fit(request);
  if (problems.length) {
    note.textContent = BEFORE;
    return;
  }
  shown = program(rules, terms(), request);
  show();
  part("link").value = link(raw, request);
  note.textContent = "";
  if (!isAsked) return;
  history.replaceState(history.state, "", part("link").value);
  if (!keep(KEY, state)) note.textContent = "This browser keeps nothing here. The link to this program holds it all the same.";
}

function begin() {
  const kept = recall(KEY);
  const memory = fromMemory(kept, ids, Boolean(form.querySelector("[data-plan]")));
  state = memory ?? state;
  take(memory, kept !== undefined && !memory ? ["what this browser had kept"] : []);
}

// Goes on from the state with what the address says. `wrong` is what has made no sense before.
function take(memory, wrong) {
  const fragment = fromFragment(location.hash, ids, state, former);
  const [found, strange] = fragment ?? [state, []];
  state = found;
  wrong.push(...strange);
  for (let faults = faultsNow(); faults.length; faults = faultsNow()) wrong.push(...faults.map(leftOut));
  fill();
  update(false);
  const isSent = memory && JSON.stringify(rawOf(state)) !== JSON.stringify(rawOf({ ...memory, variation: state.variation }));
  if (isSent) note.textContent = SENT;
  if (wrong.length) note.textContent = `This made no sense and was left out: ${wrong.join("; ")}.`;
  if (note.textContent || fragment) output.scrollIntoView();
}

function faultsNow() {
  return read(rules, terms(), rawOf(state)).faults;
}

// Empties a field that makes no sense, and says which it was.
function leftOut({ field }) {
  const text = `${field}=${[rawOf(state)[field]].flat().join(",")}`;
  state = withFields(state, { [field]: field === "level" ? [] : undefined });
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

// --- what a lifter does

// Where a movement has very many variations, each has a page for its program. Who goes on to another takes along what is
// asked: in the link, as a browser may keep nothing.
function goOn(link, variation, fields) {
  const there = withFields({ ...state, variation }, fields);
  const raw = rawOf(there);
  location.assign(Object.values(raw).some((value) => value.length) ? new URL(toFragment(variation, raw), link.href) : link.href);
}

form.addEventListener("click", (event) => {
  const link = event.target.closest("[data-plan]");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  goOn(link, link.dataset.plan, {});
});

form.addEventListener("input", ({ target }) => {
  forgetUndo();
  if (target.name === "variation") {
    state = { ...state, variation: target.value };
    dropHalf();
    fill();
  } else {
    collect();
    if (target.name === "unit") {
      turn(target.value);
      fill();
    }
  }
  update();
  if (["days", "start"].includes(target.name) && shown.request.log.length && !note.textContent) note.textContent = MOVED;
});
form.addEventListener("submit", (event) => event.preventDefault());

// Sessions go in order: one that is told of tells of those before it, and one that is open opens those behind it.
output.addEventListener("change", ({ target }) => {
  const number = Number(target.dataset.number);
  if (!number) return;
  const faulty = form.querySelector('[aria-invalid="true"]');
  if (faulty) {
    target.value = shown.sessions[number - 1].outcome ?? "";
    faulty.focus();
    return;
  }
  forgetUndo();
  const log = [...shown.request.log].slice(0, target.value ? undefined : number - 1);
  while (target.value && log.length < number - 1) log.push("done");
  if (target.value) log[number - 1] = target.value;
  state = withFields(state, { log: log.map((outcome) => outcome[0]).join("") });
  update();
  output.querySelector(`[data-number="${number}"]`).focus();
});

// What a review leads to begins when its block is over, with a log of its own: another variation, or the same from where
// this program ends.
output.addEventListener("click", (event) => {
  const { plan, after } = event.target.dataset;
  const isNext = event.target.closest("[data-next]");
  if (!plan && !isNext) return;
  event.preventDefault();
  forgetUndo();
  const { start, weeks } = shown.request;
  const begins = start ? dateOf(dayNumber(start) + 7 * (plan ? after : weeks)) : "";
  if (plan && !ids.includes(plan)) {
    goOn(event.target, plan, { start: begins, log: "" });
    return;
  }
  state = withFields({ ...state, variation: plan ?? state.variation }, { start: begins, log: "", ...(plan ? {} : reached()) });
  fill();
  update();
  page.querySelector("#program-title").focus();
  output.scrollIntoView();
});

// The load and the levels with which the program would go on.
function reached() {
  const { then } = shown.blocks.at(-1);
  const levels = shown.terms.levels.map((dial, index) => [dial, dial.rises ? then.level : shown.request.levels[index]]);
  return {
    ...(then.load === null ? {} : { load: String(then.load), unit: shown.request.unit }),
    level: levels.filter(([, option]) => option).map(([dial, option]) => levelText(dial, option)),
  };
}

part("print").addEventListener("click", () => print());

const FORMS = { ics: [programIcs, "text/calendar"], csv: [programCsv, "text/csv"], json: [programJson, "application/json"] };

output.addEventListener("click", ({ target }) => {
  const { save } = target.dataset;
  if (!save) return;
  if (save === "ics" && !shown.request.start) {
    tellFaults([{ field: "start", message: form.dataset.noStart }]);
    inputs("start")[0].focus();
    return;
  }
  const [write, type] = FORMS[save];
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(new Blob([write(shown)], { type: `${type};charset=utf-8` }));
  anchor.download = `${page.dataset.program}-${shown.terms.variation}-program.${save}`;
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

function forgetUndo() {
  undo = undefined;
  over.textContent = "Start over";
}

over.addEventListener("click", () => {
  const before = undo;
  forgetUndo();
  if (!before) {
    undo = state;
    over.textContent = "Undo";
  }
  state = before ?? emptyState(state.variation);
  fill();
  update();
});

addEventListener("hashchange", () => {
  if (!fromFragment(location.hash, ids, state, former)) return;
  forgetUndo();
  take(undefined, []);
});

for (const section of page.querySelectorAll("[data-default]")) section.remove();
form.hidden = false;
output.hidden = false;
begin();
