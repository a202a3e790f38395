// Tells whether the site is kept on this device, and keeps it when asked.
import { changeOver } from "./newer.js";

const place = document.querySelector("[data-site]");
const SITE = new URL(place.dataset.site, location.href);

function tell(text, name, act) {
  const words = document.createElement("p");
  words.textContent = text;
  const hadFocus = place.contains(document.activeElement);
  words.tabIndex = -1;
  place.replaceChildren(words);
  if (hadFocus) words.focus();
  if (!name) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = name;
  button.addEventListener("click", act);
  place.append(button);
}

async function look() {
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  if (registration?.scope !== SITE.href) {
    tell("This device doesn’t keep the site yet.", "Keep it now", keep);
  } else if (registration.active && registration.waiting) {
    tell("A new version is ready.", "Show it", () => show(registration));
  } else if (registration.active) {
    tell("This device keeps the site: it opens without signal.");
  } else {
    tell("The site is being kept on this device …");
    const worker = registration.installing ?? registration.waiting;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "redundant") failed();
      else look().catch(refused);
    });
  }
}

function show(registration) {
  if (registration.waiting) changeOver(registration.waiting, (why) => tell(why, "Show it", () => show(registration)));
  else look().catch(refused);
}

async function keep() {
  try {
    await navigator.storage?.persist?.(); // a browser short of space then clears other sites first
    await navigator.serviceWorker.register(new URL("sw.js", SITE), { updateViaCache: "none" });
    await look();
  } catch (error) {
    if (error.name === "SecurityError" || !navigator.serviceWorker) refused();
    else failed();
  }
}

function failed() {
  tell("The site couldn’t be kept: a file didn’t arrive. Stay online and try again.", "Try again", keep);
}

function refused() {
  tell("This browser keeps nothing. A copy as a folder works all the same.");
}

// The zip says the same without this script.
function tellOfDisk() {
  for (const element of document.querySelectorAll("[data-disk]")) element.hidden = false;
  for (const element of document.querySelectorAll("[data-online]")) element.hidden = true;
}

function tellOfConnection() {
  document.querySelector("[data-unconnected]").hidden = navigator.onLine;
}

for (const event of ["online", "offline"]) addEventListener(event, tellOfConnection);
tellOfConnection();

if (location.protocol === "file:") tellOfDisk();
else try {
  navigator.serviceWorker.ready.then(look).catch(refused);
  look().catch(refused);
} catch {
  refused(); // there are no workers here, or none that may be asked for
}
