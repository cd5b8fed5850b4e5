/**
 * A second opinion on every number of the engine. Shares no code with it and does no algebra: balance and
 * requirement are worked out at whatever price is asked for, straight from their definitions, and the
 * liquidation price is where a bisection finds that one no longer covers the other.
 */
import type { Account, Position, Wallet } from "../../src/engine/account";
import type { Reason } from "../../src/engine/report";
import type { ModeRules } from "../../src/engine/rules";
import * as book from "./oracleBook";
import { type Leg, type PriceOf, type Row } from "./oracleBook";
import { maybe, ONE, type Real, real, total, ZERO } from "./oracleNumber";
import { type Gap, nearestRoot, nearestRoots, type Root } from "./oracleRoots";

export interface OracleMode {
  /** Every reason there is for having no price; the engine names one of them. Empty where there is one. */
  readonly reasons: ReadonlySet<Reason>;
  readonly liquidationPrice?: Real | undefined;
  readonly below?: Real | undefined;
  readonly above?: Real | undefined;
  readonly bankruptcyPrice?: Real | undefined;
  readonly distance?: Real | undefined;
  readonly tierIndex?: number | undefined;
  readonly initialMargin?: Real | undefined;
  readonly maintenanceMargin?: Real | undefined;
  readonly closingFee?: Real | undefined;
  readonly marginBalance?: Real | undefined;
  readonly marginRatio?: Real | undefined;
  readonly isExhausted?: boolean;
  readonly lossAtLiquidation?: Real | undefined;
  readonly feeAtLiquidation?: Real | undefined;
  readonly worstCaseLoss?: Real | undefined;
  readonly equityAtRisk?: Real | undefined;
  readonly entryValue?: Real;
  /** B − R at any price of the symbol, for laws to look at. */
  readonly gap?: Gap | undefined;
}

export interface OraclePool {
  readonly reasons: ReadonlySet<Reason>;
  readonly crossWalletBalance?: Real | undefined;
  readonly unrealizedPnl?: Real | undefined;
  readonly marginBalance?: Real | undefined;
  readonly maintenanceMargin?: Real | undefined;
  readonly initialMargin?: Real | undefined;
  readonly availableBalance?: Real | undefined;
  readonly isolatedMargin?: Real | undefined;
  readonly liquidatable?: boolean | undefined;
  readonly worstCaseLoss?: Real | undefined;
  readonly equityAtRisk?: Real | undefined;
  readonly entryValue?: Real;
}

/** All prices moved by P = M·(1 + β·x): the nearest 1 + x that liquidates, on each side. */
export interface OracleShock {
  readonly below?: Real | undefined;
  readonly above?: Real | undefined;
}

export interface Oracle {
  readonly shock: (asset: string, betaOf: (symbol: string) => Real) => OracleShock;
  readonly isolated: (position: Position) => OracleMode;
  readonly cross: (position: Position) => OracleMode;
  readonly pool: (asset: string) => OraclePool;
}

/** What one price is tested against. */
interface Test {
  readonly balance: Gap;
  readonly requirement: Gap;
  readonly edges: readonly Real[];
  readonly mark: Real;
}

export function oracle(account: Account): Oracle {
  const rows = account.positions.map(book.rowOf);
  const rowAt = new Map(account.positions.map((position, index) => [position, rows[index]!]));
  const { isolated, cross } = account.rules;

  const legOf = (row: Row): Leg =>
    rows.filter(
      (other) =>
        other.symbol === row.symbol &&
        other.isLong === row.isLong &&
        other.position.marginMode === row.position.marginMode,
    );

  const pools = new Map<string, CrossPool>();
  const poolOf = (asset: string, joining: Leg): CrossPool => {
    const key = [asset, ...joining.map((row) => rows.indexOf(row))].join(" ");
    if (!pools.has(key)) pools.set(key, new CrossPool(account, rows, asset, joining));
    return pools.get(key)!;
  };
  const crossOf = (position: Position): OracleMode => {
    const row = rowAt.get(position)!;
    return crossMode(row, poolOf(position.pool, position.marginMode === "isolated" ? legOf(row) : []), cross);
  };

  return {
    isolated: (position) => isolatedMode(rowAt.get(position)!, legOf(rowAt.get(position)!), isolated),
    cross: crossOf,
    shock: (asset, betaOf) => poolOf(asset, []).shock(betaOf),
    pool: (asset) => poolTotals(poolOf(asset, []), crossOf),
  };
}

