// What a lifter asks of a program, as it stands in an address and in this browser's memory: fields of text, as they are
// typed. Days and dates hold for every variation; loads, levels and the log are each variation's own.

export const SHARED = ["weeks", "days", "start", "time", "light"];
export const OWN = ["unit", "load", "step", "most", "level", "log"];
const FIELDS = [...SHARED, ...OWN];
const LONGEST = 400;

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string" && value.length <= LONGEST;

export function emptyState(variation) {
  return { variation, shared: {}, own: {} };
}

export function ownOf(state) {
  return (Object.hasOwn(state.own, state.variation) && state.own[state.variation]) || {};
}

// The state with other fields of the chosen variation, or of all.
export function withFields(state, fields) {
  const part = (names) => Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
  return {
    ...state,
    shared: { ...state.shared, ...part(SHARED) },
    own: { ...state.own, [state.variation]: { ...ownOf(state), ...part(OWN) } },
  };
}

export function rawOf(state) {
  return { ...state.shared, ...ownOf(state) };
}

// The part of an address that holds all of it. A fragment isn't sent to any server.
export function toFragment(variation, raw) {
  const query = new URLSearchParams([["variation", variation]]);
  for (const name of FIELDS) {
    for (const value of [raw[name] ?? ""].flat()) if (value) query.append(name, value);
  }
  return `#${query}`;
}

// The state that a fragment makes of the one before, and what in it made no sense; undefined where it is no state at
// all, but a place on the page. A fragment that names the variation alone changes that and leaves the rest; one that
// names it by a former id means what took its place.
export function fromFragment(fragment, ids, before, former = {}) {
  if (!fragment.includes("=")) return undefined;
  const query = new URLSearchParams(fragment.slice(1));
  const named = query.get("variation");
  const given = Object.hasOwn(former, named) ? former[named] : named;
  const variation = ids.includes(given) ? given : before.variation;
  const found = FIELDS.filter((name) => query.get(name)).map((name) => [name, name === "level" ? query.getAll(name) : query.get(name)]);
  const strange = [...new Set(query.keys())].filter((name) => name !== "variation" && !FIELDS.includes(name));
  const wrong = [...(given === null || given === variation ? [] : [`variation=${given}`]), ...strange.map((name) => `${name}=…`)];
  if (!found.length) return [{ ...before, variation }, wrong];
  const own = { ...before.own, [variation]: {} };
  return [withFields({ variation, shared: {}, own }, Object.fromEntries(found)), wrong];
}

// What this browser has kept, as far as it can be used, or undefined. A page with the program of one variation shows that
// one, and keeps what others of the movement have of their own.
export function fromMemory(kept, ids, isOne = false) {
  if (!isObject(kept) || !(isOne || ids.includes(kept.variation))) return undefined;
  const own = isObject(kept.own) ? kept.own : {};
  const mine = isOne ? [...new Set([...ids, ...Object.keys(own)])] : ids;
  return {
    variation: isOne ? ids[0] : kept.variation,
    shared: texts(kept.shared, SHARED),
    own: Object.fromEntries(mine.map((id) => [id, texts(Object.hasOwn(own, id) ? own[id] : {}, OWN)])),
  };
}

function texts(fields, names) {
  const isSound = (name, value) => (name === "level" ? Array.isArray(value) && value.every(isText) : isText(value) && value);
  return Object.fromEntries(Object.entries(isObject(fields) ? fields : {}).filter(([name, value]) => names.includes(name) && isSound(name, value)));
}
