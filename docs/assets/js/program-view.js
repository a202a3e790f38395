// A program on the page: copies of the templates that stand there, with its words put into them. None of it is markup.
import { blockWords, courseWords, sessionWords, thenWords } from "./program-words.js";

// The elements of the blocks. `heights` are the numbers of sessions, first and last, for which rows have a height of
// their own, by its name.
export function blocksOf(program, page, heights) {
  const copy = (name) => copyOf(page, name, program.terms.variation);
  return program.blocks.map((block) => blockOf(program, block, copy, heights));
}

function copyOf(page, name, variation) {
  const found = [...page.querySelectorAll(`[data-template="${name}"]`)];
  return found.find(({ dataset }) => (dataset.variation ?? variation) === variation).content.cloneNode(true);
}

function put(element, slots) {
  for (const [name, text] of Object.entries(slots)) {
    for (const slot of element.querySelectorAll(`[data-slot="${name}"]`)) slot.textContent = text;
  }
}

function blockOf(program, block, copy, heights) {
  const element = copy("block").querySelector("[data-block]");
  put(element, {
    course: courseWords(program), weeks: blockWords(program, block), last: block.last, then: thenWords(program, block),
  });
  for (const place of element.querySelectorAll("[data-kept]")) {
    const level = program.request.levels[place.dataset.kept];
    if (level) place.textContent = level;
  }
  const rows = block.sessions.map((session) => rowOf(program, session, copy));
  rows.forEach((row, index) => row.classList.toggle("session--opens", block.sessions[index].week !== block.sessions[index - 1]?.week));
  element.querySelector("[data-sessions]").append(...rows);
  if (!leadsOn(program, block)) element.querySelector("[data-next]").remove();
  for (const link of element.querySelectorAll("[data-plan]")) link.dataset.after = block.last;
  for (const [name, [first, last]] of Object.entries(heights)) {
    if (block.sessions.length >= first && block.sessions.length <= last) element.classList.add(`block--${name}`);
  }
  return element;
}

// Another program can go on from the last block where it ends with the range: a program begins at its bottom.
function leadsOn({ blocks, terms }, block) {
  return block === blocks.at(-1) && block.then.reps === terms.low && !block.then.light;
}

function rowOf(program, session, copy) {
  const row = copy("session").querySelector("[data-session]");
  const words = sessionWords(program, session);
  row.classList.add(`session--${session.light ? "light" : session.change}`);
  if (session.outcome) row.classList.add("session--told", `session--${session.outcome}`);
  put(row, { week: session.week, when: words.when, target: words.target, load: words.load, news: words.news, brief: words.brief });
  if (words.open) row.querySelector('[data-slot="load"]').append(copy("blank"));
  row.querySelectorAll('[data-slot="ramp-up"]').forEach((slot, index) => { slot.textContent = words.ramp_up[index]; });
  row.querySelectorAll("[data-box]").forEach((box, index) => box.classList.toggle("session__box--off", index >= session.sets));
  const went = row.querySelector("select");
  went.value = session.outcome ?? "";
  went.dataset.number = session.number;
  went.setAttribute("aria-label", `How session ${session.number} went, ${words.when}`);
  return row;
}
