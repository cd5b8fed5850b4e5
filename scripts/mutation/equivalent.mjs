// Mutants that no test can kill, because they are the same function: equivalent.json says which, and why.
import { readFileSync } from "node:fs";

/**
 * @typedef {object} Equivalent
 * @property {string} file
 * @property {string} original as it is reported; the line number is left out, so that a move does not matter
 * @property {string} change
 * @property {string} [within] part of its line, where the file has the same original more than once
 * @property {string} reason
 */

/** @returns {Equivalent[]} */
export function knownEquivalents() {
  return JSON.parse(readFileSync(new URL("equivalent.json", import.meta.url), "utf8"));
}

/**
 * @param {Equivalent} known
 * @param {import("./places.mjs").Mutant} mutant
 */
export function isSame(known, mutant) {
  const { file, original, change, within } = known;
  const isThere = file === mutant.file && original === mutant.original && change === mutant.change;
  return isThere && (within === undefined || mutant.within.includes(within));
}
