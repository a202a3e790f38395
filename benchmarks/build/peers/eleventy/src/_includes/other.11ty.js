import { shell, text } from "../../lib/html.js";

const around = shell("technique");

export function render({ content, page, ready, title }) {
  const URL = ready.site.slice(0, -1) + page.url;
  return around({ ARTICLE: content, TITLE: text(title), DESCRIPTION: text(title), URL });
}
