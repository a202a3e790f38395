import { load } from "js-yaml";

export default function configure(eleventy) {
  eleventy.addDataExtension("yml", (text) => load(text));
  eleventy.setServerOptions({ liveReload: false });
  return { dir: { input: "src", output: "site" } };
}
