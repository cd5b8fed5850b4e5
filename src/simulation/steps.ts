/** Work that can be laid down and taken up again, so that a long simulation leaves time for others in between. */

/** Tells now and then which share of it is done, from 0 to 1. */
export type Steps<Value> = Generator<number, Value, void>;

/** All of it at once. */
export function finished<Value>(steps: Steps<Value>): Value {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** The same as a part of other work: its shares lie between two of that. */
export function* within<Value>(steps: Steps<Value>, from: number, to: number): Steps<Value> {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    yield from + next.value * (to - from);
  }
}
