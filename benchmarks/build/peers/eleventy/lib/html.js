// What both pages use: templates of plain JavaScript, which is Eleventy's quickest kind.
import { readFileSync } from "node:fs";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const text = (value) => String(value).replace(/[&<>"']/g, (char) => ENTITIES[char]);

export const each = (list, render) => (list ?? []).map(render).join("\n");

export function marks(root) {
  return (...footed) => {
    const facts = [...new Set(footed.flatMap((part) => part.facts ?? []))];
    const reasons = new Set(footed.flatMap((part) => part.default ?? []));
    const links = facts.map(
      (fact) => `<a href="${root}/sources/#fact-${fact.toLowerCase()}" aria-label="Source fact ${fact}">${fact}</a>`,
    );
    for (const _ of reasons) links.push('<a class="footing--own" href="#own" aria-label="ours">ours</a>');
    return `<sup class="footing" data-search-exclude="true">${links.join(" ")}</sup>`;
  };
}

export function papers(ready, page, place) {
  const address = (paper) => `${place}${page.movement}-${page.id}-${paper.id}.pdf`;
  const [first] = ready.papers;
  return `<div class="papers">
<a class="button papers__first" href="${address(first)}">Print the card<span class="papers__on"> on ${text(first.name)}</span></a>
<ul class="papers__all" aria-label="Papers">
${each(ready.papers, (paper) => `<li><a href="${address(paper)}" data-paper="${paper.id}">${text(paper.name)}</a></li>`)}
</ul>
</div>`;
}

export function own(root, reasons) {
  if (!reasons.length) return "";
  return `<section aria-labelledby="own">
<h2 id="own">What’s ours, and why</h2>
<p>
An F with a number leads to what <a href="${root}/sources/">the source</a> says.
What is marked “ours” is this site’s own default, for these reasons.
</p>
<ol class="notes">
${each(reasons, (reason, at) => `<li id="own-${at + 1}"><span class="notes__no">${at + 1}</span> ${text(reason)}</li>`)}
</ol>
</section>`;
}

export function shell(name) {
  const parts = readFileSync(`shell/${name}.html`, "utf8").split(/@@([A-Z]+)@@/);
  return (words) => parts.map((part, at) => (at % 2 ? words[part] : part)).join("");
}
