// Without a network. Online, a worker keeps the whole site on the device; from a disk, disk.js does what it can.
import { changeOver } from "./newer.js";

const LATER = "primer:later"; // the reader has put the new version off
let focusBefore = null;

export function workOffline(site) {
  if (location.protocol === "file:") {
    const script = document.createElement("script");
    script.src = new URL("assets/js/disk.js", site);
    document.head.append(script);
  } else {
    addEventListener("load", () => keep(site).catch(() => {})); // where a browser refuses, the site is as it always was
  }
}

async function keep(site) {
  const known = await navigator.serviceWorker.getRegistration(site);
  const wanted = known?.scope === site.href || !navigator.connection?.saveData; // who saves data is asked first
  if (!wanted) return;
  const registration = await navigator.serviceWorker.register(new URL("sw.js", site), { updateViaCache: "none" });
  follow(registration);
  if (known) await registration.update(); // browsers look for a new version by themselves, some of them late
}

function follow(registration) {
  const tell = () => {
    if (registration.waiting && registration.active) offer(registration);
  };
  const watch = () => registration.installing?.addEventListener("statechange", tell);
  tell();
  watch();
  registration.addEventListener("updatefound", watch);
}

function offer(registration) {
  if (document.querySelector(".fresh") || isPutOff()) return;
  const note = document.createElement("div");
  note.className = "fresh no-print";
  note.setAttribute("role", "status");
  document.body.append(note); // empty, so that a screen reader hears what comes
  const words = document.createElement("p");
  words.textContent = "A new version is ready.";
  note.append(words, button("Show it", () => show(registration, note)), button("Later", () => putOff(note)));
  note.addEventListener("focusin", ({ relatedTarget }) => {
    focusBefore = relatedTarget;
  }, { once: true });
}

function button(name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = name;
  made.addEventListener("click", act);
  return made;
}

function show({ waiting }, note) {
  if (!waiting) return note.remove();
  changeOver(waiting, (why) => {
    note.querySelector("p").textContent = why;
  });
}

function isPutOff() {
  try {
    return sessionStorage.getItem(LATER) !== null;
  } catch {
    return false;
  }
}

function putOff(note) {
  note.remove();
  focusBefore?.focus();
  try {
    sessionStorage.setItem(LATER, "");
  } catch { /* it is told again on the next page */ }
}
