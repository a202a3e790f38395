import yaml from "js-yaml";

export default function configure(eleventy) {
  eleventy.addDataExtension("yml", (text) => yaml.load(text));
  eleventy.setServerOptions({ liveReload: false });
  return { dir: { input: "src", output: "site" } };
}
