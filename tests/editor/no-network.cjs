// Loaded before the language server: whatever wants to reach another machine is refused, and told of.
const net = require("node:net");

net.Socket.prototype.connect = function (...where) {
  process.stderr.write(`There is no network here: ${where[0]?.[0]?.host ?? where[0]?.host ?? where[0]}\n`);
  throw new Error("there is no network here");
};
