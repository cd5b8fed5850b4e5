import { runShown } from "./processes.mjs";

/**
 * Runs the build.
 * @param {...string} options of esbuild.js
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function build(...options) {
  return (await runShown(process.execPath, ["esbuild.js", ...options], { timeout: 5 * 60_000 })) === 0;
}
