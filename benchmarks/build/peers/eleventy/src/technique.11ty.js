import { each, marks, own, papers, shell, text } from "../lib/html.js";

const root = "../..";
const mark = marks(root);
const said = (statement) => text(statement.text) + mark(statement);
const list = (statements) => `<ul>\n${each(statements, (it) => `<li>${said(it)}</li>`)}\n</ul>`;
const around = shell("technique");

export const data = {
  pagination: { data: "ready.pages", size: 1, alias: "entry" },
  permalink: (data) => `${data.entry.movement}/${data.entry.id}/index.html`,
};

export function render({ entry, ready, variations }) {
  const of = variations[entry.movement];
  const it = of[entry.id];
  const article = `<p class="eyebrow">Level ${entry.rank} of ${entry.count} · ${text(it.level.label)}${mark(it.level)}</p>
<h1>${text(it.name)}</h1>
<p class="lede">${said(it.summary)}</p>
${it.also ? `<p class="also">Also called ${text(it.also.join(", "))}</p>` : ""}
${ready.shared[entry.ladder]}
${papers(ready, entry, "card/")}
<p class="buttons">
<a class="button button--quiet" href="card/">Card on screen</a>
<a class="button button--quiet" href="../program/#variation=${entry.id}">Your program for weeks</a>
<a class="button button--quiet" href="../choose/">Which one today?</a>
</p>
<section aria-labelledby="purpose">
<h2 id="purpose">What it’s for</h2>
${list(it.purpose)}
</section>
<section aria-labelledby="equipment">
<h2 id="equipment">What you need</h2>
<ul>
${each(it.equipment, (use) => `<li><a href="../../equipment/#item-${use.item}">${text(ready.items[use.item])}</a>${use.note ? `, ${text(use.note)}` : ""}${mark(use)}</li>`)}
</ul>
</section>
<section aria-labelledby="set-up">
<h2 id="set-up">Setup</h2>
<ol class="steps">
${each(it.set_up, (step) => `<li><p>${said(step)}</p></li>`)}
</ol>
</section>
<section aria-labelledby="execution">
<h2 id="execution">One repetition</h2>
<ol class="phases">
${each(
  ready.phases[entry.movement],
  (phase) => `<li class="phase">
<h3>${phase.title}</h3>
<p class="phase__tempo">${phase.tempo}</p>
<ul>
${phase.shared}
${each(it.execution[phase.field], (step) => `<li>${said(step)}</li>`)}
</ul>
</li>`,
)}
</ol>
</section>
<section aria-labelledby="cues">
<h2 id="cues">Cues</h2>
<ul class="cues">
${each(it.cues, (cue) => `<li>${said(cue)}</li>`)}
</ul>
</section>
<section aria-labelledby="plan">
${ready.shared[entry.plan[0]]} with the ${text(it.name)}:${entry.plan[1]}${ready.shared[entry.plan[2]]}
</section>
<section aria-labelledby="load">
<h2 id="load">Load</h2>
<dl class="dials">
${each(
  it.load.dials,
  (dial) => `<div>
<dt>${text(dial.name)}</dt>
<dd>${said(dial)}${dial.options ? `<br><span class="dials__options">${text(dial.options.join(" · "))}</span>` : ""}</dd>
</div>`,
)}
</dl>
${each(it.load.progress, (statement) => `<p>${said(statement)}</p>`)}
</section>
<section aria-labelledby="resistance">
<h2 id="resistance">Where it pulls</h2>
<figure class="tension">
${ready.shared[entry.curve]}
<figcaption>${said(it.resistance)}</figcaption>
</figure>
</section>
<section aria-labelledby="faults">
<h2 id="faults">Faults and fixes</h2>
<div class="faults">
${each(
  it.faults,
  (fault) => `<article class="fault" id="fault-${fault.id}" aria-labelledby="fault-${fault.id}__name">
<div>
<h3 id="fault-${fault.id}__name">${text(fault.name)}</h3>
<p>${said(fault.fault)}</p>
</div>
<dl>
<div class="fault__notice"><dt>You notice</dt><dd>${said(fault.notice)}</dd></div>
<div class="fault__fix"><dt>Fix</dt><dd>${said(fault.fix)}</dd></div>
<div class="fault__back">
<dt>Step back${fault.step_back.to ? ` to <a href="../${fault.step_back.to}/">${text(of[fault.step_back.to].short_name)}</a>` : ""}</dt>
<dd>${said(fault.step_back)}</dd>
</div>
</dl>
</article>`,
)}
</div>
</section>
<section aria-labelledby="moves">
<h2 id="moves">Move up or step back</h2>
<div class="moves">
<div class="move move--up">
${
  it.progress
    ? `<h3>Move up to ${text(of[it.progress.to].short_name)}</h3>
<p>When all of this is so:</p>
${list(it.progress.when)}
<p><a href="../${it.progress.to}/">${text(of[it.progress.to].name)}</a></p>`
    : `<h3>The top rung</h3>
<p>There is no harder variation here. Progress is more load, one small step at a time.</p>`
}
</div>
<div class="move move--down">
${
  it.step_back
    ? `<h3>Step back to ${text(of[it.step_back.to].short_name)}</h3>
<p>When any of this is so:</p>
${list(it.step_back.when)}
<p><a href="../${it.step_back.to}/">${text(of[it.step_back.to].name)}</a></p>`
    : `<h3>The first rung</h3>
<p>There is no easier variation here. Take the easier way that each fault above names.</p>`
}
</div>
</div>
</section>
${
  it.video
    ? `<section aria-labelledby="video">
<h2 id="video">See it done</h2>
<p><a href="${text(it.video.url)}" rel="noopener noreferrer">${text(it.video.title)}</a>${mark(it.video)} (opens another site)</p>
</section>`
    : ""
}
${own(root, entry.own)}`;
  const URL = `${ready.site}${entry.movement}/${entry.id}/`;
  return around({ ARTICLE: article, TITLE: text(it.name), DESCRIPTION: text(it.summary.text), URL });
}
