import { load } from "js-yaml";

export default function configure(eleventy) {
  eleventy.addDataExtension("yml", (text) => load(text));
  return { dir: { input: "src", output: "site" } };
}
