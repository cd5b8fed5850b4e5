/**
 * What a pool is worth while all its prices move together, beside what is asked for: with each liquidation on the way.
 * What is liquidated is counted as gone with everything that backed it, as the venue may keep the rest.
 */
import * as l10n from "@vscode/l10n";
import type { Direction } from "../../../engine/curve";
import { Decimal, larger, quotient, smaller, ZERO } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import type { Pool } from "../../../engine/pool";
import { plus, type Rational, valueAt } from "../../../engine/shock/rational";
import { listed } from "../../answers/names";
import { shortNameOf } from "./names";
import { brief } from "../../panelModes";
import { explainPool } from "../../panelWords";
import { assetOfPool, nameOfPool } from "../../poolKeys";
import type { Drawn, EquityEvent, EquityModel, EquityPoint } from "../../../protocol/views/pictures";
import { moveInWords, signed } from "./moves";
import { crossTerms, isolatedTerms, type Piece, pieces, type Term } from "./poolPath";
import { type Liquidation, liquidations } from "./survival";

/** Points of a line to each side of the marks, besides those at its corners. */
const STEPS = 30;
/** More liquidations than these to one side are no longer told one by one. */
const MOST_EVENTS = 24;

const LEAST_RANGE = new Decimal("0.1");
const RANGE_WITHOUT_EVENT = new Decimal("0.3");
const LARGEST_FALL = new Decimal("0.95");
const LARGEST_RISE = new Decimal(1);
const BEYOND = new Decimal("1.22");
/** A difference of two sums that is no step. */
const ROUNDING = new Decimal("1e-30");

export function equityModel(report: AccountReport, pool: Pool): Drawn<EquityModel> {
  const missing = (reason: string) => ({ is: "missing", reason }) as const;
  if (pool.walletGap !== undefined) return missing(explainPool(pool.walletGap));
  const all = liquidations(report, pool);
  if ("reason" in all) return missing(explainPool(all.reason));
  const isPoolGone = all.down.some(({ shock, rows }) => rows === undefined && shock.isZero());
  if (isPoolGone)
    return missing(l10n.t("The cross positions can be liquidated now: no move is left to draw."));
  const sides = {
    down: sideOf(report, pool, all.down, "down"),
    up: sideOf(report, pool, all.up, "up"),
  };
  const points = [...sides.down.points.reverse(), ...sides.up.points];
  // What is liquidatable at the marks is so on both ways, and is told once.
  const events = [...sides.down.events.reverse(), ...sides.up.events.filter(({ shock }) => shock !== 0)];
  const poolAt = (direction: Direction) =>
    all[direction].find(({ rows, shock }) => rows === undefined && !shock.abs().gt(sides[direction].range))
      ?.shock ?? null;
  return {
    is: "picture",
    picture: {
      pool: pool.asset,
      asset: assetOfPool(pool.asset) ?? "",
      from: sides.down.range.negated().toNumber(),
      to: sides.up.range.toNumber(),
      points,
      events,
      poolDown: poolAt("down")?.toNumber() ?? null,
      poolUp: poolAt("up")?.toNumber() ?? null,
      hasCross: pool.holdings.size > 0,
      hasIsolated: pool.isolatedLegs.length > 0,
      description: descriptionOf(pool, all),
      notes: notesOf(pool, all),
    },
  };
}

interface Side {
  readonly range: Decimal;
  /** The nearest to the marks first. */
  readonly points: EquityPoint[];
  readonly events: EquityEvent[];
}

function sideOf(
  report: AccountReport,
  pool: Pool,
  found: readonly Liquidation[],
  direction: Direction,
): Side {
  const range = rangeOf(found, direction);
  const inside = found.filter(({ shock }) => !shock.abs().gt(range));
  const terms = termsOf(report, pool, inside);
  const events = new Set(inside.map(({ shock }) => shock.toString()));
  const worth = new Map<string, Decimal>();
  if (inside[0]?.shock.isZero() === true) worth.set(ZERO.toString(), equityAtMarks(report, pool, direction));
  const points: EquityPoint[] = [];
  const grid = gridOf(range, direction);
  let earlier: Piece | undefined;
  for (const piece of pieces(terms, direction)) {
    const { from, to } = piece;
    if (from.abs().gt(range)) break;
    if (earlier !== undefined) {
      worth.set(from.toString(), equityOf(earlier, from));
      if (events.has(from.toString()) || hasStep(earlier, piece, from))
        points.push(pointAt(earlier, from, pool), pointAt(piece, from, pool));
    }
    const isHere = (at: Decimal) => at.abs().gte(from.abs()) && (to === undefined || at.abs().lt(to.abs()));
    while (grid.length > 0 && isHere(grid[0]!)) {
      const at = grid.shift()!;
      // At a step both sides are there already.
      if (points.at(-1)?.shock !== at.toNumber()) points.push(pointAt(piece, at, pool));
    }
    earlier = piece;
  }
  return {
    range,
    points,
    events: inside.slice(0, MOST_EVENTS).map(({ shock, rows }) => ({
      kind: rows === undefined ? "pool" : "isolated",
      shock: shock.toNumber(),
      shockText: signed(shock),
      name: rows === undefined ? l10n.t("the cross positions") : shortNameOf(rows[0]!),
      equity: (worth.get(shock.toString()) ?? ZERO).toNumber(),
    })),
  };
}

/** Before anything is liquidated at the marks. */
function equityAtMarks(report: AccountReport, pool: Pool, direction: Direction): Decimal {
  for (const piece of pieces(termsOf(report, pool, []), direction)) return equityOf(piece, ZERO);
  return ZERO;
}

