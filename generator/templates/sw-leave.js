// Takes a kept site off the device: a preview that comes to stand where a built site was read before would show that.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await registration.unregister();
  await caches.delete(`primer:${new URL(registration.scope).pathname}`);
  for (const page of await clients.matchAll({ type: "window" })) await page.navigate(page.url);
}
