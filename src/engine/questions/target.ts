/** What people want of a position: that it is not liquidated before a price, or within a distance of the mark. */
import type { Position } from "../account";
import { type Decimal, ONE, smaller, ZERO } from "../decimal";
import type { AccountReport } from "../evaluate";
import type { QuestionReason } from "./answer";

export type Target =
  /** The liquidation price on the side of this price is there, or further away. */
  | { readonly kind: "price"; readonly price: Decimal }
  /** The nearer liquidation price is this fraction of the mark away, or further. */
  | { readonly kind: "distance"; readonly distance: Decimal };

/** The room that is left at the target: not negative where it is met, 0 where it is met exactly. */
export function roomAt(report: AccountReport, position: Position, target: Target): Decimal | QuestionReason {
  const prices = targetPrices(position, target);
  if (typeof prices === "string") return prices;
  let least: Decimal | undefined;
  for (const price of prices) {
    const room = report.lowestExcess(position, price);
    if (typeof room === "string") return room;
    least = least === undefined ? room : smaller(least, room);
  }
  return least!;
}

/** The prices up to which nothing may be liquidated. */
export function targetPrices({ markPrice }: Position, target: Target): readonly Decimal[] | QuestionReason {
  if (target.kind === "price") return target.price.gt(ZERO) ? [target.price] : "target-out-of-range";
  const { distance } = target;
  if (distance.lt(ZERO) || distance.gte(ONE)) return "target-out-of-range";
  return [ONE.minus(distance), ONE.plus(distance)].map((factor) => markPrice.times(factor));
}