// Isolated: nothing else in the account matters.

function isolatedMode(row: Row, leg: Leg, rules: ModeRules): OracleMode {
  const reasons = missingOf(leg, rules);
  const own = ownFigures(row, leg, [], { rules, mode: "isolated" });
  if (leg.some(({ posted }) => posted === undefined)) reasons.add("missing-leverage");

  const backing = total(leg, ({ posted, funding }) => (posted ?? ZERO).plus(funding));
  const reserve = total(leg, ({ position }) => maybe(position.feeReserve) ?? ZERO);
  const test: Test = {
    mark: row.mark,
    balance: (price) => backing.plus(book.profits(leg, () => price)),
    requirement: (price) =>
      book.requirement(leg, leg, [], { priceOf: () => price, rules, mode: "isolated" }).all,
    edges: book.edgesOf(leg, [], rules),
  };
  const money = {
    ...atRisk(row, isolatedWorstCase(row)),
    marginBalance: reasons.has("missing-leverage") ? undefined : test.balance(row.mark),
  };
  const tierIndex = book.tierIndex(leg, [], book.atMark, rules);
  if (reasons.size > 0) return { reasons, tierIndex, ...own, ...money };
  return { ...own, ...money, ...ratioOf(test), ...priced(row, leg, [], { test, rules, reserve }) };
}

function isolatedWorstCase(row: Row): Real | undefined {
  return row.posted && smaller(notNegative(row.posted.plus(row.funding)), boundOf([row]));
}

// Cross: the tested symbol moves, the rest of the pool stays at its marks.

class CrossPool {
  readonly rows: readonly Row[];
  readonly outside: readonly Row[];
  readonly legs: readonly Leg[];
  readonly symbols: readonly Leg[];
  readonly rules: ModeRules;
  readonly wallet: Wallet | undefined;
  /** What keeps the wallet, and what keeps the requirement from being known. */
  readonly missingWallet = new Set<Reason>();
  readonly missingRequirement: ReadonlySet<Reason>;
  private readonly cash: Real;
  private readonly tests = new Map<string, Test>();

  constructor(account: Account, rows: readonly Row[], asset: string, joining: Leg) {
    const inPool = rows.filter(({ position }) => position.pool === asset);
    const isolated = inPool.filter(({ position }) => position.marginMode === "isolated");
    this.outside = isolated.filter((row) => !joining.includes(row));
    this.rows = [...inPool.filter(({ position }) => position.marginMode === "cross"), ...joining];
    this.rules = account.rules.cross;
    this.wallet = account.wallets.get(asset);
    this.legs = book.grouped(this.rows, ({ symbol, isLong }) => `${symbol} ${isLong}`);
    this.symbols = book.grouped(this.rows, ({ symbol }) => symbol);
    this.missingRequirement = new Set(this.legs.flatMap((leg) => [...missingOf(leg, this.rules)]));

    const stated = maybe(this.wallet?.crossWalletBalance);
    const whole = maybe(this.wallet?.walletBalance) ?? (this.wallet?.assets.length ? ZERO : undefined);
    if (this.wallet?.incomplete === true) this.missingWallet.add("invalid");
    if (stated === undefined && whole === undefined) this.missingWallet.add("missing-wallet");
    const counted = stated === undefined ? isolated : joining;
    if (counted.some(({ posted }) => posted === undefined)) this.missingWallet.add("missing-leverage");
    const returned = total(joining, ({ posted }) => posted ?? ZERO);
    const posted = total(isolated, ({ posted }) => posted ?? ZERO);
    this.cash = (stated ?? (whole ?? ZERO).minus(posted)).plus(returned);
  }

  get missing(): Set<Reason> {
    return new Set([...this.missingWallet, ...this.missingRequirement]);
  }

  legOf(row: Row): Leg {
    return this.rows.filter(({ symbol, isLong }) => symbol === row.symbol && isLong === row.isLong);
  }

  oppositeOf(row: Row): Leg {
    return this.rows.filter(({ symbol, isLong }) => symbol === row.symbol && isLong !== row.isLong);
  }

  get walletAtMark(): Real {
    return this.walletAt(() => ONE);
  }

