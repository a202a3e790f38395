// On a disk no host turns a folder into its page, and browsers load no modules and start no workers.
// offline.js loads this there, before the theme's script.
(() => {
  const SITE = new URL("../../", document.currentScript.src);

  function wholeAddress({ target }) {
    const link = target.closest?.("a[href]");
    if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  for (const name of ["click", "auxclick", "contextmenu"]) addEventListener(name, wholeAddress, true);

  // The build puts each module, with all that it imports, into a script of the same name.
  addEventListener("DOMContentLoaded", () => {
    for (const module of document.querySelectorAll('script[type="module"][src]')) {
      const script = document.createElement("script");
      script.src = new URL(`assets/js/disk/${module.src.split("/").at(-1)}`, SITE);
      document.body.append(script);
    }
  });

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
