/** Σ amounts and Σ amount / divisor. Amounts of equal divisors are added first: a division is the costly part. */
import { type Decimal, quotient, ZERO } from "./decimal";

export class SumOfShares {
  #whole = ZERO;
  readonly #byDivisor = new Map<string, { divisor: Decimal; amount: Decimal }>();

  add(amount: Decimal): void {
    this.#whole = this.#whole.plus(amount);
  }

  addShare(amount: Decimal, divisor: Decimal): void {
    const key = divisor.toString();
    const known = this.#byDivisor.get(key);
    if (known) known.amount = known.amount.plus(amount);
    else this.#byDivisor.set(key, { divisor, amount });
  }

  value(): Decimal {
    let total = this.#whole;
    for (const { divisor, amount } of this.#byDivisor.values()) total = total.plus(quotient(amount, divisor));
    return total;
  }
}