/** Everything in the pool; what is liquidated inside the picture is gone from there on. */
function termsOf(report: AccountReport, pool: Pool, inside: readonly Liquidation[]): Term[] {
  const shockOf = new Map(
    inside.flatMap(({ rows, shock }) => rows?.map((row) => [row, shock] as const) ?? []),
  );
  const ofPool = inside.find(({ rows }) => rows === undefined)?.shock;
  return [
    ...crossTerms(pool).map((term) => ({ ...term, until: ofPool })),
    ...pool.isolatedLegs.flatMap((leg) =>
      isolatedTerms(leg, report.account.rules.isolated, shockOf.get(leg.positions[0]!)),
    ),
  ];
}

/** Evenly from the marks on; the marks themselves are part of the way up. */
function gridOf(range: Decimal, direction: Direction): Decimal[] {
  const step = quotient(direction === "down" ? range.negated() : range, new Decimal(STEPS));
  const first = direction === "down" ? 1 : 0;
  return Array.from({ length: STEPS + 1 - first }, (_, place) => step.times(place + first));
}

/** As far as the furthest liquidation that a picture has room for, and a bit further. */
function rangeOf(found: readonly Liquidation[], direction: Direction): Decimal {
  const largest = direction === "down" ? LARGEST_FALL : LARGEST_RISE;
  const near = found.filter(({ shock }) => shock.abs().lte(largest));
  const furthest = near.at(-1)?.shock.abs();
  if (furthest === undefined) return RANGE_WITHOUT_EVENT;
  return smaller(largest, larger(LEAST_RANGE, furthest.times(BEYOND)));
}

function hasStep(before: Piece, after: Piece, at: Decimal): boolean {
  return (["maintenance", "isolatedMaintenance"] as const).some((name) => {
    const [left, right] = [valueAt(before.sums[name], at), valueAt(after.sums[name], at)];
    return left.minus(right).abs().gt(left.abs().times(ROUNDING));
  });
}

function equityOf({ sums }: Piece, shock: Decimal): Decimal {
  return valueAt(plus(sums.balance, sums.isolatedEquity), shock);
}

function pointAt(piece: Piece, shock: Decimal, pool: Pool): EquityPoint {
  const equity = equityOf(piece, shock);
  const hasCross = pool.holdings.size > 0;
  const { balance, maintenance, isolatedMaintenance } = piece.sums;
  const isThere = !hasCross || !isNothing(maintenance) || !isNothing(balance);
  const asked = isThere ? valueAt(hasCross ? maintenance : isolatedMaintenance, shock) : undefined;
  const behind = hasCross && isThere ? valueAt(balance, shock) : undefined;
  return {
    shock: shock.toNumber(),
    shockText: signed(shock),
    equity: equity.toNumber(),
    equityText: brief(equity),
    balance: behind?.toNumber() ?? null,
    balanceText: behind ? brief(behind) : "–",
    maintenance: asked?.toNumber() ?? null,
    maintenanceText: asked ? brief(asked) : "–",
  };
}

function isNothing({ constant, linear, poles }: Rational): boolean {
  return constant.isZero() && linear.isZero() && [...poles.values()].every((pole) => pole.first.isZero());
}

function descriptionOf(pool: Pool, all: Readonly<Record<Direction, readonly Liquidation[]>>): string {
  const name = nameOfPool(pool.asset);
  const [down, up] = [all.down[0], all.up[0]];
  const first = (liquidation: Liquidation) =>
    l10n.t("{0} liquidates {1}", moveInWords(liquidation.shock), namesOf(liquidation));
  if (down === undefined && up === undefined)
    return l10n.t("Equity in {0} while all its marks move together: no move liquidates anything.", name);
  const parts = [down, up].filter((one) => one !== undefined).map(first);
  return l10n.t("Equity in {0} while all its marks move together: {1}.", name, parts.join(l10n.t(", ")));
}

function namesOf({ rows }: Liquidation): string {
  return rows === undefined ? l10n.t("the cross positions") : listed([...new Set(rows.map(shortNameOf))]);
}

function notesOf(pool: Pool, all: Readonly<Record<Direction, readonly Liquidation[]>>): string[] {
  const notes = [
    l10n.t(
      "All marks of the pool move by the same percentage at once. What is liquidated counts as gone with everything that backed it: the venue may leave something.",
    ),
  ];
  if (pool.holdings.size === 0)
    notes.push(l10n.t("The maintenance margin is that of the isolated positions, each for itself."));
  else if (pool.isolatedLegs.length > 0)
    notes.push(
      l10n.t(
        "Cross positions are liquidated where the margin behind cross meets its maintenance margin; isolated ones each by their own margin.",
      ),
    );
  if (pool.rules.unrealizedProfit === "excluded")
    notes.push(
      l10n.t(
        "The venue lets profits of other positions not support: liquidation comes before the lines meet.",
      ),
    );
  for (const direction of ["down", "up"] as const) {
    const largest = direction === "down" ? LARGEST_FALL : LARGEST_RISE;
    const further = all[direction].filter(({ shock }) => shock.abs().gt(largest));
    if (further.length > 0) {
      const shown = further.slice(0, 3).map((one) => `${namesOf(one)} ${signed(one.shock)}`);
      notes.push(l10n.t("Outside of the picture: {0}.", shown.join(l10n.t(", "))));
    }
    const rest = all[direction].length - further.length - MOST_EVENTS;
    if (rest > 0) notes.push(l10n.t("{0} further liquidations are drawn and not named.", rest));
  }
  return notes;
}
