/**
 * Funding at the end of a step: a long pays rate·N(M), a short receives it. Of a cross position it comes out of the
 * pool's cash, of an isolated one out of what is posted to it.
 */
import { exposure, notional } from "../engine/contract";
import { type Decimal, rounded, ZERO } from "../engine/decimal";
import type { PoolBook } from "./book";
import type { OpenLeg, Row } from "./rows";
import { marksAt, type Scene, type Walk } from "./walk";

export function settleFunding(walk: Walk, scene: Scene, rates: ReadonlyMap<string, Decimal>): void {
  for (const pool of walk.book.pools)
    for (const leg of [...pool.openIsolated, ...pool.openCross]) {
      const rate = rates.get(leg.symbol);
      if (rate !== undefined && !rate.isZero()) settleLeg(walk, scene, { pool, leg, rate });
    }
}

function settleLeg(
  { recorder }: Walk,
  scene: Scene,
  { pool, leg, rate }: { pool: PoolBook; leg: OpenLeg; rate: Decimal },
): void {
  const price = marksAt(scene)(leg.symbol);
  let total: Decimal = ZERO;
  for (const row of leg.open) {
    const amount = amountOf(row, price, rate);
    total = total.plus(amount);
    row.funding = row.funding.plus(amount);
    if (leg.marginMode === "isolated")
      row.now = { ...row.now!, isolatedMargin: row.now!.isolatedMargin!.plus(amount) };
  }
  pool.book({ funding: total, [leg.marginMode === "isolated" ? "posted" : "cash"]: total });
  leg.version++;
  const event = { kind: "funding", asset: pool.asset, ...leg.name, rate, price, amount: total } as const;
  recorder.add(scene, event, leg.marginMode === "isolated" ? [leg] : [pool]);
}

function amountOf({ now }: Row, price: Decimal, rate: Decimal): Decimal {
  const { instrument, side } = now!;
  const due = rounded(notional(instrument, exposure(now!), price).times(rate));
  return side === "long" ? due.negated() : due;
}
