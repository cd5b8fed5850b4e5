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
      ? { kind: "open", position: oppositeOf(position, quantity) }
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

/** Sizes that are tried, as equal steps up to the largest one. */
const STEPS = 32;

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
    const largest = position.quantity.times(most);
    const size = (step: number) => quotient(largest.times(step), new Decimal(STEPS));
    let best = { size: ZERO, room: room(ZERO) };
    for (let step = 1; step <= STEPS; step++) {
      const tried = { size: size(step), room: room(size(step)) };
      if (!tried.room.isNegative()) return { value: crossing(room, size(step - 1), tried.size) };
      if (tried.room.gt(best.room)) best = tried;
    }
    const width = size(1);
    const peak = highest(room, best.size.minus(width), best.size.plus(width));
    if (room(peak).isNegative()) return failure("out-of-reach");
    return { value: crossing(room, best.size.lt(peak) ? best.size : best.size.minus(width), peak) };
  });
}

const GOLDEN = new Decimal("0.6180339887498948482");

const NARROWINGS = 80;

/** Where a room with one highest point is highest, or a point where it is not negative. */
function highest(room: Measure, from: Decimal, to: Decimal): Decimal {
  let [low, high] = [from.isNegative() ? ZERO : from, to];
  const inside = (a: Decimal, b: Decimal) => a.plus(b.minus(a).times(GOLDEN));
  let [left, right] = [inside(high, low), inside(low, high)];
  for (let round = 0; round < NARROWINGS; round++) {
    const [roomLeft, roomRight] = [room(left), room(right)];
    if (!roomLeft.isNegative()) return left;
    if (!roomRight.isNegative()) return right;
    if (roomLeft.gt(roomRight)) {
      high = right;
      right = left;
      left = inside(high, low);
    } else {
      low = left;
      left = right;
      right = inside(low, high);
    }
  }
  return left;
}

function isOpposite(other: Position, position: Position): boolean {
  return (
    other.instrument.symbol === position.instrument.symbol &&
    other.side !== position.side &&
    other.marginMode === "cross"
  );
}

function oppositeOf(position: Position, quantity: Decimal): Position {
  return {
    ...position,
    side: position.side === "long" ? "short" : "long",
    quantity,
    entryPrice: position.markPrice,
    isolatedMargin: undefined,
    unsettledFunding: ZERO,
    feeReserve: undefined,
  };
}