  private walletAt(factorOf: (symbol: string) => Real): Real {
    return this.wallet === undefined ? this.cash : this.cash.plus(book.collateral(this.wallet, factorOf));
  }

  get funding(): Real {
    return total(this.rows, ({ funding }) => funding);
  }

  /** The balance that is shown: with every profit in it. */
  get balanceAtMark(): Real {
    return this.walletAtMark.plus(this.funding).plus(book.profits(this.rows, book.atMark));
  }

  /** Profits of legs that do not move, as far as they count. */
  supportOf(legs: readonly Leg[]): Real {
    return total(legs, (leg) => {
      const gain = book.profits(leg, book.atMark);
      return this.rules.unrealizedProfit === "excluded" && gain.gt(0) ? ZERO : gain;
    });
  }

  requirement(priceOf: PriceOf): Real {
    const own = (leg: Leg) =>
      book.requirement(leg, leg, this.oppositeOf(leg[0]!), { priceOf, rules: this.rules, mode: "cross" }).all;
    if (this.rules.hedgeNetting === "gross") return total(this.legs, own);
    const underlyings = book.grouped(this.legs, (leg) => leg[0]!.instrument.underlying);
    return total(underlyings, (legs) => {
      const long = total(
        legs.filter((leg) => leg[0]!.isLong),
        own,
      );
      const short = total(
        legs.filter((leg) => !leg[0]!.isLong),
        own,
      );
      return long.gt(short) ? long : short;
    });
  }

  /** Whether `row` moves when `tested` does: its own symbol, and its underlying where hedges net by underlying. */
  private moves(row: Row, tested: Row): boolean {
    if (row.symbol === tested.symbol) return true;
    return (
      this.rules.hedgeNetting === "max-leg" && row.instrument.underlying === tested.instrument.underlying
    );
  }

  /** One for all legs of a symbol, as they share their roots. */
  testOf(tested: Row): Test {
    if (!this.tests.has(tested.symbol)) this.tests.set(tested.symbol, this.testTogether(tested));
    return this.tests.get(tested.symbol)!;
  }

  private testTogether(tested: Row): Test {
    const { mark } = tested;
    const moving = this.legs.filter((leg) => this.moves(leg[0]!, tested));
    const symbols = new Set(moving.map((leg) => leg[0]!.symbol));
    const still = this.funding.plus(this.supportOf(this.legs.filter((leg) => !moving.includes(leg))));
    const at =
      (price: Real): PriceOf =>
      (row) => {
        if (!symbols.has(row.symbol)) return row.mark;
        return row.symbol === tested.symbol ? price : row.mark.times(price).div(mark);
      };
    const edges = moving.flatMap((leg) =>
      book
        .edgesOf(leg, this.oppositeOf(leg[0]!), this.rules)
        .map((edge) => edge.times(mark).div(leg[0]!.mark)),
    );
    return {
      mark,
      balance: (price) => {
        const wallet = this.walletAt((symbol) => (symbols.has(symbol) ? price.div(mark) : ONE));
        return wallet.plus(still).plus(total(moving, (leg) => book.profits(leg, at(price))));
      },
      requirement: (price) => this.requirement(at(price)),
      edges,
    };
  }

  /** Every symbol moves, each by its beta; no price falls below 0. */
  shock(betaOf: (symbol: string) => Real): OracleShock {
    const factorAt =
      (level: Real) =>
      (symbol: string): Real =>
        notNegative(ONE.plus(betaOf(symbol).times(level.minus(ONE))));
    const gap: Gap = (level) => {
      const priceOf: PriceOf = (row) => row.mark.times(factorAt(level)(row.symbol));
      const isBroken = this.rows.some(
        (row) => row.instrument.contractType === "inverse" && priceOf(row).lte(0),
      );
      if (isBroken) return real("1e90");
      const common = this.walletAt(factorAt(level)).plus(this.funding).minus(this.requirement(priceOf));
      const gains = (supported: (leg: Leg) => boolean) =>
        total(this.legs, (leg) => {
          const gain = book.profits(leg, priceOf);
          return !supported(leg) && gain.gt(0) ? ZERO : gain;
        });
      if (this.rules.unrealizedProfit === "counts") return common.plus(gains(() => true));
      return this.symbols
        .map((tested) => common.plus(gains((leg) => this.moves(leg[0]!, tested[0]!))))
        .reduce((least, one) => (one.lt(least) ? one : least));
    };
    const edges = this.legs.flatMap((leg) => {
      const [{ mark, symbol }] = leg as [Row];
      const beta = betaOf(symbol);
      if (beta.isZero()) return [];
      const prices = [
        ...book.edgesOf(leg, this.oppositeOf(leg[0]!), this.rules),
        ...leg.map(({ entry }) => entry),
        ZERO,
      ];
      return prices.map((price) => ONE.plus(price.minus(mark).div(mark.times(beta))));
    });
    const isKnown = this.rows.length > 0 && this.missing.size === 0 && !this.isLiquidatable();
    if (!isKnown) return {};
    const search = {
      gap,
      mark: ONE,
      edges: edges.filter((edge) => edge.gt(0)),
      isFailing: (left: Real) => isFailing(left, this.rules),
    };
    const { below, above } = nearestRoots(search);
    return { below: below?.price, above: above?.price };
  }

