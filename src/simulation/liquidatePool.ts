/**
 * The liquidation of a cross pool, stage by stage until it covers what is asked for again:
 *
 *   1  where the rules close a part first: that part of the leg with the largest loss that still has such a part
 *   2  else everything at once, or leg by leg, the largest loss first (option `crossTakeover`)
 *
 * Where profits of other symbols do not support, a symbol fails alone and is taken over alone. No venue publishes an
 * order among the legs of a pool, so events say which one was taken and that it is assumed.
 */
import { type Decimal, notNegative, rounded, smaller, sum, ZERO } from "../engine/decimal";
import { evaluate, type AccountReport } from "../engine/evaluate";
import { requirementOf } from "../engine/requirement";
import { feeReserve } from "../engine/margin";
import { tierOf } from "../engine/prices";
import type { TierReport } from "../engine/report";
import type { PoolBook } from "./book";
import { bear, bearerOf, type Closed, isDust, takeOverPool, trade } from "./closing";
import { failsAt } from "./crossing";
import type { ClosingOrder, PoolLiquidation, Standing } from "./events";
import { isStepUnpublished, lossOf, markPart, partAt, recordRest } from "./liquidateLeg";
import type { OpenLeg } from "./rows";
import { marksAt, type Scene, type Walk } from "./walk";

interface Failing {
  readonly walk: Walk;
  readonly scene: Scene;
  readonly pool: PoolBook;
  readonly order: ClosingOrder;
}

/** Invariant: the pool fails at the scene. */
export function liquidatePool(walk: Walk, scene: Scene, pool: PoolBook): void {
  const { crossTakeover } = walk.options;
  const order = { rule: crossTakeover ?? "whole-pool", isAssumed: crossTakeover === undefined } as const;
  const failing: Failing = { walk, scene, pool, order };
  let because = walk.recorder.causeOf(pool, scene);
  do {
    because = closeNext(failing, because);
    settleEmpty(failing, because);
  } while (failsAt(pool, marksAt(scene)));
}

/** One stage; tells the event by which a next one is caused. */
function closeNext(failing: Failing, because: number | undefined): number {
  const { pool, scene, order } = failing;
  const markOf = marksAt(scene);
  const report = evaluate(pool.crossAccount(markOf));
  const standing = standingOf(report, failing);
  const legs = candidates(failing, report);
  if (standing.marginBalance.gt(0))
    for (const leg of legs) {
      const quantity = partAt(leg, markOf(leg.symbol), pool.rules.cross);
      if (quantity !== undefined) return closePart(failing, { leg, quantity, standing, because });
    }
  const isWhole = legs.length === pool.openCross.length && order.rule === "whole-pool";
  if (isWhole) return closeAll(failing, { legs, standing, because });
  const isAlone = pool.rules.cross.unrealizedProfit === "excluded";
  return closeLegs(failing, { legs: isAlone ? legs : legs.slice(0, 1), standing, because, isAlone });
}

/** The legs that can go, the largest loss first; where profits of others do not support, those of the worst symbol. */
function candidates({ pool, scene }: Failing, report: AccountReport): OpenLeg[] {
  const markOf = marksAt(scene);
  const profits = new Map(pool.openCross.map((leg) => [leg, leg.at(markOf(leg.symbol)).unrealizedPnl]));
  const legs = [...pool.openCross].sort((a, b) => profits.get(a)!.cmp(profits.get(b)!));
  if (pool.rules.cross.unrealizedProfit === "counts") return legs;
  let worst: { readonly symbol: string; readonly room: Decimal } | undefined;
  for (const position of report.account.positions) {
    const room = report.lowestExcess(position, position.markPrice);
    if (typeof room === "string") continue;
    if (worst === undefined || room.lt(worst.room)) worst = { symbol: position.instrument.symbol, room };
  }
  return legs.filter(({ symbol }) => worst === undefined || symbol === worst.symbol);
}

interface Stage {
  readonly standing: Standing;
  readonly because: number | undefined;
}

function closePart(
  { walk, scene, pool, order }: Failing,
  { leg, quantity, standing, because }: Stage & { leg: OpenLeg; quantity: Decimal },
): number {
  const price = marksAt(scene)(leg.symbol);
  const tier = tierAt(pool, leg, price);
  const { closing } = trade(pool, leg, leg.open, { quantity, price });
  markPart(leg);
  const rule = pool.rules.cross.partialLiquidation as "by-tier" | "fraction";
  const common = { asset: pool.asset, because, ...standing, ...closing, touchesPool: true };
  return walk.recorder.add(scene, { kind: "partial-liquidation", ...common, tier, rule, order }, [leg, pool]);
}

/** Everything goes, and with it what is left of the wallet. */
function closeAll(
  failing: Failing,
  { legs, standing, because }: Stage & { legs: readonly OpenLeg[] },
): number {
  const { walk, scene, pool } = failing;
  const markOf = marksAt(scene);
  const names = namesOf(failing, legs);
  const tiers = legs.map((leg) => tierAt(pool, leg, markOf(leg.symbol)));
  const rows = legs.flatMap((leg) => leg.open);
  const { closed, collateral, taken } = takeOverPool(pool, legs, markOf, walk.options.leftover ?? "kept");
  for (const row of rows) row.liquidated = "whole";
  const beyond = notNegative(pool.ledger.cash.negated());
  const bearer = bearerOf(pool.rules.cross, beyond);
  pool.book({ cash: beyond });
  bear(pool, beyond, bearer);
  const { asset } = pool;
  const gone = legs.map((leg, place) => ({ leg, closed: closed[place]!, tier: tiers[place] }));
  const index = recordFall(failing, { names, gone, standing, because, taken, beyond, bearer });
  if (!collateral.isZero())
    walk.recorder.add(scene, { kind: "collateral-sold", asset, amount: collateral, because: index }, [pool]);
  recordRest(walk, scene, { pool, taken, beyond, bearer, because: index });
  return index;
}

