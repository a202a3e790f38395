// The finished pages. As 3,000 files of their own they took Eleventy six times as long as this.
import { readFileSync } from "node:fs";
import { shell, text } from "../lib/html.js";

const around = shell("technique");

export const data = {
  pagination: { data: "others", size: 1, alias: "other" },
  permalink: (data) => data.other.permalink,
};

export function render({ other, ready }) {
  const article = readFileSync(other.file, "utf8");
  return around({ ARTICLE: article, TITLE: text(other.title), DESCRIPTION: text(other.title), URL: ready.site.slice(0, -1) + other.permalink.replace(/index\.html$/, "") });
}
