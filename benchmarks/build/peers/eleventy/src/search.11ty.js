export const data = { permalink: "search/search_index.json", eleventyExcludeFromCollections: true };

const joined = (statements) => (statements ?? []).map((it) => it.text).join(" ");

function sections(it, entry) {
  const found = [
    ["purpose", joined(it.purpose)],
    ["set-up", joined(it.set_up)],
    ["cues", joined(it.cues)],
    ["load", joined(it.load.dials)],
    ["progress", joined(it.load.progress)],
    ["resistance", it.resistance.text],
    ["up", joined(it.progress?.when)],
    ["back", joined(it.step_back?.when)],
    ["own", entry.own.join(" ")],
  ];
  for (const [phase, said] of Object.entries(it.execution)) found.push([phase, joined(said)]);
  for (const fault of it.faults) {
    found.push([`fault-${fault.id}`, joined([fault.fault, fault.notice, fault.fix, fault.step_back])]);
  }
  return found;
}

export function render({ ready, variations }) {
  const docs = [];
  for (const entry of ready.pages) {
    const it = variations[entry.movement][entry.id];
    const location = `${entry.movement}/${entry.id}/`;
    docs.push({ location, title: it.name, text: it.summary.text });
    for (const [anchor, text] of sections(it, entry)) docs.push({ location: `${location}#${anchor}`, title: anchor, text });
    const card = `${location}card/`;
    docs.push({ location: card, title: `Card: ${it.name}`, text: it.summary.text });
    docs.push({ location: `${card}#card-set-up`, title: "Setup", text: joined(it.set_up) });
    docs.push({ location: `${card}#card-cues`, title: "Cues", text: joined(it.cues) });
    docs.push({ location: `${card}#own`, title: "own", text: entry.card_own.join(" ") });
  }
  return JSON.stringify({ config: { lang: ["en"] }, docs });
}
