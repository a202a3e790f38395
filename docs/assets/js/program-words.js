// A program in words and as files, each the same to the byte as generator/program/words.py, table.py and calendar.py.
const MOST_OCTETS = 75;
const MARK = "\ufeff"; // tells a spreadsheet that the file is UTF-8

// A text with its places filled, in one go: what is filled in may hold braces of its own.
export function filled(text, values) {
  return text.replace(/\{([a-z_]+)\}/g, (_, name) => String(values[name]));
}

function say({ words }, word, values = {}) {
  return filled(words[word], values);
}

// A load with its unit, without needless zeros.
export function amount(load, unit) {
  if (!load) return "no load";
  return `${load} ${unit === "steps" && load === 1 ? "step" : unit}`;
}

// --- words

// What is shown of a session; open says whether there is a load to write in, and load may hold a level all the same.
export function sessionWords(program, session) {
  return {
    when: dayWords(program.rules, session),
    target: target(program.rules, session),
    load: loadWords(program.request, session),
    ramp_up: rampWords(program, session),
    news: news(program, session),
    brief: news(program, session, "-brief"),
    open: program.terms.units.length ? session.load === null : session.level === null,
  };
}

function dayWords({ days, weekdays, months }, session) {
  const day = days[weekdays.indexOf(session.day)];
  if (!session.date) return day;
  const [, month, number] = session.date.split("-").map(Number);
  return `${day.slice(0, 3)}, ${months[month - 1].slice(0, 3)} ${number}`;
}

function target(rules, { sets, reps }) {
  return say(rules, "target", { sets, reps });
}

function loadWords(request, { level, load }) {
  return [level, load === null ? "" : amount(load, request.unit)].filter(Boolean).join(", ");
}

function at(rules, load) {
  return load ? say(rules, "at", { load }) : "";
}

function rampWords({ rules, terms, request }, session) {
  return terms.ramp_up.map(({ share, reps }, index) => {
    const load = session.ramp_up[index];
    const lighter = terms.units.length ? say(rules, "share", { share }) : say(rules, "lighter");
    return say(rules, "ramp-up", { load: load === null ? lighter : amount(load, request.unit), reps });
  });
}

function stepWords({ rules, terms, request }) {
  if (!terms.units.length) return say(rules, "a-level");
  if (request.step !== null) return amount(request.step, request.unit);
  return terms.units.map((unit) => amount(terms.increments[unit], unit)).join(" or ");
}

function news(program, session, form = "") {
  const { rules, terms } = program;
  if (session.light) return say(rules, "light", { sets: session.sets, usual: terms.sets });
  const dial = terms.levels.find(({ rises }) => rises)?.name ?? "";
  const word = `${session.change}${form}`;
  return say(rules, word in rules.words ? word : session.change, { reps: session.reps, step: stepWords(program), dial, level: session.level });
}

// The weeks of a block, as "Weeks 1–4".
export function blockWords({ rules }, { first, last }) {
  return say(rules, first === last ? "week" : "weeks", { first, last });
}

// What comes after a block for a lifter who stays with the variation.
export function thenWords(program, { then }) {
  const { rules, request } = program;
  const load = loadWords(request, then);
  if (then.change === "load" && !load) {
    return say(rules, "then-raised", { target: target(rules, then), step: stepWords(program) });
  }
  return say(rules, then.light ? "then-light" : "then", { target: target(rules, then), at: at(rules, load) });
}

// The program in a line: what, how long, on which days, and from when.
export function title(program) {
  return say(program.rules, "title", { name: program.terms.name, course: courseWords(program) });
}

// The same without what it is done with.
export function courseWords({ rules, request }) {
  const weeks = say(rules, request.weeks === 1 ? "one-week" : "many-weeks", { count: request.weeks });
  const days = request.days.map((day) => rules.days[day].slice(0, 3)).join(", ");
  const since = request.start ? say(rules, "since", { date: written(rules, request.start) }) : "";
  return say(rules, "course", { weeks, days, since });
}

