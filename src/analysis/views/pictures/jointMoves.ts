/**
 * B and R of a pool while two of its symbols move and all else stays: what does not move is summed once, and what each
 * of the two adds at one of its moves is worked out once for a whole row or column of a grid.
 */
import { notional } from "../../../engine/contract";
import { valueAt } from "../../../engine/curve";
import { type Decimal, larger, ONE, smaller, sum, ZERO } from "../../../engine/decimal";
import { legOf, profitAt } from "../../../engine/leg";
import {
  collateralValue,
  crossWalletBalance,
  type Holding,
  movingWith,
  type Pool,
  requirementAtMark,
} from "../../../engine/pool";
import type { Requirement } from "../../../engine/requirement";
import { tierIndexOf } from "../../../engine/tiers";

/** What the legs of a symbol bring into the sums at one of its prices. */
export interface Share {
  readonly gains: Decimal;
  /** Not above 0. */
  readonly losses: Decimal;
  /** By how much the collateral that follows the symbol is worth more than at the mark. */
  readonly collateral: Decimal;
  readonly long: Decimal;
  readonly short: Decimal;
  /** Gains, losses and collateral. */
  readonly value: Decimal;
}

export interface Joint {
  readonly balance: Decimal;
  readonly maintenance: Decimal;
  /** What is left for the trigger: B − R, with profits as far as they support. */
  readonly room: Decimal;
}

/** The symbol with its price moved by a fraction. Invariant: the move is above −1 and the requirements are known. */
export function shareAt(pool: Pool, holding: Holding, move: Decimal): Share {
  const price = holding.legs[0]!.markPrice.times(ONE.plus(move));
  const profits = holding.legs.map((leg) => sum(leg.positions.map((row) => profitAt(row, price))));
  const asked = (side: string) =>
    sum(
      (holding.requirements as readonly Requirement[])
        .filter(({ leg }) => leg.side === side)
        .map((requirement) => requirementAt(requirement, price)),
    );
  const following = (pool.wallet?.assets ?? []).filter(({ priceSymbol }) => priceSymbol === holding.symbol);
  const collateral = sum(following.map(collateralValue)).times(move);
  return {
    gains: sum(profits.map((profit) => larger(profit, ZERO))),
    losses: sum(profits.map((profit) => smaller(profit, ZERO))),
    collateral,
    value: sum([...profits, collateral]),
    long: asked("long"),
    short: asked("short"),
  };
}

function requirementAt({ counted, tiers, moves, tierAtMark, inTier }: Requirement, price: Decimal): Decimal {
  const tier = moves ? tierIndexOf(tiers, notional(counted.instrument, counted.exposure, price)) : tierAtMark;
  return valueAt(inTier(tier), price);
}

/** The pool as a function of what the two symbols bring in. */
export function jointly(pool: Pool, first: Holding, second: Holding): (first: Share, second: Share) => Joint {
  const isNetted = pool.rules.hedgeNetting === "max-leg";
  const groups = [first, second].map(({ symbol, underlying }) => movingWith(pool, symbol, underlying));
  const moved = new Set(groups.flat());
  const still = [...pool.holdings.values()].filter((holding) => holding !== first && holding !== second);
  const apart = still.filter((holding) => !moved.has(holding));
  const cash = crossWalletBalance(pool)!.plus(pool.unsettledFunding);
  const stillShares = new Map(still.map((holding) => [holding, shareAtMark(holding)]));
  const stillBalance = cash.plus(sum([...stillShares.values()].map(({ value }) => value)));
  const stillLosses = sum([...stillShares.values()].map(({ losses }) => losses));
  const asked = pool.requirement.minus(
    sum(underlyingGroups(moved).map((group) => requirementAtMark(group, pool.rules))),
  );
  const isTogether = isNetted && first.underlying === second.underlying;
  const partners = groups.map((group) =>
    group.filter((holding) => holding !== first && holding !== second).map((one) => stillShares.get(one)!),
  );
  const leastApart = leastGains(apart, stillShares, isNetted);

  return (a, b) => {
    const balance = stillBalance.plus(a.value).plus(b.value);
    const shares = isTogether
      ? [[a, b, ...partners[0]!]]
      : [
          [a, ...partners[0]!],
          [b, ...partners[1]!],
        ];
    const maintenance = asked.plus(sum(shares.map((group) => askedOf(group, isNetted))));
    if (pool.rules.unrealizedProfit === "counts")
      return { balance, maintenance, room: balance.minus(maintenance) };
    // Each group is supported by its own gains and by no others: the one with the least fails first.
    const gains = shares.map((group) => sum(group.map((share) => share.gains)));
    const least = [...gains, ...(leastApart ? [leastApart] : [])].reduce(smaller);
    const supported = cash
      .plus(a.collateral)
      .plus(b.collateral)
      .plus(stillLosses)
      .plus(a.losses)
      .plus(b.losses)
      .plus(least);
    return { balance, maintenance, room: supported.minus(maintenance) };
  };
}

function askedOf(shares: readonly Share[], isNetted: boolean): Decimal {
  const [long, short] = [sum(shares.map((share) => share.long)), sum(shares.map((share) => share.short))];
  return isNetted ? larger(long, short) : long.plus(short);
}

function shareAtMark({ legs, requirements }: Holding): Share {
  const profits = legs.map((leg) => leg.unrealizedPnl);
  const asked = (side: string) =>
    sum(
      (requirements as readonly Requirement[])
        .filter(({ leg }) => leg.side === side)
        .map(({ atMark }) => atMark),
    );
  return {
    gains: sum(profits.map((profit) => larger(profit, ZERO))),
    losses: sum(profits.map((profit) => smaller(profit, ZERO))),
    collateral: ZERO,
    value: sum(profits),
    long: asked("long"),
    short: asked("short"),
  };
}

function underlyingGroups(holdings: ReadonlySet<Holding>): Holding[][] {
  const groups = new Map<string, Holding[]>();
  for (const holding of holdings) {
    const known = groups.get(holding.underlying);
    if (known) known.push(holding);
    else groups.set(holding.underlying, [holding]);
  }
  return [...groups.values()];
}

/** The least that any group of what does not move has gained; none where there is no such group. */
function leastGains(
  apart: readonly Holding[],
  shares: ReadonlyMap<Holding, Share>,
  isNetted: boolean,
): Decimal | undefined {
  const gains = new Map<string, Decimal>();
  for (const holding of apart) {
    const key = isNetted ? holding.underlying : holding.symbol;
    gains.set(key, (gains.get(key) ?? ZERO).plus(shares.get(holding)!.gains));
  }
  return gains.size === 0 ? undefined : [...gains.values()].reduce(smaller);
}

/** The notional at the mark of all legs of a symbol. */
export function sizeOf({ legs }: Holding): Decimal {
  return sum(legs.flatMap(({ positions }) => positions.map((row) => legOf(row).markNotional)));
}
