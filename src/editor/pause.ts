/** Work that waits until nobody has typed for a moment. */

export interface Paused {
  /** Begins to wait, anew where it waits already. */
  readonly start: () => void;
  readonly dispose: () => void;
}

export function afterPause(work: () => void, milliseconds: number): Paused {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start: () => {
      clearTimeout(timer);
      timer = setTimeout(work, milliseconds);
    },
    dispose: () => clearTimeout(timer),
  };
}
