/**
 * Tables as text: a line for each distinct table, with its tiers and the contracts that have it.
 *
 *   50K 0.4 125, 600K 0.5 100, 3M 0.65 - | BTC ETH/USDC BTC_241227
 *
 * A tier is its highest notional (K thousand, M million), its maintenance rate in per cent and its highest leverage; "-"
 * stands for none. A tier without a rate has that of half the initial margin at its highest leverage: 1 / (2 × leverage).
 * A contract is its underlying, with the quote asset where that is not the usual one, and with the date of delivery.
 */
import { Decimal, ONE, quotient } from "../../engine/decimal";

export interface TableTier {
  /** Highest notional of the tier, in the settle asset; none where it goes on without an end. */
  readonly limit: Decimal | undefined;
  /** As a fraction. */
  readonly maintenanceMarginRate: Decimal;
  /** None where the source has none. */
  readonly maxLeverage: Decimal | undefined;
}

export interface TableEntry {
  readonly underlying: string;
  readonly settle: string;
  /** The part of the line that `tiersOf` reads. */
  readonly tiers: string;
}

/** The contracts of a text by the name `nameOf` gives them: base, quote and the date of delivery, "" for none. */
export function entriesOf(
  text: string,
  usualQuote: string,
  nameOf: (underlying: string, quote: string, delivery: string) => string,
): ReadonlyMap<string, TableEntry> {
  const entries = new Map<string, TableEntry>();
  for (const line of text.trim().split("\n")) {
    const [tiers = "", contracts = ""] = line.split(" | ");
    for (const contract of contracts.split(" ")) {
      const [pair = "", delivery = ""] = contract.split("_");
      const [underlying = "", quote = usualQuote] = pair.split("/");
      entries.set(nameOf(underlying, quote, delivery), { underlying, settle: quote, tiers });
    }
  }
  return entries;
}

export function tiersOf(text: string): TableTier[] {
  return text.split(", ").map((tier) => {
    const [limit = "-", percentage = "-", leverage = "-"] = tier.split(" ");
    const maxLeverage = leverage === "-" ? undefined : new Decimal(leverage);
    const maintenanceMarginRate =
      percentage === "-" ? quotient(ONE, maxLeverage!.times(2)) : new Decimal(percentage).times("0.01");
    return { limit: limit === "-" ? undefined : amountOf(limit), maintenanceMarginRate, maxLeverage };
  });
}

const UNITS: Readonly<Record<string, number>> = { K: 1e3, M: 1e6 };

function amountOf(text: string): Decimal {
  const unit = UNITS[text.slice(-1)];
  return unit === undefined ? new Decimal(text) : new Decimal(text.slice(0, -1)).times(unit);
}
