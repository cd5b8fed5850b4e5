/**
 * How long funding alone takes to liquidate, with every mark where it is. One interval costs
 *
 *   payment = Σ s·rate·N(M)      over the positions that stand behind the same balance
 *
 * (a positive rate is paid by longs), and the balance can lose as much as it exceeds the requirement by.
 */
import type { Account, Position } from "../account";
import { type Decimal, quotient, sum, ZERO } from "../decimal";
import { legOf } from "../leg";
import { type Answer, failure } from "./answer";
import { type Measure, zeroFrom } from "./crossing";
import { roomIn, searched, withPosition } from "./varied";

export interface FundingTime {
  /** Whole funding intervals until liquidation. */
  readonly intervals: Decimal;
  /** The same without rounding up. */
  readonly exactIntervals: Decimal;
  /** Paid in each of them. */
  readonly payment: Decimal;
}

/** `rates` per interval by symbol; a symbol without one pays nothing. None ("never") where nothing is paid. */
export function fundingTime(
  account: Account,
  position: Position,
  rates: ReadonlyMap<string, Decimal>,
): Answer<FundingTime> {
  return searched(() => {
    const room: Measure = (paid) => {
      const drained = { ...position, unsettledFunding: position.unsettledFunding.minus(paid) };
      const target = { kind: "price", price: position.markPrice } as const;
      return roomIn(withPosition(account, position, drained), drained, target);
    };
    const now = room(ZERO);
    const isStrict = account.rules[position.marginMode].trigger === "below";
    if (isStrict ? now.isNegative() : now.lte(ZERO)) return failure("already-liquidatable");
    const payment = sum(paying(account, position).map((row) => paymentOf(row, rates)));
    const bearable = zeroFrom(room);
    if (payment.lte(ZERO) || bearable === undefined) return failure("never");
    const exactIntervals = quotient(bearable, payment);
    const whole = exactIntervals.ceil();
    const intervals = isStrict && whole.eq(exactIntervals) ? whole.plus(1) : whole;
    return { value: { intervals, exactIntervals, payment } };
  });
}

/** The rows whose funding comes out of the same balance. */
function paying({ positions }: Account, position: Position): Position[] {
  return positions.filter((other) =>
    position.marginMode === "isolated"
      ? other.marginMode === "isolated" &&
        other.side === position.side &&
        other.instrument.symbol === position.instrument.symbol
      : other.marginMode === "cross" && other.pool === position.pool,
  );
}

function paymentOf(position: Position, rates: ReadonlyMap<string, Decimal>): Decimal {
  const rate = rates.get(position.instrument.symbol) ?? ZERO;
  const received = legOf(position).markNotional.times(rate);
  return position.side === "long" ? received : received.negated();
}
