import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** @type {Set<string>} */
const folders = new Set();
process.once("exit", () => [...folders].forEach(removeTemporary));

/**
 * Makes a folder that goes with this process at the latest.
 * @param {string} purpose a word for its name
 */
export function temporaryFolder(purpose) {
  const folder = mkdtempSync(path.join(tmpdir(), `marginalia-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** @param {string} folder made by `temporaryFolder` */
export function removeTemporary(folder) {
  folders.delete(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
