/** The liquidation of an isolated leg: a part of it first where the rules say so, or all that is posted. */
import type { Position } from "../engine/account";
import { type Decimal, rounded } from "../engine/decimal";
import type { TestedRoot } from "../engine/prices";
import { closedAt } from "../engine/questions/stages";
import type { ModeRules } from "../engine/rules";
import type { PoolBook } from "./book";
import { takeOver, trade } from "./closing";
import { standingAt } from "./limits";
import type { OpenLeg } from "./rows";
import type { Scene, Walk } from "./walk";

export function liquidateLeg(
  walk: Walk,
  scene: Scene,
  pool: PoolBook,
  leg: OpenLeg,
  root: TestedRoot | undefined,
): void {
  const rules = pool.rules.isolated;
  const price = root?.price ?? scene.segment.at(leg.symbol, scene.at);
  const because = walk.recorder.causeOf(leg, scene);
  const { isGap } = scene;
  const standing = standingAt(leg, price, rules, root);
  const common = { asset: pool.asset, because, ...standing, isGap, touchesPool: false };

  const part = standing.marginBalance.gt(0) ? partAt(leg, price, rules) : undefined;
  if (part !== undefined) {
    const { closing } = trade(pool, leg, leg.open, { quantity: part, price });
    markPart(leg);
    const rule = rules.partialLiquidation as "by-tier" | "fraction";
    const event = { kind: "partial-liquidation", ...common, ...closing, rule, order: undefined } as const;
    walk.recorder.add(scene, event, [leg, pool]);
    return;
  }
  const rows = leg.open;
  const { closing, taken, beyond, bearer } = takeOver(pool, leg, price, walk.options.leftover ?? "kept");
  for (const row of rows) row.liquidated = "whole";
  const index = walk.recorder.add(
    scene,
    {
      kind: "liquidation",
      ...common,
      ...closing,
      loss: lossOf(closing, taken, beyond),
      taken,
      beyond,
      bearer,
      isStepUnpublished: isStepUnpublished(rules),
    },
    [leg, pool],
  );
  recordRest(walk, scene, { pool, taken, beyond, bearer, because: index });
}

/** Everything but what others bear: for an isolated leg at most what was posted, with the funding that was pending. */
export function lossOf(
  { profit, fee }: { readonly profit: Decimal; readonly fee: Decimal | undefined },
  taken: Decimal,
  beyond: Decimal,
): Decimal {
  return taken
    .plus(fee ?? 0)
    .minus(profit)
    .minus(beyond);
}

/** How much of a leg goes first at a price; none where all of it goes. */
export function partAt(leg: OpenLeg, price: Decimal, rules: ModeRules): Decimal | undefined {
  const { partialLiquidation: kind, partialLiquidationStep: step } = rules;
  if (step === undefined || (kind !== "by-tier" && kind !== "fraction")) return undefined;
  const quantity = leg.quantity;
  const whole: Position = { ...leg.open[0]!.now!, quantity };
  const closed = rounded(closedAt(whole, price, { kind, step, isFirst: !leg.isPartClosed }));
  return closed.gt(0) && closed.lt(quantity) ? closed : undefined;
}

export function markPart(leg: OpenLeg): void {
  leg.isPartClosed = true;
  for (const row of leg.open) row.liquidated = "in-part";
}

export function isStepUnpublished({ partialLiquidation, partialLiquidationStep }: ModeRules): boolean {
  return (
    partialLiquidation === "unknown" ||
    (partialLiquidation !== "none" && partialLiquidationStep === undefined)
  );
}

/** Events for what the venue took or bore. */
export function recordRest(
  { recorder }: Walk,
  scene: Scene,
  rest: {
    pool: PoolBook;
    taken: Decimal;
    beyond: Decimal;
    bearer: "insurance" | "account" | "unknown" | undefined;
    because: number;
  },
): void {
  const { pool, taken, beyond, bearer, because } = rest;
  const { asset } = pool;
  if (taken.gt(0)) recorder.add(scene, { kind: "insurance", asset, amount: taken, because }, []);
  if (bearer === "insurance")
    recorder.add(scene, { kind: "insurance", asset, amount: beyond.negated(), because }, []);
  else if (bearer !== undefined)
    recorder.add(scene, { kind: "debt", asset, amount: beyond, bearer, because }, []);
}
