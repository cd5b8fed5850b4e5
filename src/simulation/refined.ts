/**
 * A path with points between its steps. What a walk comes to is the same, as all marks go straight from step to step;
 * its curve then shows what lies between, as the fall of a pool half way.
 */
import type { Account } from "../engine/account";
import { Decimal, ONE, quotient, ZERO } from "../engine/decimal";
import type { SimulationEvent } from "./events";
import { marksOf, marksWithin } from "./marksOf";
import type { Path, Step } from "./path";

/** How near to an event a point stands before and after it, as a part of its step. */
const BESIDE = new Decimal("0.000001");

/** At least `points` steps in all, one of them just before and one just after each of the events. `from` is its time 0. */
export function refinedPath(
  account: Account,
  path: Path,
  { from, points, events }: { from: number; points: number; events: readonly SimulationEvent[] },
): Path {
  const pieces = Math.ceil(points / Math.max(1, path.length));
  const refined: Step[] = [];
  let marks: ReadonlyMap<string, Decimal> = marksOf(account);
  let time = from;
  path.forEach((step, index) => {
    for (const at of cutsOf(index, pieces, events)) {
      const now = marksWithin(marks, step, at);
      refined.push({
        time: time + (step.time - time) * at.toNumber(),
        marks: new Map(
          [...step.marks.keys()].flatMap((symbol) => {
            const mark = now.get(symbol);
            return mark === undefined ? [] : [[symbol, mark]];
          }),
        ),
      });
    }
    refined.push(step);
    marks = new Map([...marks, ...step.marks]);
    ({ time } = step);
  });
  return refined;
}

/** Between 0 and 1, without them, in order. */
function cutsOf(step: number, pieces: number, events: readonly SimulationEvent[]): Decimal[] {
  const count = new Decimal(pieces);
  const even = Array.from({ length: pieces - 1 }, (_, piece) => quotient(new Decimal(piece + 1), count));
  const beside = events
    .filter((event) => event.step === step)
    .flatMap(({ at }) => [at.minus(BESIDE), at.plus(BESIDE)]);
  const inside = [...even, ...beside].filter((at) => at.gt(ZERO) && at.lt(ONE));
  return inside.sort((a, b) => a.cmp(b)).filter((at, place) => place === 0 || !at.eq(inside[place - 1]!));
}
