/**
 * What is in a pool while all its prices move together, P = M·(1 + x): sums of terms that change from one function to
 * another at their breaks. One walk away from the marks gives them all, as each break touches only its own terms.
 */
import type { Direction } from "../../../engine/curve";
import { type Decimal, ONE, ZERO } from "../../../engine/decimal";
import type { Leg } from "../../../engine/leg";
import { feeReserve, postedMarginOf } from "../../../engine/margin";
import { collateralValue, type Holding, type Pool } from "../../../engine/pool";
import { type Requirement, requirementOf } from "../../../engine/requirement";
import type { ModeRules } from "../../../engine/rules";
import {
  collateralPart,
  largerPart,
  middleOf,
  type Part,
  profitPart,
  requirementPart,
} from "../../../engine/shock/part";
import { minus, NOTHING, plus, type Rational, valueAt, zerosBetween } from "../../../engine/shock/rational";

/** Cash, profits and collateral behind the cross positions; what these ask for; the same of isolated ones. */
export type SumName = "balance" | "maintenance" | "isolatedEquity" | "isolatedMaintenance";

export interface Term {
  readonly into: SumName;
  readonly part: Part;
  /** The shock from which on it is gone; none where it stays. */
  readonly until: Decimal | undefined;
}

/** The sums between two shocks; the way up has no end. */
export interface Piece {
  readonly from: Decimal;
  readonly to: Decimal | undefined;
  readonly sums: Readonly<Record<SumName, Rational>>;
}

const LOWEST = ONE.negated();

const kept = new WeakMap<Pool, readonly Term[]>();

/** Terms of the cross positions. Invariant: the wallet and the requirements are known. */
export function crossTerms(pool: Pool): readonly Term[] {
  let terms = kept.get(pool);
  if (terms === undefined) kept.set(pool, (terms = madeOf(pool)));
  return terms;
}

function madeOf(pool: Pool): readonly Term[] {
  const holdings = [...pool.holdings.values()];
  const assets = pool.wallet?.assets ?? [];
  const fixed = assets.filter(({ priceSymbol }) => priceSymbol === undefined);
  const cash = fixed.reduce(
    (total, asset) => total.plus(collateralValue(asset)),
    pool.cash!.plus(pool.unsettledFunding),
  );
  const balance = (part: Part): Term => ({ into: "balance", part, until: undefined });
  return [
    balance(constantPart(cash)),
    ...assets.flatMap((asset) =>
      asset.priceSymbol === undefined ? [] : [balance(collateralPart(asset, ONE))],
    ),
    ...holdings.flatMap(({ legs }) => legs.map((leg) => balance(profitPart(leg, ONE, false)))),
    ...requirementParts(holdings, pool.rules).map((part): Term => ({
      into: "maintenance",
      part,
      until: undefined,
    })),
  ];
}

/** Terms of one isolated leg; none where what is posted is not known. */
export function isolatedTerms(leg: Leg, rules: ModeRules, until: Decimal | undefined): Term[] {
  const posted = postedMarginOf(leg);
  if (posted === undefined) return [];
  const requirement = requirementOf(leg, rules, feeReserve(leg, "isolated", rules));
  const equity = (part: Part): Term => ({ into: "isolatedEquity", part, until });
  return [
    equity(constantPart(posted.plus(leg.unsettledFunding))),
    equity(profitPart(leg, ONE, false)),
    ...(typeof requirement === "string"
      ? []
      : [{ into: "isolatedMaintenance", part: requirementPart(requirement, ONE), until } as const]),
  ];
}

function constantPart(constant: Decimal): Part {
  return { breaks: [], around: () => ({ ...NOTHING, constant }) };
}

function requirementParts(holdings: readonly Holding[], { hedgeNetting }: ModeRules): Part[] {
  const requirementsOf = (group: readonly Holding[]) =>
    group.flatMap(({ requirements }) => requirements as readonly Requirement[]);
  const partOf = (requirement: Requirement) => requirementPart(requirement, ONE);
  if (hedgeNetting === "gross") return requirementsOf(holdings).map(partOf);
  return [...new Set(holdings.map(({ underlying }) => underlying))].map((underlying) => {
    const group = requirementsOf(holdings.filter((holding) => holding.underlying === underlying));
    const sideOf = (side: string) => group.filter(({ leg }) => leg.side === side).map(partOf);
    return largerPart(sideOf("long"), sideOf("short"));
  });
}

