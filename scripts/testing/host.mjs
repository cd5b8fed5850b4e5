// Runs the host tests through @vscode/test-electron on the VS Code that the first argument names:
// in the served one where it can run, else on the desktop one that test-electron downloads.
import { readFileSync } from "node:fs";
import path from "node:path";
import { runMain } from "../failure.mjs";
import { root } from "../root.mjs";
import { canServe } from "../vscode/platform.mjs";

const name = process.argv[2] === "minimum" ? "minimum" : "newest";
const kind = process.env.MARGINALIA_TEST_VSCODE ?? (canServe() ? "served" : "desktop");

await runMain(async () => {
  const { runTests } = await import("@vscode/test-electron");
  const program =
    kind === "served"
      ? { vscodeExecutablePath: path.join(root, "scripts", "vscode", "launcher.mjs") }
      : { version: desktopVersion() };
  const options = {
    ...program,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, "out", "test", "host", "index.js"),
    extensionTestsEnv: { MARGINALIA_VSCODE: name },
    launchArgs: ["--disable-extensions"],
  };
  return runTests(options).catch((error) => error.code ?? 1);
});

function desktopVersion() {
  if (name === "newest") return "stable";
  const { engines } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return engines.vscode.replace("^", "");
}
