/** The largest fall of a curve from a high that came before, point by point. */
import { type Decimal, quotient, ZERO } from "../engine/decimal";
import type { Drawdown, EquityPoint } from "./result";

type Point = Pick<EquityPoint, "step" | "equity">;

export class RunningDrawdown {
  #high: Point | undefined;
  #most: { readonly amount: Decimal; readonly high: Point; readonly to: number } | undefined;
  /** Below this a point is a larger fall than the largest so far. */
  #floor: Decimal = ZERO;

  add(point: Point): void {
    const { equity, step } = point;
    if (this.#high === undefined || this.#most === undefined) {
      this.#high = point;
      this.#most = { amount: ZERO, high: point, to: step };
      this.#floor = equity;
    } else if (equity.gt(this.#high.equity)) {
      this.#high = point;
      this.#floor = equity.minus(this.#most.amount);
    } else if (equity.lt(this.#floor)) {
      this.#most = { amount: this.#high.equity.minus(equity), high: this.#high, to: step };
      this.#floor = equity;
    }
  }

  /** By amount; of points that never fall a drawdown of 0 at the first one. None without a point. */
  get largest(): Drawdown | undefined {
    if (this.#most === undefined) return undefined;
    const { amount, high, to } = this.#most;
    const share = high.equity.gt(ZERO) ? quotient(amount, high.equity) : undefined;
    return { amount, share, from: high.step, to };
  }
}