const EMPTY_SUMS: Readonly<Record<SumName, Rational>> = {
  balance: NOTHING,
  maintenance: NOTHING,
  isolatedEquity: NOTHING,
  isolatedMaintenance: NOTHING,
};

interface Break {
  readonly at: Decimal;
  /** The same for a quick comparison. */
  readonly near: number;
  readonly terms: Set<Term>;
}

/** The pieces from the marks on, the nearest first. Invariant: prices of inverse contracts stay above 0. */
export function* pieces(terms: readonly Term[], direction: Direction): Iterable<Piece> {
  const breaks = breaksOf(terms, direction);
  const now = new Map<Term, Rational>();
  let sums = EMPTY_SUMS;
  let from = ZERO;
  let changing: Iterable<Term> = terms;
  for (const next of [...breaks, undefined]) {
    if (next === undefined && direction === "down") return;
    const middle = middleOf(from, next?.at);
    const changed: Record<SumName, Rational> = { ...sums };
    for (const term of changing) {
      const isGone = term.until !== undefined && !term.until.abs().gt(from.abs());
      const value = isGone ? NOTHING : term.part.around(middle);
      changed[term.into] = replaced(changed[term.into], now.get(term), value);
      now.set(term, value);
    }
    sums = changed;
    yield { from, to: next?.at, sums };
    if (next === undefined) return;
    from = next.at;
    changing = next.terms;
  }
}

/** A sum with one of its terms in the place of another; most have no poles. */
function replaced(total: Rational, before: Rational | undefined, after: Rational): Rational {
  if (before === undefined) return plus(total, after);
  if (before.poles.size > 0) return plus(total, minus(after, before));
  const { constant, linear, poles } = plus(total, after);
  return { constant: constant.minus(before.constant), linear: linear.minus(before.linear), poles };
}

/** In the order of the way; down to price 0. */
function breaksOf(terms: readonly Term[], direction: Direction): Break[] {
  const breaks = new Map<string, Break>();
  const isDown = direction === "down";
  const add = (at: Decimal, term?: Term): void => {
    if (at.isZero() || at.isNegative() !== isDown || at.lt(LOWEST)) return;
    const key = at.toString();
    let known = breaks.get(key);
    if (known === undefined)
      breaks.set(key, (known = { at, near: Math.abs(at.toNumber()), terms: new Set() }));
    if (term !== undefined) known.terms.add(term);
  };
  if (isDown) add(LOWEST);
  for (const term of terms) {
    for (const at of term.part.breaks) add(at, term);
    if (term.until !== undefined) add(term.until, term);
  }
  return [...breaks.values()].sort((a, b) => a.near - b.near || a.at.abs().cmp(b.at.abs()));
}

/** The nearest shock at which the balance no longer covers the maintenance; none where it always does. */
export function firstFailure(
  terms: readonly Term[],
  direction: Direction,
  { trigger }: ModeRules,
): Decimal | undefined {
  for (const { from, to, sums } of pieces(terms, direction)) {
    const excess = minus(sums.balance, sums.maintenance);
    const found = failureIn(excess, { from, to, direction, isTouching: trigger === "at-or-below" });
    if (found !== undefined) return found.eq(LOWEST) ? undefined : found;
  }
  return undefined;
}

interface Stretch {
  readonly from: Decimal;
  readonly to: Decimal | undefined;
  readonly direction: Direction;
  readonly isTouching: boolean;
}

/** The first shock of a stretch at which an excess fails; its beginning where it fails from there on. */
function failureIn(excess: Rational, { from, to, direction, isTouching }: Stretch): Decimal | undefined {
  // A straight line that is above 0 at both ends is so between them.
  const isStraight = excess.poles.size === 0;
  if (isStraight && to !== undefined && valueAt(excess, from).gt(ZERO) && valueAt(excess, to).gt(ZERO))
    return undefined;
  const zeros = zerosBetween(excess, from, to, direction);
  if (valueAt(excess, middleOf(from, zeros[0] ?? to)).isNegative()) return from;
  for (const [index, zero] of zeros.entries()) {
    if (isTouching) return zero;
    const next = zeros[index + 1] ?? to;
    // At the end of the stretch the next one tells.
    if (next?.eq(zero)) continue;
    if (valueAt(excess, middleOf(zero, next)).isNegative()) return zero;
  }
  return undefined;
}
