// The next question at once: answers are fetched before they are chosen, and put in place of the one before. The first
// ones wait for a sign of life, so that who only reads the page fetches no other.
// Every answer is a plain link; wherever this can't help, the browser follows it.

const LINKS = ".choice__answer, .choice__so-far a";
const pages = new Map();
let shown = location.pathname;
let latest = 0;

function fetched(url) {
  if (!pages.has(url)) {
    const page = fetch(url).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.text();
    });
    page.catch(() => pages.delete(url));
    pages.set(url, page);
  }
  return pages.get(url);
}

// A page that doesn't come soon is better asked for by the browser, which shows that it is waiting.
function soon(page) {
  return Promise.race([page, new Promise((_, reject) => setTimeout(reject, 2000))]);
}

function prepare() {
  for (const link of document.querySelectorAll(LINKS)) fetched(link.href).catch(() => {});
}

async function show(url) {
  const mine = ++latest;
  const text = await fetched(url);
  if (mine !== latest) return; // meanwhile something else was chosen
  const page = new DOMParser().parseFromString(text, "text/html");
  const next = page.querySelector("[data-choice]");
  if (!next || next.querySelector("script") || page.querySelector(".papers")) throw new Error("not a question");
  document.querySelector("[data-choice]").replaceWith(document.adoptNode(next));
  shown = new URL(url).pathname;
  document.title = page.title;
  const edit = document.querySelector("a[rel=edit]");
  if (edit) edit.href = page.querySelector("a[rel=edit]")?.href ?? edit.href;
  scrollTo(0, 0);
  document.querySelector("[data-choice] h1").focus({ preventScroll: true });
  prepare();
}

// Addresses are relative to the page that was loaded: what is kept of it must lead to the same from the next address.
function fix(element, name) {
  const address = element.getAttribute(name);
  const stays = address.startsWith("#") || element.closest("[data-choice]");
  if (!stays) element.setAttribute(name, new URL(address, location.href).href);
}

function begin() {
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (event.detail > 1) return; // the second half of a double click would answer the next question
    const url = link.href; // now, as it is relative to an address that changes
    const mine = ++latest;
    try {
      await soon(fetched(url));
      if (mine !== latest) return;
      history.pushState({}, "", url);
      await show(url);
    } catch {
      location.href = url;
    }
  });

  addEventListener("popstate", () => {
    if (location.pathname === shown) return; // a link to a note on the same page
    show(location.href.split("#")[0]).catch(() => location.reload());
  });

  for (const link of document.querySelectorAll("a[href], link[rel~=icon][href]")) fix(link, "href");
  for (const form of document.querySelectorAll("form[action]")) fix(form, "action");
  for (const sign of ["pointermove", "touchstart", "keydown", "scroll"]) {
    addEventListener(sign, prepare, { once: true, passive: true });
  }
}

if (location.protocol !== "file:") begin(); // a page on a disk may not fetch others
