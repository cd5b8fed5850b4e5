import { readFileSync } from "node:fs";

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 */

/**
 * What a step counted in the file that its reporter wrote. A step that left no file or ran no test failed,
 * and so did one that ended badly without a failing test.
 * @param {string} file
 * @param {number} exitCode
 * @returns {Counts & { remark?: string }}
 */
export function readCounts(file, exitCode) {
  const counts = parse(file);
  if (counts === undefined) return { passed: 0, failed: 1, remark: "ended without a result" };
  if (counts.passed + counts.failed === 0) return { passed: 0, failed: 1, remark: "ran no test" };
  if (counts.failed === 0 && exitCode !== 0) {
    return { passed: counts.passed, failed: 1, remark: `ended with exit code ${exitCode}` };
  }
  return counts;
}

/** @returns {Counts | undefined} */
function parse(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
