/**
 * A pool: the cross positions that settle in one asset, summed at mark prices. Every cross figure is the pool's sum
 * with the tested symbol's part taken out and put back at another price, so one pass over the rows serves them all.
 *
 *   cross wallet = cash + Σ balance·price·ratio of the collateral assets
 *   B(M) = cross wallet + Σ (unsettled funding + PnL),   R(M) = Σ requirements
 */
import type { Account, CollateralAsset, Position, Wallet } from "./account";
import { type Decimal, larger, ONE, sum, ZERO } from "./decimal";
import { type Leg, legOf, merge } from "./leg";
import { SumOfShares } from "./shares";
import { feeReserve } from "./margin";
import type { Reason } from "./report";
import { type Requirement, type RequirementGap, requirementOf } from "./requirement";
import type { ModeRules } from "./rules";

/** The cross legs of one symbol, at most one a side. */
export interface Holding {
  readonly symbol: string;
  readonly underlying: string;
  readonly legs: readonly Leg[];
  readonly requirements: readonly Requirement[] | RequirementGap;
}

export interface Pool {
  readonly asset: string;
  readonly wallet: Wallet | undefined;
  readonly rules: ModeRules;
  readonly holdings: ReadonlyMap<string, Holding>;
  readonly isolatedLegs: readonly Leg[];
  /** The legs that have more than one row, by row. */
  readonly mergedLegs: ReadonlyMap<Position, Leg>;
  /** Cash left behind the cross positions. */
  readonly cash: Decimal | undefined;
  /** Margin posted to isolated positions. */
  readonly isolatedMargin: Decimal | undefined;
  /** What is known of the cross figures: a reason where they cannot be given. */
  readonly walletGap: Reason | undefined;
  readonly requirementGap: RequirementGap | undefined;
  readonly unrealizedPnl: Decimal;
  /** The negative ones of its terms only. */
  readonly unrealizedLoss: Decimal;
  readonly unsettledFunding: Decimal;
  readonly markNotional: Decimal;
  /** Σ requirements; meaningless with a requirement gap. */
  readonly requirement: Decimal;
}

/** The pools of an account by settle asset, in order of first use. */
export function poolsOf(account: Account): ReadonlyMap<string, Pool> {
  const rowsByAsset = new Map<string, Position[]>();
  for (const asset of account.wallets.keys()) rowsByAsset.set(asset, []);
  for (const position of account.positions) {
    const rows = rowsByAsset.get(position.pool);
    if (rows) rows.push(position);
    else rowsByAsset.set(position.pool, [position]);
  }
  const pools = new Map<string, Pool>();
  for (const [asset, rows] of rowsByAsset) pools.set(asset, poolOf(asset, rows, account));
  return pools;
}

/** The requirements of the legs of one symbol in cross mode. */
export function crossRequirements(
  legs: readonly Leg[],
  rules: ModeRules,
): readonly Requirement[] | RequirementGap {
  const both = rules.tierScope === "symbol" && legs.length > 1 ? merge(legs) : undefined;
  const requirements: Requirement[] = [];
  for (const leg of legs) {
    const requirement = both ? requirementAmong(both, leg, rules) : crossRequirement(leg, rules);
    if (typeof requirement === "string") return requirement;
    requirements.push(requirement);
  }
  return requirements;
}

const requirementsByRules = new WeakMap<ModeRules, WeakMap<Leg, Requirement | RequirementGap>>();

/** The requirement of one leg; kept, as legs and rules outlive edits elsewhere in their file. */
function crossRequirement(leg: Leg, rules: ModeRules): Requirement | RequirementGap {
  let known = requirementsByRules.get(rules);
  if (known === undefined) requirementsByRules.set(rules, (known = new WeakMap()));
  let requirement = known.get(leg);
  if (requirement === undefined) {
    requirement = requirementAmong(leg, leg, rules);
    known.set(leg, requirement);
  }
  return requirement;
}

function requirementAmong(counted: Leg, leg: Leg, rules: ModeRules): Requirement | RequirementGap {
  return requirementOf(leg, rules, feeReserve(leg, "cross", rules), counted);
}

/** What holdings of one underlying ask for together at the mark. */
export function requirementAtMark(holdings: Iterable<Holding>, rules: ModeRules): Decimal {
  const long: Decimal[] = [];
  const short: Decimal[] = [];
  for (const { requirements } of holdings) {
    if (typeof requirements === "string") continue;
    for (const { leg, atMark } of requirements) (leg.side === "long" ? long : short).push(atMark);
  }
  if (rules.hedgeNetting === "gross") return sum([...long, ...short]);
  return larger(sum(long), sum(short));
}

/** The holdings that move with a symbol: itself, and where opposite legs net, its whole underlying. */
export function movingWith(pool: Pool, symbol: string, underlying: string): Holding[] {
  if (pool.rules.hedgeNetting === "max-leg") {
    return [...pool.holdings.values()].filter((holding) => holding.underlying === underlying);
  }
  const holding = pool.holdings.get(symbol);
  return holding ? [holding] : [];
}

/** An asset's contribution to the cross wallet at the mark; a debt counts whole. */
export function collateralValue({ balance, price, collateralRatio }: CollateralAsset): Decimal {
  return balance.times(price).times(balance.isNegative() ? ONE : collateralRatio);
}

