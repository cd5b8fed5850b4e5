/**
 * From an account to flat arrays. Limits of isolated legs, requirements by tier and whether something fails at the first
 * marks are worked out by the engine, exactly, and only then become numbers.
 */
import type { Account } from "../../engine/account";
import { type Curve } from "../../engine/curve";
import { type Decimal, quotient, ZERO } from "../../engine/decimal";
import { isolatedLeg } from "../../engine/isolated";
import { profitCurve } from "../../engine/leg";
import { collateralValue, crossRequirements } from "../../engine/pool";
import type { Requirement } from "../../engine/requirement";
import type { ModeRules } from "../../engine/rules";
import { Book, type PoolBook } from "../book";
import { failsAt } from "../crossing";
import { gapIn } from "../gap";
import type { SimulationOptions } from "../options";
import type { SimulationGap } from "../result";
import type { OpenLeg } from "../rows";
import { equityOf } from "../worth";
import type { CompiledBook } from "./compiled";

/** What the kernel does not model; the exact simulator does. */
export type Unmodelled = "orders" | "top-ups" | "profits-excluded" | "unusual-terms" | "unknown-symbol";

export type Compilation =
  { readonly value: CompiledBook } | { readonly unmodelled: Unmodelled } | { readonly gap: SimulationGap };

/** The book as numbers, with prices in the order of `symbols`; or why it cannot be. */
export function compile(
  account: Account,
  symbols: readonly string[],
  options: SimulationOptions = {},
): Compilation {
  const gap = gapIn(account, [], options);
  if (gap !== undefined) return { gap };
  const { stopLosses = [], takeProfits = [], topUps = [] } = options;
  if (stopLosses.length + takeProfits.length > 0) return { unmodelled: "orders" };
  if (topUps.length > 0) return { unmodelled: "top-ups" };
  const book = new Book(account);
  const isExcluded = account.rules.cross.unrealizedProfit === "excluded";
  if (isExcluded && book.pools.some(({ cross }) => cross.length > 0))
    return { unmodelled: "profits-excluded" };
  if ([...book.marks.exact.keys()].some((symbol) => !symbols.includes(symbol)))
    return { unmodelled: "unknown-symbol" };
  return new Compiler(book, symbols, options).compiled();
}

interface LegTerms {
  readonly leg: OpenLeg;
  readonly requirement: Requirement;
}

/** Collects the figures of one book in the order in which they stand in its arrays. */
class Compiler {
  readonly #book: Book;
  readonly #symbols: readonly string[];
  readonly #options: SimulationOptions;
  readonly #legs: LegTerms[] = [];
  readonly #legPool: number[] = [];
  readonly #cells: { symbol: number; isInverse: boolean; legStart: number }[] = [];
  readonly #collateral: { symbol: number; cell: number; slope: number }[] = [];
  readonly #groups = new Map<LegTerms, readonly [group: number, side: number]>();
  readonly #groupCount: number[] = [];
  readonly #legStart: number[] = [];
  readonly #cellStart: number[] = [];
  readonly #collateralStart: number[] = [];

  constructor(book: Book, symbols: readonly string[], options: SimulationOptions) {
    this.#book = book;
    this.#symbols = symbols;
    this.#options = options;
  }

