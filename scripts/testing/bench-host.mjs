// Runs the measurements of bench/host in the newest VS Code. With --if-served only where a served one can run, as
// another one would first have to be downloaded.
import { runMain } from "../failure.mjs";
import { canServe } from "../vscode/platform.mjs";
import { runInHost } from "./extension-host.mjs";

await runMain(async () => {
  if (process.argv.includes("--if-served") && !canServe()) {
    console.log(
      "\nExtension host: not measured, a served VS Code needs Linux with glibc; see npm run bench:host",
    );
    return 0;
  }
  return runInHost("newest", "bench/host/index.js");
});
