/** The largest fall of a curve from a high that came before. */
import { type Decimal, quotient, ZERO } from "../engine/decimal";
import type { Drawdown, EquityPoint } from "./result";

/** By amount; none for a curve that never falls is a drawdown of 0 at its first point. */
export function maxDrawdown(curve: readonly EquityPoint[]): Drawdown | undefined {
  const first = curve[0];
  if (first === undefined) return undefined;
  let high = first;
  let most: { amount: Decimal; high: EquityPoint; to: number } = { amount: ZERO, high, to: first.step };
  // Below this a point is a larger fall than the largest so far.
  let floor = high.equity;
  for (const point of curve) {
    if (point.equity.gt(high.equity)) {
      high = point;
      floor = high.equity.minus(most.amount);
    } else if (point.equity.lt(floor)) {
      most = { amount: high.equity.minus(point.equity), high, to: point.step };
      floor = point.equity;
    }
  }
  const { amount, high: from, to } = most;
  const share = from.equity.gt(ZERO) ? quotient(amount, from.equity) : undefined;
  return { amount, share, from: from.step, to };
}
