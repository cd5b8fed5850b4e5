/** What the stand-in for Node's assertions asks of a process. The extension itself has none. */
export const process = { env: {}, nextTick: queueMicrotask };
