// Grades what a server sends with the MDN observatory's own scanner, which is given the answers in place of a network.
// From standard input: the headers and the body of the home page. To standard output: what the scanner finds.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const modules = pathToFileURL(`${process.argv[2]}/`);
const { default: axios } = await import(new URL("axios/index.js", modules));
const { scan } = await import(new URL("@mdn/mdn-http-observatory/src/index.js", modules));
const page = JSON.parse(readFileSync(0, "utf-8"));

// As behind any server with a certificate: HTTP leads to HTTPS, and what isn't there is a miss.
axios.defaults.adapter = async (config) => {
  const url = new URL(config.url);
  const answer = (status, headers, data = "") => ({ status, statusText: "", headers, data, config, request: {} });
  if (url.protocol === "http:") return answer(301, { location: `https://${url.host}${url.pathname}` });
  if (url.pathname !== "/") return answer(404, {});
  return answer(200, page.headers, page.body);
};

process.stdout.write(JSON.stringify(await scan("primer.example")));
