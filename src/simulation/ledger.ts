/**
 * Where the money of a pool is and where it went. Every booking moves an amount between two of these figures, so that to
 * the last digit and at every moment
 *
 *   cash + posted + pending − owed = start + profit + funding + deposits + collateral − fees − taken + covered + unattributed
 *
 * What open positions are worth beyond that is not booked until they are closed.
 */
import { type Decimal, ZERO } from "../engine/decimal";

export interface Ledger {
  /** Cash, posted margin and unsettled funding at the beginning. */
  readonly start: Decimal;
  /** Cash behind the cross positions. */
  readonly cash: Decimal;
  /** Margin posted to isolated positions. */
  readonly posted: Decimal;
  /** Funding of open positions that was charged and not settled yet, as the account states it. */
  readonly pending: Decimal;
  /** What the account owes the venue. */
  readonly owed: Decimal;
  /** Profit and loss of what was closed, from entry to the price. */
  readonly profit: Decimal;
  /** Funding that was settled on the way: received, negative where paid. */
  readonly funding: Decimal;
  /** Put in from outside. */
  readonly deposits: Decimal;
  /** Collateral that became cash. */
  readonly collateral: Decimal;
  readonly fees: Decimal;
  /** What the venue took at takeovers beyond loss and fee. */
  readonly taken: Decimal;
  /** What the venue's fund bore beyond bankruptcy. */
  readonly covered: Decimal;
  /** What lies beyond bankruptcy where it is not known who bears it: neither covered nor owed here. */
  readonly unattributed: Decimal;
}

/** A ledger at the beginning. */
export function opened(cash: Decimal, posted: Decimal, pending: Decimal): Ledger {
  return {
    start: cash.plus(posted).plus(pending),
    cash,
    posted,
    pending,
    owed: ZERO,
    profit: ZERO,
    funding: ZERO,
    deposits: ZERO,
    collateral: ZERO,
    fees: ZERO,
    taken: ZERO,
    covered: ZERO,
    unattributed: ZERO,
  };
}

export type Booking = Partial<Omit<Ledger, "start">>;

/** The ledger with amounts added to its figures. */
export function booked(ledger: Ledger, booking: Booking): Ledger {
  const next: { -readonly [Figure in keyof Ledger]: Decimal } = { ...ledger };
  for (const [figure, amount] of Object.entries(booking) as [keyof Booking, Decimal][])
    next[figure] = next[figure].plus(amount);
  return next;
}

/** Left side less right side of the law above: 0, or a booking was wrong. */
export function imbalance(ledger: Ledger): Decimal {
  const is = ledger.cash.plus(ledger.posted).plus(ledger.pending).minus(ledger.owed);
  const shouldBe = ledger.start
    .plus(ledger.profit)
    .plus(ledger.funding)
    .plus(ledger.deposits)
    .plus(ledger.collateral)
    .minus(ledger.fees)
    .minus(ledger.taken)
    .plus(ledger.covered)
    .plus(ledger.unattributed);
  return is.minus(shouldBe);
}
