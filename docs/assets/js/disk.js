// On a disk no host turns a folder into its page, and browsers start no workers. offline.js loads this there.
(() => {
  function wholeAddress({ target }) {
    const link = target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  for (const name of ["click", "auxclick", "contextmenu"]) addEventListener(name, wholeAddress, true);

  // The search runs in a frame in place of a worker.
  window.Worker = class extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      const script = document.createElement("script");
      script.src = address;
      frame.hidden = true;
      frame.srcdoc = script.outerHTML;
      this.ready = new Promise((resolve) => {
        frame.addEventListener("load", () => resolve(frame.contentWindow));
      });
      this.ready.then((inside) => {
        inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data }));
      });
      document.body.append(frame);
    }

    async postMessage(data) {
      (await this.ready).dispatchEvent(new MessageEvent("message", { data }));
    }
  };
})();
