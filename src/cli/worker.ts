/** A thread of the command line, and of VS Code where it runs on Node: walks batches of random paths. */
import { parentPort } from "node:worker_threads";
import { answering, type ToWorker } from "../simulation/kernel/workers";

const port = parentPort!;
const answer = answering((message, buffers) => port.postMessage(message, buffers as ArrayBuffer[]));
port.on("message", (message: ToWorker) => answer(message));
