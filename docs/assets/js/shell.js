// What every page does around its article: search, menu, contents, print.
import { workOffline } from "./offline.js";

const { src, dataset } = document.currentScript;
if (!("preview" in dataset)) workOffline(new URL("../../", src)); // a preview is kept on nobody's device

const root = document.documentElement;
root.classList.replace("no-js", "js");

// --- the search: Material's script, its worker and its index are fetched when it is first opened
const search = document.querySelector("[data-md-component=search]");
const opened = document.getElementById("__search");
const query = search?.querySelector("input");
const results = search?.querySelector("ol");
const opener = document.querySelector("[data-search-opener]");
let fetched = false;

// Addresses are relative to the page that was loaded; by the time of the search it may show another (choose.js).
const scripts = document.getElementById("search-scripts").content;
const config = document.getElementById("__config");
const { base, search: worker, ...others } = JSON.parse(config.textContent);
config.textContent = JSON.stringify({ ...others, base: absolute(base), search: absolute(worker) });
for (const script of scripts.querySelectorAll("[src]")) script.setAttribute("src", absolute(script.getAttribute("src")));

function absolute(address) {
  return new URL(address, location.href).href;
}

function fetchSearch() {
  if (fetched) return;
  fetched = true;
  document.body.append(scripts.cloneNode(true));
}

function setSearch(open) {
  if (opened.checked !== open) opened.click();
}

function openSearch() {
  fetchSearch();
  setSearch(true);
  query.focus();
}

if (search) {
  opener.addEventListener("click", openSearch);
  query.addEventListener("focus", openSearch);
  opened.addEventListener("change", () => {
    opener.setAttribute("aria-expanded", opened.checked);
    if (opened.checked) {
      search.setAttribute("role", "dialog");
      search.setAttribute("aria-label", opener.textContent.trim());
    } else {
      search.removeAttribute("role");
      search.removeAttribute("aria-label");
    }
    if (opened.checked || !opener.checkVisibility()) return;
    // Stock leaves the focus nowhere after Escape. In its own turn, as stock blurs the field after this.
    if (search.contains(document.activeElement)) setTimeout(() => opener.focus());
  });
  // Focus that has left an open search would be behind it.
  search.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !search.contains(relatedTarget)) setSearch(false);
  });
  // Stock listens at the window. Letters that are shortcuts get in the way of who speaks to the computer (WCAG 2.1.4).
  document.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !opened.checked) event.stopPropagation();
  });
  // Stock puts all of a result into an <article>, from which Chromium takes no name for the link around it.
  new MutationObserver(() => {
    for (const link of results.querySelectorAll("a:not([aria-label])")) {
      link.setAttribute("aria-label", link.querySelector("h1, h2").textContent);
    }
  }).observe(results, { childList: true, subtree: true });
  if (new URLSearchParams(location.search).has("q")) openSearch();
}

// --- the menu of small screens: closed by Escape, by a link, and when the focus goes behind it
const menu = document.getElementById("__drawer");
const menuOpener = document.querySelector("[data-menu-opener]");
const side = document.querySelector(".side");

function setMenu(open) {
  menu.checked = open;
  menuOpener.setAttribute("aria-expanded", open);
}

const closeMenu = () => setMenu(false);

menuOpener.addEventListener("click", () => setMenu(!menu.checked));
menu.addEventListener("change", () => setMenu(menu.checked)); // by a tap beside the menu

side.addEventListener("click", ({ target }) => target.closest("a") && closeMenu());
side.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !side.contains(relatedTarget)) closeMenu();
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape" || !menu.checked) return;
  closeMenu();
  menuOpener.focus();
});

// --- the contents: the section that is read is marked
const links = [...side.querySelectorAll(".side__contents a")];
const sections = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function markSection() {
  const line = innerHeight / 3;
  const here = sections.findLastIndex((section) => section && section.getBoundingClientRect().top < line);
  links.forEach((link, index) => link.classList.toggle("side__in-view", index === here));
}

let waiting = false;
addEventListener("scroll", () => {
  if (waiting || !links.length) return;
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    markSection();
  });
}, { passive: true });

// --- paper holds what is folded on screen
let unfolded = [];
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll("main details:not([open])")];
  for (const details of unfolded) details.open = true;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
});
