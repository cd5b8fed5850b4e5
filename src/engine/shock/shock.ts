/**
 * The shock that liquidates a pool: all prices move at once,
 *
 *   P = M·(1 + β·x),   x > −1,   no price below 0
 *
 * and the nearest x down and up is sought at which B(x) no longer covers R(x). With one symbol and β = 1 it is the
 * liquidation price as a fraction of the mark.
 */
import type { Account } from "../account";
import type { Direction } from "../curve";
import { type Decimal, ONE, sum, ZERO } from "../decimal";
import { type AccountReport, evaluate } from "../evaluate";
import { collateralValue, type Holding, movingWith, type Pool, poolsOf } from "../pool";
import type { Reason } from "../report";
import type { Requirement } from "../requirement";
import {
  type BetaOf,
  collateralPart,
  emptyAt,
  largerPart,
  middleOf,
  onSide,
  type Part,
  profitPart,
  requirementPart,
} from "./part";
import { minus, NOTHING, plus, type Rational, valueAt, zerosBetween } from "./rational";

export interface PoolShock {
  /** Why there is no shock; none where one side has one. */
  readonly reason: Reason | undefined;
  /** The fraction by which prices of β = 1 move. */
  readonly down: Decimal | undefined;
  readonly up: Decimal | undefined;
}

const without = (reason: Reason): PoolShock => ({ reason, down: undefined, up: undefined });

/** The shock down and up that liquidates the cross pool of an asset. Symbols without a beta move by 1. */
export function poolShock(
  account: Account,
  asset: string,
  betas: ReadonlyMap<string, Decimal> = new Map(),
  report: AccountReport = evaluate(account),
): PoolShock {
  const pool = poolsOf(account).get(asset);
  if (pool === undefined || pool.holdings.size === 0) return without("never");
  const totals = report.pools().find((one) => one.asset === asset)!;
  if (totals.reason !== undefined) return without(totals.reason);
  if (totals.liquidatable) return without("already-liquidatable");
  const betaOf: BetaOf = (symbol) => betas.get(symbol) ?? ONE;
  const nearest = (direction: Direction) =>
    trialsOf(pool, betaOf)
      .map((parts) => firstFailure(parts, endOf(pool, betaOf, direction), { direction, pool }))
      .filter((x) => x !== undefined)
      .sort((a, b) => a.abs().cmp(b.abs()))[0];
  const [down, up] = [nearest("down"), nearest("up")];
  return { reason: down === undefined && up === undefined ? "never" : undefined, down, up };
}

/** B and −R as parts: once, or where profits of others do not support, once for each symbol. */
function trialsOf(pool: Pool, betaOf: BetaOf): { added: Part[]; taken: Part[] }[] {
  const holdings = [...pool.holdings.values()];
  const { assets } = pool.wallet!;
  const following = assets.filter(({ priceSymbol }) => priceSymbol !== undefined);
  const fixed = assets.filter(({ priceSymbol }) => priceSymbol === undefined);
  const cash = pool.cash!.plus(pool.unsettledFunding).plus(sum(fixed.map(collateralValue)));
  const constant: Part = { breaks: [], around: () => ({ ...NOTHING, constant: cash }) };
  const collateral = following.map((asset) => collateralPart(asset, betaOf(asset.priceSymbol!)));
  const taken = requirementParts(holdings, pool, betaOf);
  const profits = (own: readonly Holding[]) =>
    holdings.flatMap((holding) =>
      holding.legs.map((leg) => profitPart(leg, betaOf(holding.symbol), !own.includes(holding))),
    );
  const supported =
    pool.rules.unrealizedProfit === "counts"
      ? [holdings]
      : holdings.map(({ symbol, underlying }) => movingWith(pool, symbol, underlying));
  return supported.map((own) => ({ added: [constant, ...collateral, ...profits(own)], taken }));
}

function requirementParts(holdings: readonly Holding[], { rules }: Pool, betaOf: BetaOf): Part[] {
  const partOf = (requirement: Requirement) =>
    requirementPart(requirement, betaOf(requirement.leg.instrument.symbol));
  const requirementsOf = (group: readonly Holding[]) =>
    group.flatMap(({ requirements }) => requirements as readonly Requirement[]);
  if (rules.hedgeNetting === "gross") return requirementsOf(holdings).map(partOf);
  const groups = new Set(holdings.map(({ underlying }) => underlying));
  return [...groups].map((underlying) => {
    const group = holdings.filter((holding) => holding.underlying === underlying);
    const onSide = (side: string) =>
      requirementsOf(group)
        .filter(({ leg }) => leg.side === side)
        .map(partOf);
    return largerPart(onSide("long"), onSide("short"));
  });
}

/** How far the search goes: x > −1, and no inverse contract gets to price 0; none upwards without one that falls. */
function endOf(pool: Pool, betaOf: BetaOf, direction: Direction): Decimal | undefined {
  const ends = [...pool.holdings.values()]
    .filter(({ legs }) => legs[0]!.instrument.contractType === "inverse")
    .flatMap(({ symbol }) => emptyAt(betaOf(symbol)));
  // On the way up −1 is left out.
  return onSide([...ends, ONE.negated()], direction)[0];
}

/** The first shock at which B − R fails; the parts change one by one at their breaks. */
function firstFailure(
  { added, taken }: { added: readonly Part[]; taken: readonly Part[] },
  end: Decimal | undefined,
  { direction, pool }: { direction: Direction; pool: Pool },
): Decimal | undefined {
  const touching = pool.rules.trigger === "at-or-below";
  const signed = [
    ...added.map((part) => ({ part, sign: plus })),
    ...taken.map((part) => ({ part, sign: minus })),
  ];
  const changing = new Map<string, typeof signed>();
  for (const one of signed)
    for (const at of one.part.breaks) {
      const known = changing.get(at.toString());
      if (known) known.push(one);
      else changing.set(at.toString(), [one]);
    }
  const breaks = onSide(
    signed.flatMap(({ part }) => part.breaks),
    direction,
  ).filter((at) => end === undefined || at.abs().lt(end.abs()));

  const now = new Map(signed.map((one) => [one, NOTHING]));
  let excess = NOTHING;
  for (const [index, to] of [...breaks, end].entries()) {
    const at = breaks[index - 1];
    const from = at ?? ZERO;
    for (const one of at === undefined ? signed : changing.get(at.toString())!) {
      const part = one.part.around(middleOf(from, to));
      excess = one.sign(excess, minus(part, now.get(one)!));
      now.set(one, part);
    }
    const found = firstIn(excess, { from, to, direction, touching });
    if (found !== undefined) return end?.eq(found) ? undefined : found;
  }
  return undefined;
}

interface Piece {
  readonly from: Decimal;
  readonly to: Decimal | undefined;
  readonly direction: Direction;
  readonly touching: boolean;
}

/** The first shock of a piece at which the excess fails; its beginning where it fails there already. */
function firstIn(excess: Rational, { from, to, direction, touching }: Piece): Decimal | undefined {
  const zeros = zerosBetween(excess, from, to, direction);
  // Between zeros the sign is that of any point; before the first it is how the piece begins.
  if (valueAt(excess, middleOf(from, zeros[0] ?? to)).isNegative()) return from;
  for (const [index, zero] of zeros.entries()) {
    if (touching) return zero;
    const next = zeros[index + 1] ?? to;
    // At the end of the piece the next one tells.
    if (next?.eq(zero)) continue;
    if (valueAt(excess, middleOf(zero, next)).isNegative()) return zero;
  }
  return undefined;
}
