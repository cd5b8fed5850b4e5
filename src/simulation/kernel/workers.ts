/**
 * What the driver asks of threads, and what is said between it and one: first the job, then one batch at a time, each
 * answered by its result.
 */
import { type Batch, type BatchResult, BatchWalker, buffersOf, type Job } from "./batch";

/** Threads that walk batches; several at once, each answered when it is done. */
export interface WorkerPool {
  /** How many batches are walked at the same time. */
  readonly size: number;
  readonly run: (batch: Batch) => Promise<BatchResult>;
  /** Ends the threads; batches that are under way are never answered. */
  readonly dispose: () => void;
}

export type ToWorker =
  { readonly kind: "job"; readonly job: Job } | { readonly kind: "batch"; readonly batch: Batch };

export type FromWorker =
  | { readonly kind: "result"; readonly result: BatchResult }
  | { readonly kind: "failed"; readonly message: string };

/** What a thread does with its messages. */
export function answering(
  post: (message: FromWorker, buffers: ArrayBufferLike[]) => void,
): (message: ToWorker) => void {
  let walker: BatchWalker | undefined;
  return (message) => {
    try {
      if (message.kind === "job") walker = new BatchWalker(message.job);
      else if (walker !== undefined) {
        const result = walker.walk(message.batch);
        post({ kind: "result", result }, buffersOf(result));
      }
    } catch (error) {
      post({ kind: "failed", message: error instanceof Error ? error.message : String(error) }, []);
    }
  };
}

/** A thread as the pool sees it, whatever kind of worker it is. */
export interface Thread {
  readonly post: (message: ToWorker) => void;
  readonly end: () => void;
}

/** Starts a thread that tells its answers, or that it broke down. */
export type StartThread = (heard: {
  readonly message: (message: FromWorker) => void;
  readonly broken: (reason: string) => void;
}) => Thread;

interface Waiting {
  readonly resolve: (result: BatchResult) => void;
  readonly reject: (error: Error) => void;
}

/** A pool of threads that each walk one batch at a time. */
export function threadPool(job: Job, size: number, start: StartThread): WorkerPool {
  const queue: { readonly batch: Batch; readonly waiting: Waiting }[] = [];
  const threads = Array.from({ length: size }, () => {
    let waiting: Waiting | undefined;
    const settle = (act: (one: Waiting) => void) => {
      const one = waiting;
      waiting = undefined;
      if (one !== undefined) act(one);
      next();
    };
    const failed = (reason: string) => settle(({ reject }) => reject(new Error(reason)));
    const thread = start({
      message: (message) => {
        if (message.kind === "result") settle(({ resolve }) => resolve(message.result));
        else failed(message.message);
      },
      broken: failed,
    });
    thread.post({ kind: "job", job });
    const take = (batch: Batch, one: Waiting) => {
      waiting = one;
      thread.post({ kind: "batch", batch });
    };
    return { take, isFree: () => waiting === undefined, end: () => thread.end() };
  });
  function next(): void {
    for (const thread of threads) {
      if (queue.length === 0) return;
      if (!thread.isFree()) continue;
      const { batch, waiting } = queue.shift()!;
      thread.take(batch, waiting);
    }
  }
  return {
    size,
    run: (batch) =>
      new Promise((resolve, reject) => {
        queue.push({ batch, waiting: { resolve, reject } });
        next();
      }),
    dispose: () => {
      for (const thread of threads) thread.end();
    },
  };
}

/** Everything on the thread at hand, with a pause before each batch so that others get their turn. */
export function singleThread(job: Job, pause: () => Promise<void>): WorkerPool {
  const walker = new BatchWalker(job);
  return {
    size: 1,
    run: async (batch) => {
      await pause();
      return walker.walk(batch);
    },
    dispose: () => {},
  };
}