  /** A leg alone, with its share of the equity by notional at mark. */
  shareTestOf(tested: Row): Test {
    const leg = this.legOf(tested);
    const opposite = this.oppositeOf(tested);
    const notional = (rows: readonly Row[]) => total(rows, (row) => book.value(row, row.mark));
    const share = this.balanceAtMark.times(notional(leg)).div(notional(this.rows));
    const still = share.minus(book.profits(leg, book.atMark));
    return {
      mark: tested.mark,
      balance: (price) => still.plus(book.profits(leg, () => price)),
      requirement: (price) =>
        book.requirement(leg, leg, opposite, { priceOf: () => price, rules: this.rules, mode: "cross" }).all,
      edges: book.edgesOf(leg, opposite, this.rules),
    };
  }

  isLiquidatable(): boolean {
    return this.symbols.some((rows) => isFailingAtMark(this.testOf(rows[0]!), this.rules));
  }
}

function crossMode(row: Row, pool: CrossPool, rules: ModeRules): OracleMode {
  const [leg, opposite] = [pool.legOf(row), pool.oppositeOf(row)];
  const isShared = rules.crossConvention === "pro-rata";
  const ofSymbol = [...leg, ...opposite];
  const { missing } = pool;

  const prices: OracleMode =
    missing.size > 0
      ? { reasons: missing, tierIndex: book.tierIndex(leg, opposite, book.atMark, rules) }
      : isShared && isFailingAtMark(pool.testOf(row), rules)
        ? dead(row, leg, opposite, { test: pool.shareTestOf(row), rules, reserve: ZERO })
        : priced(row, leg, opposite, {
            test: isShared ? pool.shareTestOf(row) : pool.testOf(row),
            rules,
            reserve: ZERO,
          });

  const others = pool.legs.filter((other) => other[0]!.symbol !== row.symbol);
  const backing = pool.walletAtMark.plus(pool.funding).plus(pool.supportOf(others));
  const balance = pool.missingWallet.size > 0 ? undefined : pool.balanceAtMark;
  const asked = pool.missingRequirement.size > 0 ? undefined : pool.requirement(book.atMark);
  return {
    ...ownFigures(row, leg, opposite, { rules, mode: "cross" }),
    marginBalance: balance,
    ...(balance && asked && ratio(asked, balance)),
    ...prices,
    ...atRisk(row, balance && smaller(notNegative(backing), capOf(ofSymbol, prices))),
  };
}

/** The most a symbol can lose; no bound where it is hedged and can be liquidated: one leg may be closed first. */
function capOf(rows: readonly Row[], { reasons, below, above }: OracleMode): Real | undefined {
  const isHedged = rows.some(({ isLong }) => isLong !== rows[0]!.isLong);
  const isSafe =
    [...reasons].every((reason) => reason === "never") && below === undefined && above === undefined;
  return isHedged && !isSafe ? undefined : boundOf(rows);
}

