/** An account, its arrangements of margin modes and a market, made ready for the driver and its threads. */
import type { Account, Position } from "../../engine/account";
import type { MarginMode } from "../../engine/rules";
import { arranged, type ArrangementRefusal } from "../arrange";
import { Book } from "../book";
import type { ArrangementName } from "../compare";
import type { SimulationOptions } from "../options";
import type { SimulationGap } from "../result";
import { underlyingOf } from "../scenarios/symbols";
import { equityOf } from "../worth";
import type { Job } from "./batch";
import { compile, type Unmodelled } from "./compile";
import { decimalPathInSteps, exactOutcomeInSteps } from "./exact";
import type { Market } from "./market";
import type { WalkedBook } from "./monteCarlo";

/** A symbol whose price a book depends on. */
export interface MarketSymbol {
  readonly symbol: string;
  /** What several symbols share that move together. */
  readonly coin: string;
  readonly start: number;
}

/** The symbols of positions and of collateral, with the marks that a walk begins at. Invariant: nothing is missing. */
export function marketSymbols(account: Account): MarketSymbol[] {
  const coins = new Map(
    account.positions.map(({ instrument }) => [instrument.symbol, instrument.underlying] as const),
  );
  return [...new Book(account).marks.exact].map(([symbol, mark]) => ({
    symbol,
    coin: coins.get(symbol) ?? underlyingOf(symbol, [...coins.values()]),
    start: mark.toNumber(),
  }));
}

export interface Prepared {
  readonly job: Job;
  readonly books: readonly WalkedBook[];
  /** Books that the exact simulator walks on every path, and why: that takes long. */
  readonly unmodelled: readonly { readonly name: ArrangementName; readonly reason: Unmodelled }[];
  /** Arrangements that there are not. */
  readonly refused: readonly RefusedBook[];
}

export interface RefusedBook {
  readonly name: ArrangementName;
  readonly reason: ArrangementRefusal | SimulationGap["reason"];
  readonly gap: SimulationGap | undefined;
}

const ARRANGEMENTS: readonly (readonly [ArrangementName, (position: Position) => MarginMode])[] = [
  ["as-written", ({ marginMode }) => marginMode],
  ["all-cross", () => "cross"],
  ["all-isolated", () => "isolated"],
];

/** Invariant: the market has the symbols of `marketSymbols`, in their order. */
export function prepare(
  account: Account,
  symbols: readonly MarketSymbol[],
  market: Market,
  options: SimulationOptions & { readonly seed: number; readonly stepTime: number },
): Prepared {
  const names = symbols.map(({ symbol }) => symbol);
  const compiled: Job["books"][number][] = [];
  const books: WalkedBook[] = [];
  const unmodelled: Prepared["unmodelled"][number][] = [];
  const refused: Prepared["refused"][number][] = [];
  for (const [name, modeOf] of ARRANGEMENTS) {
    const arrangement = arranged(account, modeOf);
    if ("reason" in arrangement) {
      refused.push({ name, reason: arrangement.reason, gap: undefined });
      continue;
    }
    const own = ordersOf(arrangement.positionOf, options);
    const compilation = compile(arrangement.account, names, own);
    if ("gap" in compilation) {
      refused.push({ name, reason: compilation.gap.reason, gap: compilation.gap });
      continue;
    }
    if ("unmodelled" in compilation) unmodelled.push({ name, reason: compilation.unmodelled });
    compiled.push("value" in compilation ? compilation.value : undefined);
    books.push(walkedBook(name, arrangement.account, names, own, options.stepTime));
  }
  return { job: { market, seed: options.seed, books: compiled }, books, unmodelled, refused };
}

/** Options with their positions as the arrangement has them. */
function ordersOf(
  positionOf: (position: Position) => Position,
  options: SimulationOptions,
): SimulationOptions {
  const moved = <One extends { readonly position: Position }>(all: readonly One[] = []) =>
    all.map((one) => ({ ...one, position: positionOf(one.position) }));
  return {
    ...options,
    stopLosses: moved(options.stopLosses),
    takeProfits: moved(options.takeProfits),
    topUps: moved(options.topUps),
  };
}

function walkedBook(
  name: ArrangementName,
  account: Account,
  symbols: readonly string[],
  options: SimulationOptions,
  stepTime: number,
): WalkedBook {
  const book = new Book(account);
  return {
    name,
    assets: book.pools.map(({ asset }) => asset),
    startEquity: book.pools.map((pool) => equityOf(pool, book.markOf).toNumber()),
    rowCount: account.positions.length,
    *exact(marks) {
      const path = yield* decimalPathInSteps(marks, symbols, stepTime);
      const outcome = yield* exactOutcomeInSteps(account, path, options);
      if ("gap" in outcome) throw new Error("Invariant: what is missing is told before the walks");
      return outcome.value;
    },
  };
}
