import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/**
 * Does something that only one process may do at a time; the others wait for their turn.
 * @template T
 * @param {string} folder stands for the lock while it exists
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(folder, action) {
  mkdirSync(path.dirname(folder), { recursive: true });
  while (!take(folder)) {
    if (isAbandoned(folder)) rmSync(folder, { recursive: true, force: true });
    else await wait(500);
  }
  const release = () => rmSync(folder, { recursive: true, force: true });
  process.once("exit", release);
  try {
    return await action();
  } finally {
    process.off("exit", release);
    release();
  }
}

function take(folder) {
  try {
    mkdirSync(folder);
    writeFileSync(path.join(folder, "pid"), String(process.pid));
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the process that took the lock is gone. */
function isAbandoned(folder) {
  try {
    process.kill(Number(readFileSync(path.join(folder, "pid"), "utf8") || process.pid), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}