function written({ months }, date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${months[month - 1]} ${day}, ${year}`;
}

// All sets of a session, each a line, and how they are done.
export function sessionLines(program, session) {
  const { rules, terms, request, sessions } = program;
  const words = sessionWords(program, session);
  const place = { week: session.week, number: session.number, count: sessions.length };
  const levels = terms.levels.map(({ name, rises }, index) => ({ dial: name, rises, level: request.levels[index] }));
  const working = { target: words.target, at: at(rules, words.load), effort: terms.effort };
  return [
    say(rules, "place", place),
    words.news,
    say(rules, "warm-up-line", terms),
    ...levels.filter(({ rises, level }) => level && !rises).map((row) => say(rules, "level-line", row)),
    ...words.ramp_up.map((text, index) => say(rules, "ramp-up-line", { number: index + 1, ramp_up: text })),
    say(rules, "working-line", working),
    say(rules, "tempo-line", terms),
    say(rules, "rest-line", terms),
  ];
}

// What to ask at the end of a block, each a line, and how to go on.
function reviewLines(program, block) {
  const { rules, terms } = program;
  const moves = [["up", terms.up], ["down", terms.back]].filter(([, move]) => move);
  const lines = moves.flatMap(([word, { name, when }]) => [
    say(rules, word, { name }), ...when.map((text) => say(rules, "item", { text })),
  ]);
  return [...lines, thenWords(program, block)];
}

// --- data

// The program as JSON.
export function programJson({ rules, terms, request, blocks }) {
  const levels = terms.levels.map(({ name }, index) => ({ dial: name, level: request.levels[index] }));
  const data = {
    movement: terms.movement,
    variation: terms.variation,
    name: terms.name,
    weeks: request.weeks,
    days: request.days.map((day) => rules.weekdays[day]),
    start: request.start,
    time: request.time,
    unit: request.unit || null,
    step: request.step,
    load: request.load,
    most: request.most,
    levels: levels.filter(({ level }) => level),
    light: request.light,
    warm_up: terms.warm_up,
    tempo: terms.tempo,
    rest: terms.rest,
    effort: terms.effort,
    blocks: blocks.map((block) => blockData(terms, block)),
  };
  return `${JSON.stringify(data, null, 1)}\n`;
}

function blockData(terms, { first, last, sessions, then }) {
  const stay = { level: then.level, load: then.load, sets: then.sets, reps: then.reps };
  return {
    weeks: [first, last],
    sessions: sessions.map((session) => sessionData(terms, session)),
    review: { up: terms.up, back: terms.back, stay },
  };
}

function sessionData(terms, session) {
  const { number, week, day, date, light, change, level, sets, reps, load, raised, outcome } = session;
  const loads = session.ramp_up;
  const lighter = terms.ramp_up.map((row, index) => ({ share: row.share, load: loads[index], reps: row.reps }));
  return { number, week, day, date, light, change, level, ramp_up: lighter, sets, reps, load, raised, outcome };
}

// The program as CSV (RFC 4180), one row for each set.
export function programCsv(program) {
  const rows = [program.rules.columns, ...program.sessions.flatMap((session) => setRows(program, session))];
  return MARK + rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function setRows(program, session) {
  const { week, number, date, day, level, load, reps, sets, ramp_up: loads } = session;
  const note = news(program, session);
  const ramp = program.terms.ramp_up.map((row, index) => [`Ramp-up ${index + 1}`, loads[index], row.share, row.reps]);
  const work = Array.from({ length: sets }, (_, index) => [`Working ${index + 1}`, load, 100, reps]);
  return [...ramp, ...work].map(([name, own, share, count]) =>
    [week, number, date, day, name, level, own, program.request.unit, share, count, note, session.outcome, "", ""].map(cell),
  );
}

// A text that no spreadsheet takes for a formula.
function cell(value) {
  const text = String(value ?? "");
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text) {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// --- a calendar

// The calendar (RFC 5545) of a program that has a start: an event for each session and each review, in local time
// without a zone.
export function programIcs(program) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Pull Through Primer//Program//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(title(program))}`,
    ...program.blocks.flatMap((block) => blockEvents(program, block)),
    "END:VCALENDAR",
  ];
  return lines.flatMap(folded).map((line) => `${line}\r\n`).join("");
}

// The sessions of a block, and its review on the day of the last one.
function blockEvents(program, block) {
  const { rules, terms, request } = program;
  if (!request.start) return [];
  const events = block.sessions.flatMap((session) =>
    eventLines(program, session, session.number, eventWords(program, session), sessionLines(program, session), request.time),
  );
  const name = say(rules, "review", terms);
  return [...events, ...eventLines(program, block.sessions.at(-1), `review-${block.last}`, name, reviewLines(program, block), null)];
}

function eventLines(program, { date }, id, name, lines, time) {
  const { terms } = program;
  const [day, page] = [date.replaceAll("-", ""), terms.page ? [terms.page] : []];
  const when = time
    ? [`DTSTART:${day}T${time.replace(":", "")}00`, `DURATION:PT${terms.minutes}M`]
    : [`DTSTART;VALUE=DATE:${day}`];
  return [
    "BEGIN:VEVENT",
    `UID:${calendarName(program)}-${id}@${terms.movement}`,
    `DTSTAMP:${terms.stamp}T000000Z`,
    ...when,
    `SUMMARY:${escaped(name)}`,
    `DESCRIPTION:${escaped([...lines, ...page].join("\n"))}`,
    ...page.map((address) => `URL:${address}`),
    `TRANSP:${time ? "OPAQUE" : "TRANSPARENT"}`,
    "END:VEVENT",
  ];
}

function eventWords({ rules, terms, request }, session) {
  const load = at(rules, loadWords(request, session));
  return say(rules, "event", { name: terms.name, target: target(rules, session), at: load });
}

// What tells a program from another in one calendar; with another load or log it takes its own place.
function calendarName({ rules, terms, request }) {
  const days = request.days.map((day) => rules.weekdays[day]).join("");
  return [terms.variation, request.start.replaceAll("-", ""), days].join("-");
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

// A line in parts of at most 75 octets; all but the first begin with a blank.
function folded(line) {
  const parts = [""];
  let size = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (size + octets > MOST_OCTETS) {
      parts.push(" ");
      size = 1;
    }
    parts[parts.length - 1] += sign;
    size += octets;
  }
  return parts;
}
