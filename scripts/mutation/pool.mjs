// As many workers as cores; one that does not answer in time is replaced, and its mutant counts as killed.
import { fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";

const worker = fileURLToPath(new URL("worker.mjs", import.meta.url));

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();
// A worker in an endless loop would not notice that its parent has gone.
process.once("exit", () => running.forEach((child) => child.kill("SIGKILL")));
for (const [signal, code] of Object.entries({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }))
  process.once(signal, () => process.exit(code));

function startWorker(bundle) {
  const child = fork(worker, [bundle], { execArgv: ["--max-old-space-size=512"], stdio: "ignore" });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

/**
 * @param {string} bundle the file of it
 * @param {readonly { id: number, tests: readonly number[], timeout: number }[]} jobs
 * @param {(id: number, killer: string | undefined) => void} done
 */
export async function tryAll(bundle, jobs, done) {
  const waiting = [...jobs];
  const lanes = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    let child;
    for (let job = waiting.shift(); job; job = waiting.shift()) {
      child ??= startWorker(bundle);
      const killer = await answer(child, job);
      if (killer === "time" || killer === "crash") {
        child.kill("SIGKILL");
        child = undefined;
      }
      done(job.id, killer);
    }
    child?.disconnect();
  });
  await Promise.all(lanes);
}

function answer(child, { id, tests, timeout }) {
  return new Promise((resolve) => {
    const settle = (killer) => {
      clearTimeout(overtime);
      child.off("message", told).off("exit", gone);
      resolve(killer);
    };
    const told = (message) => settle(message.killer);
    const gone = () => settle("crash");
    const overtime = setTimeout(() => settle("time"), timeout);
    child.on("message", told).on("exit", gone);
    child.send({ id, tests });
  });
}
