import path from "node:path";
import { runShown } from "../processes.mjs";
import { root } from "../root.mjs";

const mocha = path.join(root, "node_modules", "mocha", "bin", "mocha.js");
const reporter = path.join(root, "scripts", "testing", "reporter.cjs");

/**
 * Runs one suite of compiled tests in Node.
 * @param {string} suite its folder under out/test
 * @param {import("./steps.mjs").Run & { timeout: number, testTimeout: number, retries?: number }} options
 *   timeouts in milliseconds, and how often a test that fails is tried again
 * @returns {Promise<number>} mocha's exit code
 */
export function runMocha(suite, { countsFile, output, timeout, testTimeout, retries = 0 }) {
  const options = [
    "--no-config",
    "--enable-source-maps",
    "--reporter",
    reporter,
    "--timeout",
    String(testTimeout),
    "--retries",
    String(retries),
  ];
  return runShown(process.execPath, [mocha, ...options, `out/test/${suite}/**/*.test.js`], {
    env: { ...process.env, MARGINALIA_TEST_COUNTS: countsFile },
    timeout,
    output,
  });
}
