/** Long work in slices: whoever else the extension host serves comes in between. */
import type { Steps } from "../../simulation";

/** How long nobody else is served, in milliseconds: short enough that a key typed meanwhile is not felt to wait. */
const SLICE = 20;

export interface Watcher {
  /** The share that is done, from 0 to 1; told after each slice. */
  readonly progress: (share: number) => void;
  readonly isCancelled: () => boolean;
}

/** The result; none where it was cancelled before. */
export async function inSlices<Value>(steps: Steps<Value>, watcher: Watcher): Promise<Value | undefined> {
  for (;;) {
    const until = performance.now() + SLICE;
    let share: number;
    do {
      const next = steps.next();
      if (next.done === true) return next.value;
      share = next.value;
    } while (performance.now() < until);
    watcher.progress(share);
    await pause();
    if (watcher.isCancelled()) return undefined;
  }
}

/** Lets the extension host answer others. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** For work that pauses by itself and often: a pause as soon as nobody else was served for a slice, before that none. */
export function pausesWhenDue(): () => Promise<void> {
  let until = performance.now() + SLICE;
  return async () => {
    if (performance.now() < until) return;
    await pause();
    until = performance.now() + SLICE;
  };
}
