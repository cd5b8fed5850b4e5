import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { withLock } from "../lock.mjs";
import { npmCall } from "../npm.mjs";
import { runBehindProgress } from "../processes.mjs";
import { root } from "../root.mjs";
import { canServe } from "./platform.mjs";
import { putStandIns } from "./stand-ins.mjs";
import { versions } from "./versions.mjs";

/**
 * @typedef {object} FetchedVSCode
 * @property {string} vscode its version
 * @property {string} node the Node executable that runs it
 * @property {string} server its server's main script
 */

const minutes = 60_000;
const advice = "Check the network connection and npm's registry settings, then run this again.";

/**
 * Fetches a VS Code that can be served, unless it is there already.
 * @param {import("./versions.mjs").VersionName} name
 * @returns {Promise<FetchedVSCode>}
 */
export async function fetchVSCode(name) {
  if (!canServe()) {
    throw new Failure(
      "The served VS Code runs on Linux (x64 or arm64, glibc) only. Install VS Code and put `code` on the PATH.",
    );
  }
  const version = versions[name];
  const home = path.join(root, ".vscode-test", `served-${version.codeServer}`);
  if (!existsSync(home)) await withLock(`${home}.lock`, () => fetchInto(home, version));
  return {
    vscode: version.vscode,
    node: version.node ? path.join(home, "node_modules", nodePackage, "bin", "node") : process.execPath,
    server: path.join(serverFolder(home), "out", "server-main.js"),
  };
}

/**
 * Works in a folder beside the final one and renames it when everything is in it.
 * @param {string} home
 * @param {import("./versions.mjs").ServedVersion} version
 */
async function fetchInto(home, version) {
  if (existsSync(home)) return;
  const partial = `${home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  writeFileSync(path.join(partial, "package.json"), JSON.stringify({ private: true }));

  console.log(
    `Fetching VS Code ${version.vscode} into ${path.relative(root, partial)} (once, about 600 MB on disk)`,
  );
  await npmInstall("its server and workbench", partial, [
    `code-server@${version.codeServer}`,
    ...extraPackages(version),
  ]);
  await npmInstall("the server's dependencies", serverFolder(partial), []);
  putStandIns(partial, serverFolder(partial));
  renameSync(partial, home);
}

const nodePackage = `node-linux-${process.arch}`;

/** @param {import("./versions.mjs").ServedVersion} version */
function extraPackages(version) {
  return [
    `@vscode/ripgrep-linux-${process.arch}`,
    ...(version.node ? [`${nodePackage}@${version.node}`] : []),
  ];
}

const serverFolder = (home) => path.join(home, "node_modules", "code-server", "lib", "vscode");

/** Install scripts stay off: they compile what the stand-ins replace, or download what nobody needs here. */
async function npmInstall(label, folder, packages) {
  const options = ["--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund"];
  const { command, args, shell } = npmCall(["install", ...options, ...packages]);
  await runBehindProgress(label, command, args, { cwd: folder, shell, timeout: 15 * minutes, advice });
}
