// Runs the script of the workflow that comments, with a GitHub that only remembers: a case comes in as JSON, and what
// the script asked for goes out as JSON.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const { script, run, pulls, comments } = JSON.parse(readFileSync(0, "utf8"))
const calls = []
const remember = (name) => async (asked) => void calls.push([name, asked])
const lists = { pulls: { list: () => {} }, issues: { listComments: () => {} } }
const github = {
  rest: {
    pulls: lists.pulls,
    issues: { ...lists.issues, createComment: remember("create"), updateComment: remember("update") },
  },
  paginate: async (list, asked) => {
    if (list === lists.issues.listComments) return comments
    calls.push(["pulls", asked])
    return pulls
  },
}
const context = { repo: { owner: "coaches", repo: "primer" }, payload: { workflow_run: run } }
const AsyncFunction = (async () => {}).constructor
const body = new AsyncFunction("github", "context", "core", "require", script)
await body(github, context, { info: (said) => calls.push(["info", said]) }, createRequire(import.meta.url))
console.log(JSON.stringify(calls))
