// Keeps the whole site on the device, so that all of it opens without a network. Above, the build puts FILES: what
// stands at each address, told by a hash. What is kept stands under its address and its hash, and so never changes:
// pages of one version never meet the files of another, and a new version fetches only what is new in it.

const SITE = new URL(registration.scope);
const CACHE = `primer:${SITE.pathname}`; // other sites on this host have caches of their own
const AT_ONCE = 4; // requests, so that the page in front of the reader isn't slowed down
const HASH_LETTERS = 16;
const FOR_THE_WAY = ["content-encoding", "content-length", "vary"]; // said of the bytes on their way, not of the file

const addressAt = new Map(Object.keys(FILES).map((address) => [new URL(address, SITE).pathname, address]));
const keyOf = (address) => `${new URL(address, SITE)}?kept=${FILES[address]}`;

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, HASH_LETTERS);
}

// --- keeping

// All or nothing: this worker comes into use only when every file of its version is there. What is there already,
// of the version before or of a try that was cut off, isn't fetched again.
async function keepAll() {
  const cache = await caches.open(CACHE);
  // Once more at the end: a version that came into use meanwhile may have cleared up.
  for (let missing; (missing = await missingIn(cache)).length;) await keepThese(cache, missing);
}

async function missingIn(cache) {
  const there = new Set((await cache.keys()).map(({ url }) => url));
  return Object.keys(FILES).filter((address) => !there.has(keyOf(address)));
}

async function keepThese(cache, missing) {
  const keepOn = async () => {
    while (missing.length) await keep(cache, missing.shift());
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, keepOn));
  } catch (error) {
    missing.length = 0; // the others needn't go on
    throw error;
  }
}

// A host in the middle of an upload sends files of two versions: the hash keeps what isn't of this one out.
async function keep(cache, address) {
  const response = await fetch(new URL(address, SITE), { cache: "no-cache" });
  const body = await response.arrayBuffer();
  if (await hashOf(body) !== FILES[address]) throw new Error(`/${address} isn't of this version`);
  const headers = new Headers(response.headers);
  for (const name of FOR_THE_WAY) headers.delete(name);
  await cache.put(keyOf(address), new Response(body, { headers }));
  return { headers, body };
}

// What is of no use to this version; but a newer one that is on its way builds on it, and clears up itself.
async function forgetOthers() {
  if (registration.installing) return;
  const cache = await caches.open(CACHE);
  const ours = new Set(Object.keys(FILES).map(keyOf));
  for (const request of await cache.keys()) if (!ours.has(request.url)) await cache.delete(request);
}

// --- answering

async function kept(address) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(keyOf(address));
  const body = await found?.arrayBuffer();
  const isWhole = body && await hashOf(body) === FILES[address];
  return isWhole ? { headers: new Headers(found.headers), body } : keep(cache, address);
}

async function answer(request, address) {
  try {
    const { headers, body } = await kept(address);
    return request.headers.has("range") ? partOf(request, headers, body) : new Response(body, { headers });
  } catch { // the cache is refused or broken, and the host has another version
    return fetch(request);
  }
}

// Viewers of PDFs ask for a part of a file.
function partOf(request, headers, body) {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range")) ?? [];
  if (!first && !last) return new Response(body, { headers });
  const start = first ? Number(first) : Math.max(body.byteLength - Number(last), 0);
  const end = Math.min(first && last ? Number(last) + 1 : body.byteLength, body.byteLength);
  const isThere = start < end;
  headers.set("content-range", `bytes ${isThere ? `${start}-${end - 1}` : "*"}/${body.byteLength}`);
  return new Response(isThere ? body.slice(start, end) : null, { headers, status: isThere ? 206 : 416 });
}

async function lost(request) {
  try {
    const response = await fetch(request);
    if (response.ok) registration.update().catch(() => {}); // a page that is new here came with a new version
    return response;
  } catch {
    const { headers, body } = await kept("404.html");
    const page = new TextDecoder().decode(body).replace(" data-unkept hidden", "").replace(" data-online", " hidden");
    return new Response(page, { headers, status: 503 }); // nobody knows here whether there is such a page
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== SITE.origin) return;
  const address = addressAt.get(pathname.replace(/\/index\.html$/, "/"));
  if (address !== undefined) event.respondWith(answer(request, address));
  else if (addressAt.has(`${pathname}/`)) event.respondWith(Response.redirect(`${pathname}/${search}`, 301));
  else if (request.mode === "navigate") event.respondWith(lost(request));
});

// --- changing over

addEventListener("install", (event) => event.waitUntil(keepAll()));
addEventListener("activate", (event) => event.waitUntil(Promise.all([forgetOthers(), clients.claim()])));

// Only when its reader asks, and no other page of this site is open, which would be left with files of another version.
addEventListener("message", (event) => {
  if (event.data === "change over") event.waitUntil(changeOver(event.source));
});

async function changeOver(page) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.filter(({ url }) => url.startsWith(SITE.href)).length > 1) page.postMessage("open elsewhere");
  else await skipWaiting();
}
