// The program of a variation, reckoned as generator/program does it; tests/program/vectors.json holds the two together.
// Dates are texts as 2027-01-04, counted as days of UTC: a time zone would lose or double one.
import { dateOf, dayNumber, hundredths, wholeParts } from "./program-request.js";

export { convert, read } from "./program-request.js";
export {
  amount, blockWords, programCsv, programIcs, programJson, sessionLines, sessionWords, thenWords, title,
} from "./program-words.js";

// The program that a request makes; the same input gives the same program.
export function program(rules, terms, request) {
  const all = sessionsOf(rules, terms, request);
  const sessions = all.slice(0, -1);
  const blocks = [];
  for (let first = 1; first <= request.weeks; first += terms.block) {
    const last = Math.min(first + terms.block - 1, request.weeks);
    const own = sessions.filter(({ week }) => first <= week && week <= last);
    blocks.push({ first, last, sessions: own, then: all[own.at(-1).number] });
  }
  return { rules, terms, request, blocks, sessions };
}

// Week, weekday and date of each leg day, in order. A week begins on the weekday of the start.
function legDays(rules, request, weeks) {
  const start = request.start ? dayNumber(request.start) : null;
  const first = request.start ? (start + 3) % 7 : 0; // day 0 was a Thursday
  const ahead = (day) => (day - first + 7) % 7;
  const days = [...request.days].sort((one, other) => ahead(one) - ahead(other));
  const dateIn = (week, day) => (request.start ? dateOf(start + 7 * (week - 1) + ahead(day)) : null);
  const inWeek = (week) => days.map((day) => ({ week, day: rules.weekdays[day], date: dateIn(week, day) }));
  return Array.from({ length: weeks }, (_, index) => inWeek(index + 1)).flat();
}

// The sessions of the program, and the one that would follow.
function sessionsOf(rules, terms, request) {
  const most = request.most ?? rules.most_load;
  const days = legDays(rules, request, request.weeks + 1).slice(0, request.weeks * request.days.length + 1);
  let state = startState(terms, request);
  let last = state;
  return days.map((place, index) => {
    const light = request.light.includes(place.week);
    const outcome = request.log[index] ?? null;
    const now = light ? last : state; // what a light week has earned waits until it is over
    if (!light) [last, state] = [state, stateAfter(state, outcome ?? "done", terms, { ...request, most })];
    const { load, level, raised } = now.setting;
    const loads = rampLoads(terms, request, load);
    const [sets, change] = light ? [terms.light_sets, "same"] : [terms.sets, now.change];
    const work = { sets, reps: now.reps, load, level, raised, ramp_up: loads };
    return { number: index + 1, ...place, light, ...work, change, outcome };
  });
}

// The loads of the ramp-up sets, to the nearest step: each below the next, and the last below the working load.
function rampLoads({ ramp_up: rows }, { step }, load) {
  if (load === null || step === null) return rows.map(() => null);
  const [working, size] = [hundredths(load), hundredths(step)];
  const loads = [];
  let above = working;
  for (const { share } of [...rows].reverse()) {
    const steps = wholeParts(2 * working * share + 100 * size, 200 * size);
    const below = wholeParts(above + size - 1, size) - 1;
    above = Math.max(Math.min(steps, below), 0) * size;
    loads.unshift(above / 100);
  }
  return loads;
}

function risingDial(terms) {
  return terms.levels.find((dial) => dial.rises);
}

// Where a lifter stands: the setting, the reps of each working set, and the settings before, the last one last.
function startState(terms, { load, levels }) {
  const level = levels[terms.levels.indexOf(risingDial(terms))] ?? null;
  return { setting: { load, level, raised: 0 }, reps: terms.low, change: "start", before: [] };
}

function stateAfter(state, outcome, terms, request) {
  if (outcome === "short" || (outcome === "missed" && state.reps === terms.low)) return back(state, terms, request);
  if (outcome === "missed") return { ...state, change: "same" };
  if (state.reps < terms.high) {
    return { ...state, reps: Math.min(terms.high, state.reps + terms.climb), change: "reps" };
  }
  const setting = raisedSetting(state.setting, terms, request);
  if (!setting) return { ...state, change: "hold" };
  const change = setting.level === state.setting.level ? "load" : "level";
  return { setting, reps: terms.low, change, before: [...state.before, state.setting] };
}

// The setting so many steps on; a load that the lifter writes in stays one.
function moved(setting, step, count) {
  const load = setting.load === null ? null : (hundredths(setting.load) + count * hundredths(step)) / 100;
  return { ...setting, load, raised: setting.raised + count };
}

// The setting one step on, or null where there is no room for it.
function raisedSetting(setting, terms, { load, step, most }) {
  const next = moved(setting, step, 1);
  if (setting.load === null) {
    if (terms.units.length || (risingDial(terms) && setting.level === null)) return next;
  } else if (next.load <= most) return next;
  const level = levelBeside(setting.level, terms, 1);
  return level ? { load: nearer(setting.load, load, step), level, raised: 0 } : null;
}

// Where the next level begins: at the load of the start, and below the one before if there is anything below.
function nearer(now, start, step) {
  if (now === null || start === null) return null;
  const below = (hundredths(now) - hundredths(step)) / 100;
  return Math.min(start, below > 0 ? below : now);
}

// The next heavier level, or the next lighter one; null at the end, and where no level is known.
function levelBeside(level, terms, way) {
  const options = risingDial(terms)?.options ?? [];
  return options.includes(level) ? (options[options.indexOf(level) + way] ?? null) : null;
}

// The last step taken off again: the setting before; below the start a step less, or a lighter level.
function back({ setting, before }, terms, { load, step }) {
  const last = before.at(-1);
  if (last) {
    const change = last.level === setting.level ? "back" : "level-back";
    return { setting: last, reps: terms.low, change, before: before.slice(0, -1) };
  }
  const isCounted = terms.units.length || (risingDial(terms) && setting.level === null);
  const isLightest = setting.load === null ? !isCounted : setting.load <= step;
  if (!isLightest) return { setting: moved(setting, step, -1), reps: terms.low, change: "back", before: [] };
  const level = levelBeside(setting.level, terms, -1);
  if (level) return { setting: { load, level, raised: 0 }, reps: terms.low, change: "level-back", before: [] };
  return { setting, reps: terms.low, change: "again", before: [] };
}
