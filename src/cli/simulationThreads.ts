/** Threads of Node for random paths. */
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import * as path from "node:path";
import { Worker } from "node:worker_threads";
import type { Job } from "../simulation/kernel/batch";
import { type FromWorker, singleThread, threadPool, type WorkerPool } from "../simulation/kernel/workers";

/** The bundle of worker.ts, beside that of the command line. */
const BUNDLE = path.join(__dirname, "worker.js");

/** As many threads as there are cores, or as are asked for; everything on this one where there is no bundle. */
export function simulationThreads(job: Job, wanted: number | undefined, bundle = BUNDLE): WorkerPool {
  if (!existsSync(bundle)) return singleThread(job, pause);
  return threadPool(job, wanted ?? availableParallelism(), ({ message, broken }) => {
    const worker = new Worker(bundle);
    worker.on("message", (said: FromWorker) => message(said));
    worker.on("error", (error) => broken(error.message));
    return { post: (said) => worker.postMessage(said), end: () => void worker.terminate() };
  });
}

export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