function poolTotals(pool: CrossPool, priceOf: (position: Position) => OracleMode): OraclePool {
  const { outside } = pool;
  const isolatedMargin = known(outside.map(({ posted }) => posted));
  const unrealizedPnl = book.profits(pool.rows, book.atMark);
  const maintenanceMargin = pool.missingRequirement.size > 0 ? undefined : pool.requirement(book.atMark);
  const initial = known(pool.rows.map((row) => initialMargin(row, pool.rules)));
  const hasWallet = pool.missingWallet.size === 0;
  const balance = hasWallet ? pool.balanceAtMark : undefined;
  const reserved = maybe(pool.wallet?.openOrderMargin) ?? ZERO;

  const caps = known(pool.symbols.map((rows) => capOf(rows, priceOf(rows[0]!.position))));
  const cross =
    pool.rows.length === 0 ? ZERO : hasWallet ? smaller(notNegative(pool.walletAtMark), caps) : undefined;
  const worst = known([...outside.map(isolatedWorstCase), cross]);
  const gain = unrealizedPnl.plus(book.profits(outside, book.atMark));
  return {
    reasons: pool.missing,
    entryValue: total([...pool.rows, ...outside], (row) => row.entryValue),
    crossWalletBalance: hasWallet ? pool.walletAtMark : undefined,
    unrealizedPnl,
    marginBalance: balance,
    maintenanceMargin,
    initialMargin: initial,
    availableBalance: balance && initial && notNegative(balance.minus(initial).minus(reserved)),
    isolatedMargin,
    liquidatable: pool.rows.length === 0 ? false : pool.missing.size > 0 ? undefined : pool.isLiquidatable(),
    worstCaseLoss: worst,
    equityAtRisk: worst && notNegative(worst.plus(gain)),
  };
}

// Both modes.

/** What the position asks for at the mark, as far as it is known. */
function ownFigures(
  row: Row,
  leg: Leg,
  opposite: Leg,
  by: Pick<book.At, "rules" | "mode">,
): Partial<OracleMode> {
  const isMissing = missingOf(leg, by.rules).size > 0;
  const asked = isMissing
    ? undefined
    : book.requirement([row], leg, opposite, { ...by, priceOf: book.atMark });
  return {
    entryValue: row.entryValue,
    initialMargin: initialMargin(row, by.rules),
    maintenanceMargin: asked?.all,
    closingFee: asked?.fee,
  };
}

/** Why the requirement of a leg cannot be said. */
function missingOf(leg: Leg, rules: ModeRules): Set<Reason> {
  const missing = new Set<Reason>();
  const { schedule, takerFeeRate } = leg[0]!.instrument;
  const isSloped = rules.tierMethod === "size-linear";
  if (schedule === undefined || isSloped !== (schedule.kind === "size-linear")) missing.add("missing-tiers");
  if (rules.closingFee === "price" && takerFeeRate === undefined) missing.add("missing-fee");
  return missing;
}

function initialMargin(row: Row, rules: ModeRules): Real | undefined {
  const priceOf = rules.initialBasis === "entry" ? book.atEntry : book.atMark;
  const notional = book.value(row, priceOf(row));
  const leverage = maybe(row.position.leverage);
  if (leverage !== undefined) return notional.div(leverage);
  const rate = maybe(row.instrument.initialMarginRate);
  return (
    rate &&
    notional.times(rate.plus(real(row.instrument.initialMarginSlope).times(book.size([row], priceOf))))
  );
}

/** A test, and what the answer to it depends on besides. */
interface Trial {
  readonly test: Test;
  readonly rules: ModeRules;
  /** The part of the balance that is not there in bankruptcy. */
  readonly reserve: Real;
}

function priced(row: Row, leg: Leg, opposite: Leg, trial: Trial): OracleMode {
  const { test, rules } = trial;
  const { mark } = test;
  if (isFailingAtMark(test, rules)) return dead(row, leg, opposite, trial);

  const { below, above } = rootsOf(test, rules);
  const tierIndexAt = (price: Real) => book.tierIndex(leg, opposite, () => price, rules);
  const hurting: Root | undefined = row.isLong ? below : above;
  const reasons = new Set<Reason>();
  if (hurting === undefined) reasons.add(below === undefined && above === undefined ? "never" : "other-side");
  const distances = [below, above].flatMap((root) => (root ? [root.price.minus(mark).abs().div(mark)] : []));
  return {
    reasons,
    gap: gapOf(test),
    below: below?.price,
    above: above?.price,
    liquidationPrice: hurting?.price,
    bankruptcyPrice: hurting && exhaustion(trial, hurting.price, row),
    distance: distances.sort((a, b) => a.cmp(b))[0],
    tierIndex: hurting ? tierAt(hurting, test, tierIndexAt) : tierIndexAt(mark),
    lossAtLiquidation: hurting && book.profit(row, hurting.price).negated(),
    feeAtLiquidation: hurting && maybe(row.instrument.takerFeeRate)?.times(book.value(row, hurting.price)),
  };
}

