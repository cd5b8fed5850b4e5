import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../root.mjs";
import { canServe } from "../vscode/platform.mjs";

const kind = process.env.MARGINALIA_TEST_VSCODE ?? (canServe() ? "served" : "desktop");

/**
 * Runs a module inside VS Code's extension host, through @vscode/test-electron: in a served VS Code where one can run,
 * else in the desktop one that test-electron downloads.
 * @param {import("../vscode/versions.mjs").VersionName} name
 * @param {string} module a file below out/ that exports `run`
 * @returns {Promise<number>} the exit code
 */
export async function runInHost(name, module) {
  const { runTests } = await import("@vscode/test-electron");
  const program =
    kind === "served"
      ? { vscodeExecutablePath: path.join(root, "scripts", "vscode", "launcher.mjs") }
      : { version: desktopVersion(name) };
  const options = {
    ...program,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, "out", module),
    extensionTestsEnv: { MARGINALIA_VSCODE: name },
    launchArgs: ["--disable-extensions"],
  };
  return runTests(options).catch((error) => error.code ?? 1);
}

function desktopVersion(name) {
  if (name === "newest") return "stable";
  const { engines } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return engines.vscode.replace("^", "");
}
