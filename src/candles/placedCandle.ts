import { Decimal } from "../engine/decimal";
import type { Candle } from "../simulation/candle";
import type { PriceName } from "./layout";
import { isBelow, isEqual, type NearPrice } from "./price";

/** A candle that knows its line, and makes its Decimals when they are asked for. */
export class PlacedCandle implements Candle {
  constructor(
    readonly line: number,
    readonly time: number,
    /** The digits of its prices. */
    readonly digits: Readonly<Record<PriceName, string>>,
  ) {}

  get open(): Decimal {
    return new Decimal(this.digits.open);
  }

  get high(): Decimal {
    return new Decimal(this.digits.high);
  }

  get low(): Decimal {
    return new Decimal(this.digits.low);
  }

  get close(): Decimal {
    return new Decimal(this.digits.close);
  }
}

/** Two prices that cannot both be of one candle. */
export interface Contradiction {
  readonly name: PriceName;
  /** Above or below which it lies. */
  readonly limit: PriceName;
  readonly isAbove: boolean;
}

export function contradictionIn(prices: Readonly<Record<PriceName, NearPrice>>): Contradiction | undefined {
  const { open, high, low, close } = prices;
  if (isBelow(high, low)) return { name: "high", limit: "low", isAbove: false };
  if (isBelow(high, open)) return { name: "open", limit: "high", isAbove: true };
  if (isBelow(open, low)) return { name: "open", limit: "low", isAbove: false };
  if (isBelow(high, close)) return { name: "close", limit: "high", isAbove: true };
  if (isBelow(close, low)) return { name: "close", limit: "low", isAbove: false };
  return undefined;
}

export function isSameCandle(a: PlacedCandle, b: PlacedCandle): boolean {
  return (["open", "high", "low", "close"] as const).every((name) => isEqual(a.digits[name], b.digits[name]));
}
