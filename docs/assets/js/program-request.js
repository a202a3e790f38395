// What a lifter asks of a program, read from text as generator/program/request.py reads it.
// Loads have at most two decimals: they are reckoned in hundredths, which are whole and so exact.
import { amount, filled } from "./program-words.js";

const STEPS = "steps";
const POUND = 45359237; // in parts of 10 mg, by definition
const BLANKS = " \t\r\n"; // trim() takes away more, and not the same as Python's strip()
const DAY = 86400000;

export const hundredths = (load) => Math.round(load * 100);
export const wholeParts = (all, size) => (all - (all % size)) / size;
export const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
export const dateOf = (number) => new Date(number * DAY).toISOString().slice(0, 10);

// The request that these fields make, and the fields that make no sense: they count as empty.
export function read(rules, terms, raw) {
  const form = { rules, terms, raw, faults: [] };
  const weeks = readWeeks(form) ?? terms.weeks;
  const days = readDays(form) ?? inOrder(terms.days.map((day) => rules.weekdays.indexOf(day)));
  const [start, time, chosen, given] = [readStart(form), readTime(form), readUnit(form), readNumber(form, "step")];
  const { load, unit, step } = readLoad(form, chosen, given);
  const most = readMost(form, load, unit);
  const levels = readLevels(form);
  const [light, log] = [readLight(form, weeks), readLog(form, weeks * days.length)];
  return { request: { weeks, days, start, time, unit, step, load, most, levels, light, log }, faults: form.faults };
}

// A weight in the other unit, to the nearest step there, and never none.
export function convert(load, unit, to, step) {
  if (unit === to) return load;
  const size = hundredths(step);
  const [over, under] = unit === "kg" ? [hundredths(load) * 1e8, POUND] : [hundredths(load) * POUND, 1e8];
  return (Math.max(wholeParts(2 * over + size * under, 2 * size * under), 1) * size) / 100;
}

// Gives null, which is what the request has in place of the field.
function fault(form, field, message, values = {}) {
  form.faults.push({ field, message: filled(form.rules.messages[message], values) });
  return null;
}

function stripped(text) {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.includes(text[start])) start += 1;
  while (start < end && BLANKS.includes(text[end - 1])) end -= 1;
  return text.slice(start, end);
}

function textOf({ raw }, field) {
  const value = raw[field] ?? "";
  return stripped(typeof value === "string" ? value : value.join(",")).toLowerCase();
}

function partsOf(form, field) {
  return textOf(form, field).split(/[ \t\r\n,]+/).filter(Boolean);
}

function inOrder(numbers) {
  return [...new Set(numbers)].sort((one, other) => one - other);
}

function wholeNumber(text, high) {
  const number = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= high ? number : null;
}

function readWeeks(form) {
  const [text, high] = [textOf(form, "weeks"), form.rules.most_weeks];
  return text ? (wholeNumber(text, high) ?? fault(form, "weeks", "whole", { low: 1, high })) : null;
}

function readDays(form) {
  const names = form.rules.days.map((name) => name.toLowerCase());
  const indexOf = (part) => names.findIndex((name) => part === name || part === name.slice(0, 3));
  const found = partsOf(form, "days").map(indexOf);
  if (found.includes(-1)) return fault(form, "days", "days");
  return found.length ? inOrder(found) : null;
}

function readStart(form) {
  const [text, low, high] = [textOf(form, "start"), form.rules.first_day, form.rules.last_day];
  if (!text) return null;
  if (!isDay(text)) return fault(form, "start", "date");
  return low <= text && text <= high ? text : fault(form, "start", "date_range", { low, high });
}

// Browsers differ over a February 30: some refuse it, others take it for a day of March.
function isDay(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) || text.startsWith("0000")) return false;
  const number = dayNumber(text);
  return !Number.isNaN(number) && dateOf(number) === text;
}

function readTime(form) {
  const text = textOf(form, "time");
  if (!text || /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text)) return text || null;
  return fault(form, "time", "time");
}

function readUnit(form) {
  const [text, { units }] = [textOf(form, "unit"), form.terms];
  if (text && units.includes(text)) return text;
  if (text && units.length) fault(form, "unit", "unit", { units: units.join(" or ") });
  if (text && !units.length) refuse(form, "unit");
  return units.length === 1 ? units[0] : "";
}