/** On an edge: the tier beyond it if the requirement jumps there, else that of the edge itself, the lower one. */
function tierAt({ before, beyond }: Root, test: Test, indexAt: (price: Real) => number): number {
  const [near, far] = [indexAt(before), indexAt(beyond)];
  const [asked, askedBeyond] = [test.requirement(before), test.requirement(beyond)];
  const isJump = askedBeyond.minus(asked).abs().gt(asked.abs().times("1e-12"));
  return isJump ? far : Math.min(near, far);
}

const found = new WeakMap<Test, ReturnType<typeof nearestRoots>>();

function rootsOf(test: Test, rules: ModeRules): ReturnType<typeof nearestRoots> {
  const roots =
    found.get(test) ??
    nearestRoots({ ...test, gap: gapOf(test), isFailing: (left) => isFailing(left, rules) });
  found.set(test, roots);
  return roots;
}

function dead(row: Row, leg: Leg, opposite: Leg, trial: Trial): OracleMode {
  const { balance, mark } = trial.test;
  return {
    reasons: new Set<Reason>(["already-liquidatable"]),
    gap: gapOf(trial.test),
    bankruptcyPrice: balance(mark).minus(trial.reserve).gt(0) ? exhaustion(trial, mark, row) : undefined,
    tierIndex: book.tierIndex(leg, opposite, book.atMark, trial.rules),
  };
}

/** Where nothing is left, but no nearer than `start`: until then it has not come to that. */
function exhaustion({ test, reserve }: Trial, start: Real, row: Row): Real | undefined {
  const gap: Gap = (price) => test.balance(price).minus(reserve);
  const isGone = (left: Real) => left.lte(0);
  if (isGone(gap(test.mark))) return start;
  const gone = nearestRoot(
    { gap, mark: test.mark, edges: [], isFailing: isGone },
    row.isLong ? -1 : 1,
  )?.price;
  return gone && (row.isLong ? gone.lt(start) : gone.gt(start)) ? gone : gone && start;
}

function gapOf({ balance, requirement }: Test): Gap {
  return (price) => balance(price).minus(requirement(price));
}

const isFailing = (left: Real, { trigger }: ModeRules): boolean =>
  trigger === "below" ? left.lt(0) : left.lte(0);

const isFailingAtMark = (test: Test, rules: ModeRules): boolean => isFailing(gapOf(test)(test.mark), rules);

const ratioOf = ({ balance, requirement, mark }: Test) => ratio(requirement(mark), balance(mark));

function ratio(asked: Real, left: Real): Pick<OracleMode, "marginRatio" | "isExhausted"> {
  if (asked.isZero()) return { isExhausted: false };
  if (left.lte(0)) return { isExhausted: true };
  return { marginRatio: asked.div(left), isExhausted: false };
}

function atRisk(row: Row, worst: Real | undefined): Pick<OracleMode, "worstCaseLoss" | "equityAtRisk"> {
  return { worstCaseLoss: worst, equityAtRisk: worst && notNegative(worst.plus(book.profit(row, row.mark))) };
}

/** The most that rows of one symbol can lose net over all prices; none where there is no end to it. */
function boundOf(rows: readonly Row[]): Real | undefined {
  // Profit is a straight line in the price (in its inverse for an inverse contract). A linear long loses no more
  // than its cost (price 0), an inverse short no more than its coins (price without end).
  const isInverse = rows[0]!.instrument.contractType === "inverse";
  const gains = (row: Row) => row.isLong !== isInverse;
  const net = total(rows, (row) => (gains(row) ? row.quantity : row.quantity.negated()));
  if (net.isNegative()) return undefined;
  const cost = (row: Row) => book.value(row, row.entry);
  return notNegative(total(rows, (row) => (gains(row) ? cost(row) : cost(row).negated())));
}

/** The sum; none where one of the amounts is not known. */
function known(amounts: readonly (Real | undefined)[]): Real | undefined {
  return amounts.some((amount) => amount === undefined) ? undefined : total(amounts, (amount) => amount!);
}

const notNegative = (amount: Real): Real => (amount.isNegative() ? ZERO : amount);

const smaller = (amount: Real, limit: Real | undefined): Real => (limit?.lt(amount) ? limit : amount);
