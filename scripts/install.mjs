import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { enableHooks } from "./hooks/enable.mjs";
import { npmCall } from "./npm.mjs";
import { runBehindProgress } from "./processes.mjs";
import { root } from "./root.mjs";

const oldestNode = [20, 19];

/** Installs what package-lock.json names, unless exactly that is installed already. */
export async function install() {
  refuseOldNode();
  if (isInstalled()) return;
  const { command, args, shell } = npmCall(["ci", "--no-audit", "--no-fund"]);
  await runBehindProgress("Installing the npm packages", command, args, {
    shell,
    timeout: 15 * 60_000,
    advice: "Check the network connection and npm's registry settings, then run this again.",
  });
  enableHooks();
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Failure(
    `Marginalia needs Node ${oldestNode.join(".")} or newer; this is ${process.versions.node}.`,
  );
}

/** Compares the lock file with npm's own record of what it installed. */
function isInstalled() {
  const record = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = Object.entries(readPackages(path.join(root, "package-lock.json")));
  return wanted.every(([folder, { version, optional }]) => {
    if (folder === "") return true;
    return folder in installed ? installed[folder].version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}
