/** What a walk has come to: figures of each pool and of each position, and the first fall. */
import type { Account } from "../engine/account";
import { type Decimal, notNegative, quotient, sum, ZERO } from "../engine/decimal";
import { evaluate } from "../engine/evaluate";
import { legOf } from "../engine/leg";
import type { PoolBook } from "./book";
import type { RunningDrawdown } from "./drawdown";
import type { EquityCurve } from "./equityCurve";
import type { Liquidation, PartialLiquidation, SimulationEvent } from "./events";
import type { Fall, Fate, PoolOutcome, PositionOutcome } from "./result";
import type { Row } from "./rows";
import type { Walk } from "./walk";

/** What a pool was worth on the way. */
export interface Worth {
  readonly pool: PoolBook;
  readonly curve: EquityCurve;
  /** None where no curve is wanted. */
  readonly drawdown: RunningDrawdown | undefined;
}

export function poolOutcomes(account: Account, { recorder }: Walk, worths: readonly Worth[]): PoolOutcome[] {
  const tied = tiedAtStart(account);
  return worths.map(({ pool, curve: worth, drawdown }): PoolOutcome => {
    const curve = worth.points();
    const startEquity = curve[0]!.equity;
    const finalEquity = curve.at(-1)!.equity;
    const { ledger, asset, isFeeMissing } = pool;
    const { deposits } = ledger;
    const gained = finalEquity.minus(deposits).minus(startEquity);
    const atStart = tied.get(asset);
    return {
      asset,
      curve,
      startEquity,
      finalEquity,
      returnRate: startEquity.gt(ZERO) ? quotient(gained, startEquity) : undefined,
      maxDrawdown: drawdown?.largest,
      realizedLoss: realizedLoss(pool, recorder.events),
      ledger,
      isFeeMissing,
      capitalUsed: atStart?.plus(deposits),
    };
  });
}

/**
 * Losses of what was closed one by one, so that no gain hides them, and what is gone with them; without what lies beyond
 * bankruptcy and is not the account's to bear.
 */
function realizedLoss({ asset, ledger }: PoolBook, events: readonly SimulationEvent[]): Decimal {
  const losses = events
    .filter((event) => event.asset === asset && "profit" in event)
    .map((event) => notNegative((event as { profit: Decimal }).profit.negated()));
  const { fees, taken, covered, unattributed } = ledger;
  return sum(losses).plus(fees).plus(taken).minus(covered).minus(unattributed);
}

/** Posted, and held as initial margin of the cross positions and for open orders. */
function tiedAtStart(account: Account): Map<string, Decimal | undefined> {
  const pools = evaluate(account).pools();
  return new Map(
    pools.map(({ asset, isolatedMargin, initialMargin }) => {
      const held = initialMargin?.plus(account.wallets.get(asset)?.openOrderMargin ?? ZERO);
      return [asset, held && isolatedMargin?.plus(held)];
    }),
  );
}

export function positionOutcomes({ book }: Walk): PositionOutcome[] {
  return book.rows.map((row): PositionOutcome => {
    const { origin, now, profit, funding, fees, taken } = row;
    const unrealizedPnl =
      now === undefined
        ? ZERO
        : legOf({ ...now, markPrice: book.markOf(now.instrument.symbol) }).unrealizedPnl;
    return {
      position: origin,
      fate: fateOf(row),
      remaining: now?.quantity ?? ZERO,
      result: profit.plus(unrealizedPnl).plus(funding).minus(fees).minus(taken),
      realizedPnl: profit,
      unrealizedPnl,
      funding,
      fees,
      taken,
    };
  });
}

function fateOf({ now, liquidated }: Row): Fate {
  if (liquidated === "whole") return "liquidated";
  if (now === undefined) return "closed";
  return liquidated === "in-part" ? "reduced" : "open";
}

/** The first to fall, and everything that fell because of it, directly or not. */
export function fallOf(events: readonly SimulationEvent[]): Fall | undefined {
  const first = events.find(isLiquidation);
  if (first === undefined) return undefined;
  const root = groupOf(events, first);
  const chain = new Set([first.index, ...(root === undefined ? [] : [root])]);
  for (const { index, because } of events) if (because !== undefined && chain.has(because)) chain.add(index);
  const fallen = events.filter((event) => chain.has(event.index)).filter(isLiquidation);
  const took = fallen.flatMap(({ positions }) => positions).filter((one) => !first.positions.includes(one));
  return { first, positions: first.positions, took: [...new Set(took)] };
}

function isLiquidation(event: SimulationEvent): event is Liquidation | PartialLiquidation {
  return event.kind === "liquidation" || event.kind === "partial-liquidation";
}

/** The liquidation of the pool that a liquidation belongs to. */
function groupOf(events: readonly SimulationEvent[], { because }: SimulationEvent): number | undefined {
  return because !== undefined && events[because]!.kind === "pool-liquidation" ? because : undefined;
}
