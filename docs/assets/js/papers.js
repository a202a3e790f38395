// The button "Print the card" offers the paper that was taken last time.
import { keep, recall } from "./storage.js";

const KEY = "primer:paper";

function offer(id) {
  for (const papers of document.querySelectorAll(".papers")) {
    const link = papers.querySelector(`[data-paper="${CSS.escape(id)}"]`);
    if (!link) continue;
    const first = papers.querySelector(".papers__first");
    first.href = link.href;
    first.querySelector(".papers__on").textContent = ` on ${link.textContent}`;
  }
}

document.addEventListener("click", ({ target }) => {
  const link = target.closest?.("[data-paper]");
  if (!link) return;
  keep(KEY, link.dataset.paper);
  offer(link.dataset.paper);
});

const paper = recall(KEY);
if (typeof paper === "string") offer(paper);
