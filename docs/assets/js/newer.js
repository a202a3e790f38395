// To whichever version waits by now: a newer one may have taken the place of the one that was offered.
export function changeOver(waiting, refused) {
  const asked = new AbortController();
  const { signal } = asked;
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { signal });
  navigator.serviceWorker.addEventListener("message", () => {
    asked.abort();
    refused("This site is also open in another tab or window. Close it there, then show the new version.");
  }, { signal });
  waiting.postMessage("change over");
}