/** Some legs go as trades. A symbol that is taken over alone leaves the venue what was asked for it. */
function closeLegs(
  failing: Failing,
  { legs, standing, because, isAlone }: Stage & { legs: readonly OpenLeg[]; isAlone: boolean },
): number {
  const { walk, scene, pool } = failing;
  const markOf = marksAt(scene);
  const asked = sum(legs.map((leg) => requirementAt(pool, leg, markOf(leg.symbol)).atMark));
  const names = namesOf(failing, legs);
  const tiers = legs.map((leg) => tierAt(pool, leg, markOf(leg.symbol)));
  const closed = legs.map((leg) => {
    for (const row of leg.open) row.liquidated = "whole";
    return trade(pool, leg, leg.open, { price: markOf(leg.symbol) });
  });
  const fees = sum(closed.map(({ closing }) => closing.fee ?? ZERO));
  const isKept = isAlone && (walk.options.leftover ?? "kept") === "kept";
  const free = notNegative(pool.ledger.cash);
  const taken = isKept ? smaller(notNegative(asked.minus(fees)), free) : ZERO;
  pool.book({ cash: taken.negated(), taken });
  const nothing = { beyond: ZERO, bearer: undefined };
  const gone = legs.map((leg, place) => ({ leg, closed: closed[place]!, tier: tiers[place] }));
  const index = recordFall(failing, { names, gone, standing, because, taken, ...nothing });
  recordRest(walk, scene, { pool, taken, ...nothing, because: index });
  return index;
}

interface GoneLeg {
  readonly leg: OpenLeg;
  readonly closed: Closed;
  readonly tier: TierReport | undefined;
}

type Fall = Pick<PoolLiquidation, "because" | "taken" | "beyond" | "bearer"> & {
  readonly names: PoolLiquidation["legs"];
  readonly gone: readonly GoneLeg[];
  readonly standing: Standing;
};

/** The fall of a pool, and each of the legs that go with it because of it; gives the place of the former. */
function recordFall(failing: Failing, { names, gone, standing, ...rest }: Fall): number {
  const { walk, scene, pool, order } = failing;
  const fall = {
    kind: "pool-liquidation",
    asset: pool.asset,
    ...standing,
    order,
    legs: names,
    ...rest,
  } as const;
  const index = walk.recorder.add(scene, fall, [pool]);
  for (const leg of gone) recordLeg(failing, { ...leg, standing, because: index });
  return index;
}

function recordLeg(
  { walk, scene, pool }: Failing,
  { leg, closed, tier, standing, because }: Stage & GoneLeg,
): void {
  const { closing, taken, beyond, bearer } = closed;
  walk.recorder.add(
    scene,
    {
      kind: "liquidation",
      asset: pool.asset,
      because,
      ...standing,
      ...closing,
      tier,
      loss: lossOf(closing, taken, beyond),
      taken,
      beyond,
      bearer,
      touchesPool: true,
      isStepUnpublished: isStepUnpublished(pool.rules.cross),
    },
    [leg, pool],
  );
}

/** A pool without cross legs that owes more than it has is beyond bankruptcy. */
export function settleEmpty(
  { walk, scene, pool }: Pick<Failing, "walk" | "scene" | "pool">,
  because: number,
): void {
  if (pool.openCross.length > 0) return;
  // Rounded as it is for a takeover, so that what a fee has used up to the last digit leaves no digit here.
  const collateral = rounded(pool.collateralAt(marksAt(scene)));
  const left = pool.ledger.cash.plus(collateral);
  if (!left.isNegative() || isDust(left, pool.ledger.profit)) return;
  if (pool.hasCollateral) {
    pool.book({ cash: collateral, collateral });
    pool.dropCollateral();
  }
  if (!collateral.isZero()) {
    const event = { kind: "collateral-sold", asset: pool.asset, amount: collateral, because } as const;
    walk.recorder.add(scene, event, [pool]);
  }
  const beyond = pool.ledger.cash.negated();
  const bearer = bearerOf(pool.rules.cross, beyond);
  pool.book({ cash: beyond });
  bear(pool, beyond, bearer);
  recordRest(walk, scene, { pool, taken: ZERO, beyond, bearer, because });
}

function standingOf(report: AccountReport, { pool, scene }: Failing): Standing {
  const { marginBalance, maintenanceMargin } = report.pools().find(({ asset }) => asset === pool.asset)!;
  return { marginBalance: marginBalance!, maintenanceMargin: maintenanceMargin!, isGap: scene.isGap };
}

function namesOf({ scene }: Failing, legs: readonly OpenLeg[]) {
  const markOf = marksAt(scene);
  return legs.map((leg) => ({ ...leg.name, unrealizedPnl: leg.at(markOf(leg.symbol)).unrealizedPnl }));
}

function requirementAt(pool: PoolBook, leg: OpenLeg, price: Decimal) {
  const at = leg.at(price);
  const rules = pool.rules.cross;
  const requirement = requirementOf(at, rules, feeReserve(at, "cross", rules));
  if (typeof requirement === "string") throw new Error("Invariant: what is missing is told before the walk");
  return requirement;
}

function tierAt(pool: PoolBook, leg: OpenLeg, price: Decimal): TierReport | undefined {
  return tierOf(requirementAt(pool, leg, price), undefined);
}
