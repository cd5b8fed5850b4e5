/**
 * The smallest trade that brings a position to a target: an opposite leg of its symbol, or a part of it that is closed,
 * both at the mark and with the taker fee where one is known.
 *
 * A hedge takes away exposure and adds a requirement of its own, so the room rises to a highest point and falls again:
 * where even that is not enough there is no answer.
 */
import type { Account, Position } from "../account";
import { applyChanges } from "../changes/apply";
import type { Change } from "../changes/change";
import { oppositeOf } from "../changes/trade";
import { Decimal, ONE, quotient, ZERO } from "../decimal";
import { evaluate } from "../evaluate";
import { type Answer, failure } from "./answer";
import { crossing, type Measure } from "./crossing";
import { roomAt, type Target } from "./target";
import { searched, Unknown } from "./varied";

/** The quantity of an opposite cross leg that meets the target; 0 where it is met already. */
export function hedgeFor(account: Account, position: Position, target: Target): Answer<Decimal> {
  // Isolated legs know nothing of each other.
  if (position.marginMode === "isolated") return failure("no-effect");
  const opposite = account.positions.find((other) => isOpposite(other, position));
  const hedged = (quantity: Decimal): Change =>
    opposite === undefined
      ? { kind: "open", position: oppositeOf(position, quantity, position.markPrice) }
      : { kind: "add", position: opposite, quantity };
  return smallestTrade(account, position, { target, change: hedged, most: TWO });
}

/** The quantity to close that meets the target; 0 where it is met already, none where only closing all of it does. */
export function reductionFor(account: Account, position: Position, target: Target): Answer<Decimal> {
  const reduced = (quantity: Decimal): Change => ({ kind: "reduce", position, quantity });
  return smallestTrade(account, position, { target, change: reduced, most: ALMOST_ALL });
}

interface Trade {
  readonly target: Target;
  readonly change: (quantity: Decimal) => Change;
  /** The largest that is tried, as a multiple of the position. */
  readonly most: Decimal;
}

const TWO = new Decimal(2);

const ALMOST_ALL = ONE.minus("1e-12");

/** Equal steps that are tried up to the largest size, and then, again and again, around the best of them. */
const STEPS = [32, ...Array.from({ length: 25 }, () => 8)];

function smallestTrade(
  account: Account,
  position: Position,
  { target, change, most }: Trade,
): Answer<Decimal> {
  return searched(() => {
    const room: Measure = (quantity) => {
      const changed = applyChanges(account, quantity.isZero() ? [] : [change(quantity)]);
      if ("refusal" in changed) throw new Unknown(changed.refusal);
      const after = roomAt(evaluate(changed.account), changed.positionOf(position)!, target);
      if (typeof after === "string") throw new Unknown(after);
      return after;
    };
    if (!room(ZERO).isNegative()) return { value: ZERO };
    let [low, high] = [ZERO, position.quantity.times(most)];
    for (const count of STEPS) {
      const sizes = stepsBetween(low, high, count);
      const rooms: Decimal[] = [];
      for (const [index, size] of sizes.entries()) {
        rooms.push(room(size));
        if (!rooms[index]!.isNegative()) return { value: crossing(room, sizes[index - 1] ?? low, size) };
      }
      const best = rooms.findIndex((one) => rooms.every((other) => one.gte(other)));
      [low, high] = [sizes[best - 1] ?? low, sizes[best + 1] ?? high];
    }
    return failure("out-of-reach");
  });
}

/** So many equal steps from one size to another, the first left out. */
function stepsBetween(from: Decimal, to: Decimal, count: number): Decimal[] {
  const step = quotient(to.minus(from), new Decimal(count));
  return Array.from({ length: count }, (_, index) => to.minus(step.times(count - 1 - index)));
}

function isOpposite(other: Position, position: Position): boolean {
  return (
    other.instrument.symbol === position.instrument.symbol &&
    other.side !== position.side &&
    other.marginMode === "cross"
  );
}