/** Cross wallet at the mark; none where the wallet is not known. */
export function crossWalletBalance(pool: Pool): Decimal | undefined {
  if (pool.cash === undefined) return undefined;
  const assets = pool.wallet?.assets ?? [];
  return assets.length === 0 ? pool.cash : pool.cash.plus(sum(assets.map(collateralValue)));
}

/** B at the mark; none where the wallet is not known. */
export function marginBalance(pool: Pool): Decimal | undefined {
  return crossWalletBalance(pool)?.plus(pool.unsettledFunding).plus(pool.unrealizedPnl);
}

function poolOf(asset: string, rows: readonly Position[], account: Account): Pool {
  const rules = account.rules.cross;
  const wallet = account.wallets.get(asset);
  const legs = legsOf(rows);
  const holdings = holdingsOf(
    legs.filter((leg) => leg.positions[0]!.marginMode === "cross"),
    rules,
  );
  const isolatedLegs = legs.filter((leg) => leg.positions[0]!.marginMode === "isolated");
  const isolatedMargin = postedTotal(isolatedLegs);

  let [unrealizedPnl, unrealizedLoss, unsettledFunding, markNotional] = [ZERO, ZERO, ZERO, ZERO];
  let requirementGap: RequirementGap | undefined;
  for (const { legs, requirements } of holdings.values()) {
    for (const leg of legs) {
      unrealizedPnl = unrealizedPnl.plus(leg.unrealizedPnl);
      if (leg.unrealizedPnl.isNegative()) unrealizedLoss = unrealizedLoss.plus(leg.unrealizedPnl);
      markNotional = markNotional.plus(leg.markNotional);
      if (!leg.unsettledFunding.isZero()) unsettledFunding = unsettledFunding.plus(leg.unsettledFunding);
    }
    if (typeof requirements === "string") requirementGap ??= requirements;
  }
  return {
    asset,
    wallet,
    rules,
    holdings,
    isolatedLegs,
    mergedLegs: new Map(
      legs
        .filter((leg) => leg.positions.length > 1)
        .flatMap((leg) => leg.positions.map((row) => [row, leg] as const)),
    ),
    isolatedMargin,
    ...cashBehind(wallet, isolatedMargin),
    requirementGap,
    unrealizedPnl,
    unrealizedLoss,
    unsettledFunding,
    markNotional,
    requirement: totalRequirement(holdings, rules),
  };
}

function totalRequirement(holdings: ReadonlyMap<string, Holding>, rules: ModeRules): Decimal {
  if (rules.hedgeNetting === "gross") return requirementAtMark(holdings.values(), rules);
  const byUnderlying = new Map<string, Holding[]>();
  for (const holding of holdings.values()) {
    const group = byUnderlying.get(holding.underlying);
    if (group) group.push(holding);
    else byUnderlying.set(holding.underlying, [holding]);
  }
  return sum([...byUnderlying.values()].map((group) => requirementAtMark(group, rules)));
}

function cashBehind(
  wallet: Wallet | undefined,
  isolatedMargin: Decimal | undefined,
): { cash: Decimal | undefined; walletGap: Reason | undefined } {
  const without = (walletGap: Reason) => ({ cash: undefined, walletGap });
  if (wallet?.incomplete) return without("invalid");
  if (wallet?.crossWalletBalance !== undefined)
    return { cash: wallet.crossWalletBalance, walletGap: undefined };
  const balance = wallet?.walletBalance ?? (wallet && wallet.assets.length > 0 ? ZERO : undefined);
  if (balance === undefined) return without("missing-wallet");
  // The wallet contains what is posted, so what is posted must be known to tell what is left.
  if (isolatedMargin === undefined) return without("missing-leverage");
  return { cash: balance.minus(isolatedMargin), walletGap: undefined };
}

/** Σ posted margins; none where one of them is not known. */
function postedTotal(legs: readonly Leg[]): Decimal | undefined {
  const total = new SumOfShares();
  for (const leg of legs)
    for (const position of leg.positions) {
      if (position.isolatedMargin !== undefined) total.add(position.isolatedMargin);
      else if (position.leverage !== undefined)
        total.addShare(legOf(position).entryNotional, position.leverage);
      else return undefined;
    }
  return total.value();
}

/** Rows of one symbol, side and mode are one leg. */
function legsOf(rows: readonly Position[]): Leg[] {
  const bySymbol = new Map<string, Position[][]>();
  for (const position of rows) {
    const { symbol } = position.instrument;
    const legs = bySymbol.get(symbol);
    if (legs === undefined) bySymbol.set(symbol, [[position]]);
    else addRow(legs, position);
  }
  return [...bySymbol.values()].flat().map((leg) => merge(leg.map(legOf)));
}

function addRow(legs: Position[][], position: Position): void {
  const { side, marginMode } = position;
  const same = legs.find(([first]) => first!.side === side && first!.marginMode === marginMode);
  if (same) same.push(position);
  else legs.push([position]);
}

function holdingsOf(legs: readonly Leg[], rules: ModeRules): Map<string, Holding> {
  const bySymbol = new Map<string, Leg[]>();
  for (const leg of legs) {
    const own = bySymbol.get(leg.instrument.symbol);
    if (own) own.push(leg);
    else bySymbol.set(leg.instrument.symbol, [leg]);
  }
  const holdings = new Map<string, Holding>();
  for (const [symbol, own] of bySymbol) {
    const { underlying } = own[0]!.instrument;
    holdings.set(symbol, { symbol, underlying, legs: own, requirements: crossRequirements(own, rules) });
  }
  return holdings;
}
