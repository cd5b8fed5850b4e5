/**
 * The largest quantity of a position that keeps to a limit, everything else in the account as it stands. Only the
 * quantity is varied: margin that is stated stays, margin that follows from a leverage grows with the notional.
 */
import type { Account, Position } from "../account";
import { exposure, notional } from "../contract";
import { Decimal, ONE, quotient, ZERO } from "../decimal";
import { evaluate } from "../evaluate";
import { profitAt } from "../leg";
import type { TierTable } from "../tiers";
import { feeOn } from "../changes/trade";
import { type Answer, failure } from "./answer";
import { crossing, type Measure } from "./crossing";
import { roomAt, type Target, targetPrices } from "./target";
import { holding, searched, Unknown, withPosition } from "./varied";

export type SizeLimit =
  | Target
  /** The worst case costs no more than this. */
  | { readonly kind: "worst-case-loss"; readonly amount: Decimal }
  /** Closing at this price, the taker fee included, costs no more than this. */
  | { readonly kind: "loss-at-price"; readonly price: Decimal; readonly amount: Decimal }
  /** The notional at the mark stays in a tier that allows this leverage. */
  | { readonly kind: "leverage"; readonly leverage: Decimal };

export function largestQuantity(account: Account, position: Position, limit: SizeLimit): Answer<Decimal> {
  if (limit.kind === "leverage") return largestAtLeverage(position, limit.leverage);
  const whole = holding(account, position);
  const sized = (quantity: Decimal): Position => ({ ...position, quantity });
  return searched(() => {
    const room: Measure = (quantity) => {
      const varied = sized(quantity);
      return roomUnder(limit, withPosition(whole, position, varied), varied);
    };
    return largestOf(room, sizesToTry(position, limit));
  });
}

/** What is left to the limit; not negative where it is kept. */
function roomUnder(
  limit: Exclude<SizeLimit, { kind: "leverage" }>,
  account: Account,
  position: Position,
): Decimal {
  const report = evaluate(account);
  switch (limit.kind) {
    case "worst-case-loss": {
      const mode = report.position(position).inForce();
      if (mode.worstCaseLoss === undefined) throw new Unknown(mode.reason ?? "missing-wallet");
      return limit.amount.minus(mode.worstCaseLoss);
    }
    case "loss-at-price": {
      if (!limit.price.gt(ZERO)) throw new Unknown("target-out-of-range");
      const { instrument } = position;
      const fee = feeOn(position, notional(instrument, exposure(position), limit.price));
      return limit.amount.plus(profitAt(position, limit.price)).minus(fee);
    }
    default: {
      const room = roomAt(report, position, limit);
      if (typeof room === "string") throw new Unknown(room);
      return room;
    }
  }
}

/** Sizes grow by this factor beyond the largest that has a meaning of its own. */
const STEP = new Decimal(8);

const MOST_STEPS = 40;

/** The largest size at which the room is not negative, from sizes to try in ascending order. */
function largestOf(room: Measure, sizes: readonly Decimal[]): Answer<Decimal> {
  let tried = sizes.map((size) => ({ size, isKept: !room(size).isNegative() }));
  for (let step = 0; tried.at(-1)!.isKept; step++) {
    if (step === MOST_STEPS) return failure("unbounded");
    const size = tried.at(-1)!.size.times(STEP);
    tried = [...tried, { size, isKept: !room(size).isNegative() }];
  }
  const last = tried.findLastIndex(({ isKept }) => isKept);
  if (last < 0) return failure("out-of-reach");
  return { value: crossing(room, tried[last]!.size, tried[last + 1]!.size) };
}

/** Next to nothing, the present size, and those that fill a tier at a price that matters. Throws Unknown. */
function sizesToTry(position: Position, limit: SizeLimit): Decimal[] {
  const { instrument, quantity, markPrice, entryPrice } = position;
  const { schedule } = instrument;
  const prices = [markPrice, entryPrice, ...pricesOf(position, limit)];
  const sizes = [quantity.times("1e-9"), quantity];
  if (schedule?.kind === "tiers")
    for (const { limit: edge } of schedule.tiers) {
      if (edge === undefined) continue;
      if (schedule.unit === "contracts") sizes.push(edge.times(instrument.contractSize));
      else sizes.push(...prices.map((price) => quantityAt(position, edge, price)));
    }
  return sizes.sort((a, b) => a.cmp(b));
}

/** The prices up to which nothing may be liquidated; none where that is not what the limit asks. */
function pricesOf(position: Position, limit: SizeLimit): readonly Decimal[] {
  if (limit.kind !== "price" && limit.kind !== "distance") return [];
  const prices = targetPrices(position, limit);
  if (typeof prices === "string") throw new Unknown(prices);
  return prices;
}

/** The quantity that has a notional at a price. */
function quantityAt(position: Position, worth: Decimal, price: Decimal): Decimal {
  const one = { ...position, quantity: ONE };
  return quotient(worth, notional(position.instrument, exposure(one), price));
}

/** What fits into the highest tier that allows a leverage. */
function largestAtLeverage(position: Position, leverage: Decimal): Answer<Decimal> {
  const { schedule, contractSize } = position.instrument;
  if (schedule?.kind !== "tiers") return failure("missing-tiers");
  const table: TierTable = schedule;
  const known = table.tiers.filter(({ maxLeverage }) => maxLeverage !== undefined);
  if (known.length === 0) return failure("missing-tiers");
  const highest = table.tiers.findLastIndex(({ maxLeverage }) => maxLeverage?.gte(leverage));
  if (highest < 0) return failure("out-of-reach");
  const edge = table.tiers[highest]!.limit;
  if (edge === undefined) return failure("unbounded");
  return {
    value:
      table.unit === "contracts" ? edge.times(contractSize) : quantityAt(position, edge, position.markPrice),
  };
}