function refuse(form, field) {
  return textOf(form, field) ? fault(form, field, "no_load", { name: form.terms.name }) : null;
}

// A number as it is written, with a unit behind it where one may stand there; null where there is none.
function readNumber(form, field, unit = "") {
  if (!form.terms.units.length) return refuse(form, field);
  const text = textOf(form, field);
  if (!text) return null;
  const typed = text.slice(0, text.length - unit.length);
  const isThousands = /^[0-9]+,[0-9]{3} *$/.test(typed); // to one reader 1.5, to another 1500
  const written = /^([0-9]{1,12})(?:[.,]([0-9]{1,12}))? *$/.exec(typed);
  if (!written || isThousands) return fault(form, field, "number");
  const [, whole, decimals = ""] = written;
  const size = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, "0"));
  const isFiner = /[1-9]/.test(decimals.slice(2));
  const [high, roundedUp] = [form.rules.most_load, size + (isFiner ? 1 : 0)];
  if (roundedUp === 0 || roundedUp > high * 100) return fault(form, field, "range", { high });
  if (isFiner) return fault(form, field, "fine");
  return form.terms.units.includes(STEPS) && size % 100 ? fault(form, field, "steps") : size / 100;
}

// The load, with the unit it is in and the step that counts for it.
function readLoad(form, chosen, given) {
  const { rules, terms } = form;
  if (!terms.units.length) return { load: refuse(form, "load"), unit: "", step: null };
  const behind = /[0-9 ](kg|lbs?|steps?)$/.exec(textOf(form, "load"))?.[1] ?? "";
  const named = { lbs: "lb", step: STEPS }[behind] ?? behind;
  const isKnown = !named || terms.units.includes(named);
  const load = isKnown
    ? readNumber(form, "load", behind)
    : fault(form, "load", "unit", { units: terms.units.join(" or ") });
  const unit = chosen || (load && named) || (load || given ? terms.units[0] : "");
  const step = given ?? (unit ? terms.increments[unit] : null);
  const same = load && named ? convert(load, named, unit, step) : load;
  return { load: same > rules.most_load ? fault(form, "load", "range", { high: rules.most_load }) : same, unit, step };
}

function readMost(form, load, unit) {
  const most = readNumber(form, "most");
  if (most && !load && textOf(form, "load")) return null; // it has been told what is wrong with the load
  if (most && !load) return fault(form, "most", "alone");
  return most && most < load ? fault(form, "most", "least", { load: amount(load, unit) }) : most;
}

function readLevels(form) {
  const [raw, dials] = [form.raw.level ?? [], form.terms.levels];
  const none = dials.map(() => null);
  const chosen = [...none];
  for (const wanted of (typeof raw === "string" ? [raw] : raw).map(plainLevel).filter(Boolean)) {
    const means = (dial, option) => [option, `${dial.name}: ${option}`].map(plainLevel).includes(wanted);
    const index = dials.findIndex((dial) => dial.options.some((option) => means(dial, option)));
    if (index < 0) {
      const options = dials.flatMap((dial) => dial.options.map((option) => `"${option}"`)).join(" or ");
      fault(form, "level", dials.length ? "level" : "no_levels", { options, name: form.terms.name });
      return none;
    }
    const option = dials[index].options.find((each) => means(dials[index], each));
    if (chosen[index] !== null && chosen[index] !== option) {
      fault(form, "level", "one_level", { dial: dials[index].name.toLowerCase() });
      return none;
    }
    chosen[index] = option;
  }
  return chosen;
}

function plainLevel(text) {
  return stripped(text.replaceAll("-", " ")).toLowerCase();
}

function readLight(form, weeks) {
  const found = partsOf(form, "light").map((part) => wholeNumber(part, weeks));
  return found.includes(null) ? (fault(form, "light", "light") ?? []) : inOrder(found);
}

function readLog(form, count) {
  const { outcomes } = form.rules;
  const byLetter = (sign) => outcomes.find((outcome) => outcome[0] === sign);
  const found = partsOf(form, "log").flatMap((part) => (outcomes.includes(part) ? part : [...part].map(byLetter)));
  if (found.includes(undefined)) return fault(form, "log", "log") ?? [];
  return found.length > count ? (fault(form, "log", "long_log", { count }) ?? []) : found;
}
