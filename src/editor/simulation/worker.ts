/** A thread of VS Code in the browser: walks batches of random paths. Bundled by itself as dist/web/worker.js. */
import { answering, type ToWorker } from "../../simulation/kernel/workers";

const scope = self as unknown as DedicatedWorkerGlobalScope;
const answer = answering((message, buffers) => scope.postMessage(message, buffers as ArrayBuffer[]));
scope.onmessage = (event: MessageEvent<ToWorker>) => answer(event.data);
