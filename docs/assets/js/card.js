// The card on a phone: what is ticked and written stays, and the session before shows in the empty boxes.
import { keep, recall } from "./storage.js";

const sheet = document.querySelector("[data-card]");
const key = `primer:card:${sheet.dataset.card}`;
const fields = [...sheet.querySelectorAll("[data-keep]")];
const status = sheet.querySelector("[role=status]");
const restart = sheet.querySelector("[data-new]");

const LASTS = /^mine-/; // the setup outlasts a session
const isEntry = ([, value]) => typeof value === "string" || typeof value === "boolean";
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

let state = read();
let undo;

function read() {
  const found = recall(key);
  const part = (name) => Object.fromEntries(Object.entries(isObject(found?.[name]) ? found[name] : {}).filter(isEntry));
  return { now: part("now"), before: part("before") };
}

function show() {
  for (const field of fields) {
    const value = state.now[field.dataset.keep];
    if (field.type === "checkbox") field.checked = value === true;
    else if (field.type === "radio") field.checked = value === field.value;
    else {
      field.value = typeof value === "string" ? value.slice(0, field.maxLength) : "";
      const before = state.before[field.dataset.keep];
      field.placeholder = typeof before === "string" ? before.slice(0, field.maxLength) : "";
    }
  }
}

function save() {
  const kept = keep(key, state);
  status.textContent = kept ? "" : "This browser keeps nothing here: what you enter lasts until you leave the page.";
}

function today() {
  return new Date().toLocaleDateString("en-US", { month: "short", day: "numeric" });
}

function forgetUndo() {
  undo = undefined;
  restart.textContent = "Start a new session";
}

sheet.addEventListener("input", ({ target }) => {
  const name = target.dataset.keep;
  if (!name) return;
  state.now[name] = target.type === "checkbox" ? target.checked : target.value;
  if (!LASTS.test(name) && name !== "date" && !state.now.date) state.now.date = today();
  forgetUndo();
  save();
  const date = fields.find((field) => field.dataset.keep === "date");
  if (document.activeElement !== date) date.value = state.now.date ?? "";
});

restart.addEventListener("click", () => {
  if (undo) {
    state = undo;
    forgetUndo();
    show();
    save();
    return;
  }
  undo = state;
  const entries = Object.entries(state.now);
  const written = entries.filter(([name, value]) => !LASTS.test(name) && typeof value === "string" && value);
  state = {
    now: Object.fromEntries(entries.filter(([name]) => LASTS.test(name))),
    before: { ...state.before, ...Object.fromEntries(written.filter(([name]) => name !== "date")) },
  };
  restart.textContent = "Undo";
  show();
  save();
  if (!status.textContent) status.textContent = "The boxes show what you did last time.";
});

// The same card in another tab: what is entered there shows here.
addEventListener("storage", (event) => {
  if (event.key !== key && event.key !== null) return; // null: all was cleared
  forgetUndo();
  state = read();
  show();
});

// A browser without storage may still hold what was typed before it came back to this page.
if (Object.keys(state.now).length || Object.keys(state.before).length) show();
for (const field of fields) {
  if (state.now[field.dataset.keep] === undefined && (field.checked || (field.type === "text" && field.value))) {
    state.now[field.dataset.keep] = field.type === "checkbox" ? true : field.value;
  }
}
restart.closest("[hidden]").hidden = false;