  compiled(): Compilation {
    this.#book.pools.forEach((pool, index) => this.#addPool(pool, index));
    this.#legStart.push(this.#legs.length);
    this.#cellStart.push(this.#cells.length);
    this.#collateralStart.push(this.#collateral.length);
    if (this.#legs.some(({ requirement }) => !isPlain(requirement))) return { unmodelled: "unusual-terms" };
    const { gaps, leftover, crossTakeover } = this.#options;
    const rules = {
      isJumping: gaps === "jump",
      isReturned: leftover === "returned",
      isLargestFirst: crossTakeover === "largest-loss-first",
    };
    const { rows } = this.#book;
    const legOf = new Map(
      this.#legs.flatMap(({ leg }, index) => leg.rows.map((row) => [row, index] as const)),
    );
    const value: CompiledBook = {
      rules,
      legs: this.#compiledLegs(),
      pools: this.#compiledPools(),
      cells: {
        count: this.#cells.length,
        symbol: Int32Array.from(this.#cells, ({ symbol }) => symbol),
        isInverse: Uint8Array.from(this.#cells, ({ isInverse }) => Number(isInverse)),
        legStart: Int32Array.from([...this.#cells.map(({ legStart }) => legStart), this.#legs.length]),
      },
      collateral: {
        symbol: Int32Array.from(this.#collateral, ({ symbol }) => symbol),
        cell: Int32Array.from(this.#collateral, ({ cell }) => cell),
        slope: Float64Array.from(this.#collateral, ({ slope }) => slope),
      },
      legOfRow: Int32Array.from(rows, (row) => legOf.get(row)!),
      symbolCount: this.#symbols.length,
    };
    return { value };
  }

  #addPool(pool: PoolBook, index: number): void {
    const { markOf } = this.#book;
    this.#legStart.push(this.#legs.length);
    this.#cellStart.push(this.#cells.length);
    this.#collateralStart.push(this.#collateral.length);
    const terms = termsOf(pool, markOf);
    const moving = pool.assets(markOf).filter(({ priceSymbol }) => priceSymbol !== undefined);
    const symbols = [
      ...new Set([...terms.map(({ leg }) => leg.symbol), ...moving.map(({ priceSymbol }) => priceSymbol!)]),
    ];
    const bySymbol = grouped(terms, ({ leg }) => leg.symbol);
    const isInverse = (symbol: string) =>
      bySymbol.get(symbol)?.some(({ leg }) => leg.instrument.contractType === "inverse") === true;
    // Linear cells first: the quick loop goes over them without asking which they are.
    symbols.sort((a, b) => Number(isInverse(a)) - Number(isInverse(b)));
    const groups = new Map<string, number>();
    for (const symbol of symbols) {
      const cell = { symbol: this.#symbols.indexOf(symbol), isInverse: isInverse(symbol) };
      this.#cells.push({ ...cell, legStart: this.#legs.length });
      for (const one of bySymbol.get(symbol) ?? []) {
        this.#legs.push(one);
        this.#legPool.push(index);
        this.#groups.set(one, groupOf(one, pool.rules.cross, groups));
      }
      for (const asset of moving)
        if (asset.priceSymbol === symbol) {
          const slope = quotient(collateralValue(asset), markOf(symbol)).toNumber();
          this.#collateral.push({ symbol: cell.symbol, cell: this.#cells.length - 1, slope });
        }
    }
    this.#groupCount.push(Math.max(1, groups.size));
  }

  #compiledLegs(): CompiledBook["legs"] {
    const legs = this.#legs;
    const { isolated, cross } = this.#book.rules;
    const { markOf } = this.#book;
    const rulesOf = ({ leg }: LegTerms) => (leg.marginMode === "cross" ? cross : isolated);
    const numbers = (of: (one: LegTerms) => number) => Float64Array.from(legs, of);
    const flags = (of: (one: LegTerms) => boolean) => Uint8Array.from(legs, (one) => Number(of(one)));
    const profits = legs.map(({ leg }) => profitCurve(leg.at(markOf(leg.symbol))));
    const tables = legs.map(({ requirement }) => tableOf(requirement));
    const column = (of: (tier: TierTerms) => number) => Float64Array.from(tables.flat(), of);
    const solutions = legs.map(({ leg }) =>
      leg.marginMode === "cross" ? undefined : isolatedLeg(leg.at(markOf(leg.symbol)), isolated).solution()!,
    );
    const limits = (of: "below" | "above", none: number) =>
      Float64Array.from(solutions, (solution) => {
        if (solution === undefined) return none;
        if (solution.isLiquidatable) return NaN;
        return solution[of]?.price.toNumber() ?? none;
      });
    let start = 0;
    return {
      count: legs.length,
      pool: Int32Array.from(this.#legPool),
      symbol: Int32Array.from(legs, ({ leg }) => this.#symbols.indexOf(leg.symbol)),
      isCross: flags(({ leg }) => leg.marginMode === "cross"),
      isInverse: flags(({ leg }) => leg.instrument.contractType === "inverse"),
      exposure: numbers(({ leg }) => leg.at(markOf(leg.symbol)).exposure.toNumber()),
      profitSlope: Float64Array.from(profits, ({ linear, inverse }) => linear.plus(inverse).toNumber()),
      profitConstant: Float64Array.from(profits, ({ constant }) => constant.toNumber()),
      posted: numbers(({ leg }) => (leg.marginMode === "cross" ? 0 : leg.posted.toNumber())),
      pending: numbers(({ leg }) => leg.pending.toNumber()),
      feeRate: numbers(({ leg }) => leg.instrument.takerFeeRate?.toNumber() ?? 0),
      tierStart: Int32Array.from([0, ...tables.map(({ length }) => (start += length))]),
      tierEnd: column(({ end }) => end),
      tierRate: column(({ rate }) => rate),
      tierSquare: column(({ square }) => square),
      tierConstant: column(({ constant }) => constant),
      low: limits("below", -Infinity),
      high: limits("above", Infinity),
      isFailing: Uint8Array.from(solutions, (solution) => Number(solution?.isLiquidatable === true)),
      partFrom: numbers((one) => partFrom(one, rulesOf(one))),
      group: Int32Array.from(legs, (one) => this.#groups.get(one)![0]),
      side: Uint8Array.from(legs, (one) => this.#groups.get(one)![1]),
      isCountedTogether: flags(({ requirement }) => requirement.counted !== requirement.leg),
    };
  }

  #compiledPools(): CompiledBook["pools"] {
    const { pools, rules, markOf } = this.#book;
    const flags = (of: (pool: PoolBook, index: number) => boolean) =>
      Uint8Array.from(pools, (pool, index) => Number(of(pool, index)));
    const fixed = (pool: PoolBook) =>
      pool
        .assets(markOf)
        .filter(({ priceSymbol }) => priceSymbol === undefined)
        .reduce((total, asset) => total.plus(collateralValue(asset)), ZERO);
    const isNetting = rules.cross.hedgeNetting === "max-leg";
    return {
      count: pools.length,
      asset: pools.map(({ asset }) => asset),
      legStart: Int32Array.from(this.#legStart),
      cellStart: Int32Array.from(this.#cellStart),
      collateralStart: Int32Array.from(this.#collateralStart),
      cash: Float64Array.from(pools, ({ ledger }) => ledger.cash.toNumber()),
      fixedCollateral: Float64Array.from(pools, (pool) => fixed(pool).toNumber()),
      startEquity: Float64Array.from(pools, (pool) => equityOf(pool, markOf).toNumber()),
      hasCollateral: flags(({ hasCollateral }) => hasCollateral),
      isFailing: flags((pool) => failsAt(pool, markOf)),
      isNetting: flags(() => isNetting),
      isOdd: flags((_, index) =>
        this.#legs.some(
          (one, place) =>
            this.#legPool[place] === index && one.leg.marginMode === "cross" && canBeNegative(one),
        ),
      ),
      groupCount: Int32Array.from(this.#groupCount),
      isIsolatedOwed: flags(() => rules.isolated.negativeBalance === "owed"),
      isCrossOwed: flags(() => rules.cross.negativeBalance === "owed"),
    };
  }
}

/** The open legs of a pool with what is asked of them. Invariant: nothing is missing (gap.ts). */
function termsOf(pool: PoolBook, markOf: (symbol: string) => Decimal): LegTerms[] {
  const { isolated, cross } = pool.rules;
  const alone = pool.isolated.map((leg): LegTerms => {
    const { requirement } = isolatedLeg(leg.at(markOf(leg.symbol)), isolated);
    return { leg, requirement: requirement! };
  });
  const together = [...grouped(pool.cross, ({ symbol }) => symbol)].flatMap(([symbol, legs]) => {
    const requirements = crossRequirements(
      legs.map((leg) => leg.at(markOf(symbol))),
      cross,
    ) as readonly Requirement[];
    return legs.map((leg, index): LegTerms => ({ leg, requirement: requirements[index]! }));
  });
  return [...alone, ...together];
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** Its group by underlying, and 0 for long, 1 for short; where nothing nets everything is on one side of one group. */
function groupOf(
  { leg }: LegTerms,
  { hedgeNetting }: ModeRules,
  groups: Map<string, number>,
): readonly [group: number, side: number] {
  if (hedgeNetting === "gross" || leg.marginMode === "isolated") return [0, 0];
  const { underlying } = leg.instrument;
  let group = groups.get(underlying);
  if (group === undefined) groups.set(underlying, (group = groups.size));
  return [group, leg.side === "long" ? 0 : 1];
}

interface TierTerms {
  /** In x of what is counted, which is x of the leg as both follow one price. */
  readonly end: number;
  readonly rate: number;
  readonly square: number;
  readonly constant: number;
}

function tableOf({ counted, tiers, moves, tierAtMark, inTier }: Requirement): TierTerms[] {
  if (!moves) return [{ end: Infinity, ...termsIn(inTier(tierAtMark)) }];
  return tiers.map(({ limit }, index) => ({
    end:
      limit === undefined || index === tiers.length - 1
        ? Infinity
        : quotient(limit, counted.exposure).toNumber(),
    ...termsIn(inTier(index)),
  }));
}

/** Invariant: a curve has terms of the price or of its inverse, not of both (isPlain). */
function termsIn({ linear, inverse, inverseSquare, constant }: Curve): Omit<TierTerms, "end"> {
  return {
    rate: linear.plus(inverse).toNumber(),
    square: inverseSquare.toNumber(),
    constant: constant.toNumber(),
  };
}

/** Whether a requirement is in x of its own contract alone, and does not fall with it. */
function isPlain({ leg, counted, tiers, moves, tierAtMark, inTier }: Requirement): boolean {
  const isInverse = leg.instrument.contractType === "inverse";
  const curves = moves ? tiers.map((_, index) => inTier(index)) : [inTier(tierAtMark)];
  return (
    (counted.instrument.contractType === "inverse") === isInverse &&
    curves.every(({ linear, inverse, inverseSquare }) => {
      const foreign = isInverse ? linear : inverse;
      const own = isInverse ? inverse : linear;
      return foreign.isZero() && !own.isNegative() && !inverseSquare.isNegative();
    })
  );
}

/** Whether stated deductions can take a requirement below 0: it grows with x, so the beginning of a tier tells. */
function canBeNegative({ requirement }: LegTerms): boolean {
  let begin = 0;
  return tableOf(requirement).some(({ end, rate, constant }) => {
    const atBegin = rate * begin + constant;
    begin = end;
    return atBegin < -1e-12 * Math.abs(constant);
  });
}

/** The notional from which a part is closed first, as stages.ts has it; more than exactly so does no harm. */
function partFrom({ leg }: LegTerms, rules: ModeRules): number {
  const { partialLiquidation: kind, partialLiquidationStep: step } = rules;
  if (step === undefined || (kind !== "fraction" && kind !== "by-tier")) return Infinity;
  if (kind === "fraction") return step.lt(1) ? -Infinity : Infinity;
  const { schedule } = leg.instrument;
  if (schedule?.kind !== "tiers" || schedule.tiers.length <= step.toNumber()) return Infinity;
  if (schedule.unit === "contracts") return -Infinity;
  return schedule.tiers[Math.ceil(step.toNumber()) - 1]?.limit?.toNumber() ?? -Infinity;
}
