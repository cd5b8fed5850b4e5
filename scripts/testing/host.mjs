// Runs the host tests on the VS Code that the first argument names.
import { runMain } from "../failure.mjs";
import { runInHost } from "./extension-host.mjs";

const name = process.argv[2] === "minimum" ? "minimum" : "newest";

await runMain(() => runInHost(name, "test/host/index.js"));
