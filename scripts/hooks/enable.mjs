import { execFileSync } from "node:child_process";
import path from "node:path";
import { root } from "../root.mjs";

/** Lets git run the hooks of this folder in a developer's clone, unless they chose hooks of their own. */
export function enableHooks() {
  if (process.env.CI || git("rev-parse", "--show-toplevel") !== root.split(path.sep).join("/")) return;
  if (git("config", "core.hooksPath") !== undefined) return;
  git("config", "core.hooksPath", "scripts/hooks");
}

/**
 * @param {...string} args
 * @returns {string | undefined} what git printed, or undefined if it is missing or refused
 */
function git(...args) {
  try {
    return execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
