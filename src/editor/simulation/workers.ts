/**
 * Threads for random paths: worker_threads where VS Code runs on Node, web workers in the browser. A web worker is started
 * from a blob, as pages may not start one from the extension's own address; there is no SharedArrayBuffer, so buffers
 * are handed over. Where there are no threads everything is walked on the one at hand.
 */
import * as vscode from "vscode";
import type { Job } from "../../simulation/kernel/batch";
import {
  type FromWorker,
  singleThread,
  type StartThread,
  threadPool,
  type ToWorker,
  type WorkerPool,
} from "../../simulation/kernel/workers";
import { pause } from "./slices";

/** More threads than this are of no use to others on the machine. */
const MOST_THREADS = 4;

export async function simulationWorkers(extensionUri: vscode.Uri, job: Job): Promise<WorkerPool> {
  const node = nodeModules();
  const start = node ? onNode(extensionUri, node.worker) : await inBrowser(extensionUri);
  if (start === undefined) return singleThread(job, pause);
  const cores = node ? node.cores : globalThis.navigator.hardwareConcurrency;
  const pool = threadPool(job, Math.max(1, Math.min(MOST_THREADS, cores - 1)), start.thread);
  return { ...pool, dispose: () => (pool.dispose(), start.release()) };
}

interface Start {
  readonly thread: StartThread;
  readonly release: () => void;
}

interface NodeWorker {
  postMessage(message: ToWorker): void;
  terminate(): void;
  on(event: "message", listener: (message: FromWorker) => void): void;
  on(event: "error", listener: (error: Error) => void): void;
}

type NodeWorkerClass = new (file: string) => NodeWorker;

/** What of Node is needed; none in the browser. Asked for by name, so that no bundle for the browser mentions it. */
function nodeModules(): { readonly worker: NodeWorkerClass; readonly cores: number } | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } };
  const threads = process?.getBuiltinModule?.("node:worker_threads") as
    { readonly Worker: NodeWorkerClass } | undefined;
  const os = process?.getBuiltinModule?.("node:os") as { availableParallelism(): number } | undefined;
  return threads && os && { worker: threads.Worker, cores: os.availableParallelism() };
}

function onNode(extensionUri: vscode.Uri, ThreadOfNode: NodeWorkerClass): Start {
  const file = vscode.Uri.joinPath(extensionUri, "dist", "worker.js").fsPath;
  return {
    thread: ({ message, broken }) => {
      const worker = new ThreadOfNode(file);
      worker.on("message", message);
      worker.on("error", (error) => broken(error.message));
      return { post: (said) => worker.postMessage(said), end: () => worker.terminate() };
    },
    release: () => {},
  };
}

async function inBrowser(extensionUri: vscode.Uri): Promise<Start | undefined> {
  if (typeof Worker === "undefined") return undefined;
  const file = vscode.Uri.joinPath(extensionUri, "dist", "web", "worker.js");
  const code = await vscode.workspace.fs.readFile(file).then(
    (bytes) => bytes.slice(),
    () => undefined,
  );
  if (code === undefined) return undefined;
  const url = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  return {
    thread: ({ message, broken }) => {
      const worker = new Worker(url);
      worker.onmessage = (event: MessageEvent<FromWorker>) => message(event.data);
      worker.onerror = (event) => broken(event.message);
      return { post: (said) => worker.postMessage(said), end: () => worker.terminate() };
    },
    release: () => URL.revokeObjectURL(url),
  };
}
