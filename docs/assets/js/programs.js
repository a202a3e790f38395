// The page of very many programs leads on to the page of the one that its address names: links to programs were about
// before each had a page of its own.
const page = document.querySelector("[data-programs]");
const named = new URLSearchParams(location.hash.slice(1)).get("variation");
const former = JSON.parse(page.dataset.former ?? "{}"); // what variations were called in links that are still about
const id = Object.hasOwn(former, named) ? former[named] : named;
const file = location.protocol === "file:" ? "index.html" : ""; // a disk shows a folder's files, not its page

if (JSON.parse(page.dataset.programs).includes(id)) location.replace(`${id}/${file}${location.hash}`);
