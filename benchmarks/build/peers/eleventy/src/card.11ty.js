import { each, marks, own, papers, shell, text } from "../lib/html.js";

const root = "../../..";
const mark = marks(root);
const around = shell("card");

export const data = {
  pagination: { data: "ready.pages", size: 1, alias: "entry" },
  permalink: (data) => `${data.entry.movement}/${data.entry.id}/card/index.html`,
};

function box(dial, number) {
  if (!dial.options) {
    return `<label for="mine-${number}">${text(dial.name)}</label>${mark(dial)}
<input class="box" id="mine-${number}" maxlength="12" autocomplete="off" data-keep="mine-${number}">`;
  }
  const option = (it) =>
    `<label><input type="radio" name="mine-${number}" value="${text(it)}" data-keep="mine-${number}"> ${text(it)}</label>`;
  return `<fieldset>
<legend>${text(dial.name)}${mark(dial)}</legend>
${each(dial.options, option)}
</fieldset>`;
}

export function render({ entry, ready, variations }) {
  const of = variations[entry.movement];
  const it = of[entry.id];
  const address = `${ready.site}${entry.movement}/${entry.id}/`;
  const move = (way, words, step) =>
    step
      ? `<div class="card-sheet__${way}"><dt class="caps">${words} ${text(of[step.to].short_name)}</dt><dd>${text(step.short)}${mark(...step.when)}</dd></div>`
      : "";
  const article = `<link rel="stylesheet" href="../../../assets/css/card.css">
<div class="card-page">
<div class="no-print">
${papers(ready, entry, "")}
<p>Or use it here, on your phone: tick what is done, and note what you lift.</p>
</div>
<article class="card-sheet" aria-labelledby="card-title" data-card="${entry.movement}/${entry.id}">
<header class="card-sheet__head">
<div>
<p class="card-sheet__level">Level ${entry.rank} of ${entry.count} · ${text(it.level.label)}${mark(it.level)}</p>
<h1 id="card-title">${text(it.name)}</h1>
</div>
<div class="card-sheet__qr" role="img" aria-label="QR code of ${address}">${entry.qr}</div>
</header>
<p class="card-sheet__need"><strong class="caps">Take</strong> ${it.equipment
    .map((use) => `<span>${text(ready.items[use.item])}${use.note ? ` (${text(use.note)})` : ""}${mark(use)}</span>`)
    .join(" · ")}</p>
${ready.shared[entry.session]}
<section class="card-sheet__mine" aria-labelledby="card-mine">
<h2 class="caps" id="card-mine">My setup</h2>
<ul>
${each(it.load.dials, (dial, at) => `<li>\n${box(dial, at + 1)}\n</li>`)}
</ul>
</section>
${ready.shared[entry.note]}
${ready.shared[entry.table]}
<div class="card-sheet__columns">
<section aria-labelledby="card-set-up">
<h2 class="caps" id="card-set-up">Setup</h2>
<ol class="card-sheet__steps">
${each(it.set_up.filter((step) => step.short), (step) => `<li><span>${text(step.short)}${mark(step)}</span></li>`)}
</ol>
</section>
<section aria-labelledby="card-cues">
<h2 class="caps" id="card-cues">Cues</h2>
<ul class="card-sheet__cues">
${each(it.cues, (cue) => `<li><span>${text(cue.text)}${mark(cue)}</span></li>`)}
</ul>
</section>
</div>
<section aria-labelledby="card-faults">
<h2 class="caps" id="card-faults">If it goes wrong</h2>
<dl class="card-sheet__faults">
${each(it.faults, (fault) => `<div><dt>${text(fault.name)}${mark(fault.fault, fault.fix)}</dt><dd>${text(fault.card_fix)}</dd></div>`)}
</dl>
</section>
${ready.shared[entry.stop]}
<dl class="card-sheet__moves">
${move("up", "Up to", it.progress)}
${move("back", "Back to", it.step_back)}
</dl>
<p class="card-sheet__foot">
<strong><a href="../">${address.replace("https://", "")}</a></strong>
· ${ready.shared[entry.foot]}
</p>
</article>
<p class="buttons no-print">
<a class="button" href="../">Technique of the ${text(it.name)}</a>
<a class="button button--quiet" href="../../program/#variation=${entry.id}">Your program for weeks</a>
<a class="button button--quiet" href="../../choose/">Which one today?</a>
</p>
<div class="no-print">
${own(root, entry.card_own)}
</div>
</div>`;
  const TITLE = `Card: ${text(it.name)}`;
  return around({ ARTICLE: article, TITLE, DESCRIPTION: text(it.summary.text), URL: `${address}card/` });
}
