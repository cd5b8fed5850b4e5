/**
 * What the liquidation of a position does to the rest of the account.
 *
 * Isolated, what is posted is gone and nothing else is touched. In cross the legs of the symbol are closed at their
 * liquidation price: the loss and the taker fee come out of the wallet that stands behind everything else. The venue
 * may charge more, up to the maintenance margin that closing releases; that is the other figure.
 */
import type { Account, Position } from "../account";
import { applyChanges } from "../changes/apply";
import type { Change } from "../changes/change";
import { type Decimal, ZERO } from "../decimal";
import { type AccountReport, evaluate } from "../evaluate";
import { type Answer, failure } from "../questions/answer";

const ROUNDING = "1e-25";

export interface Aftermath {
  /** The price at which it happens: on the side that hurts, or the other where only that has one. */
  readonly price: Decimal;
  readonly closed: readonly Position[];
  /** What the account is left with, once with only the fee charged and once with all that the venue may keep. */
  readonly atLeast: Rest;
  readonly atMost: Rest;
}

export interface Rest {
  /** Taken out of the wallet of the pool: losses from entry, settled funding set off, and charges. */
  readonly cost: Decimal;
  readonly report: AccountReport;
  /** Each other position with what it is now. */
  readonly others: readonly { readonly before: Position; readonly after: Position }[];
  /** Those of them that are liquidated at once. */
  readonly takenDown: readonly Position[];
}

export function aftermath(
  account: Account,
  position: Position,
  report = evaluate(account),
): Answer<Aftermath> {
  const mode = report.position(position).inForce();
  const price =
    mode.reason === "already-liquidatable"
      ? position.markPrice
      : (mode.liquidationPrice ?? mode.below ?? mode.above);
  if (price === undefined) return failure(mode.reason!);
  const closed = account.positions.filter((other) => isClosedWith(other, position));
  const symbol = position.instrument.symbol;
  const moved: Change = { kind: "mark", symbol, price };
  const fenced = position.marginMode === "isolated";
  const requirement = fenced ? ZERO : requirementAt(account, moved, closed);
  if (requirement === undefined) return failure("missing-tiers");

  const rest = (kept: Decimal): Rest | undefined => {
    const settle: Change[] = closed.map((one) =>
      fenced ? { kind: "forfeit", position: one } : { kind: "reduce", position: one, price },
    );
    const charge: Change[] = kept.isZero()
      ? []
      : [{ kind: "deposit", pool: position.pool, amount: kept.negated() }];
    return restOf(account, { changes: [moved, ...settle, ...charge], pool: position.pool, kept });
  };
  const fees = rest(ZERO);
  if (fees === undefined) return failure("missing-leverage");
  const most = fenced ? ZERO : unrounded(requirement, spareIn(fees.report, position.pool));
  return { value: { price, closed, atLeast: fees, atMost: rest(most)! } };
}

/** What the pool has above the requirement of its cross positions. */
function spareIn(report: AccountReport, pool: string): Decimal | undefined {
  const found = report.pools().find(({ asset }) => asset === pool);
  return found?.maintenanceMargin && found.marginBalance?.minus(found.maintenanceMargin);
}

/**
 * At its liquidation price a position's requirement is what the others can spare, to the last digit. A price that does
 * not end is rounded: whether the others stand must not hang on that.
 */
function unrounded(requirement: Decimal, spare: Decimal | undefined): Decimal {
  return spare?.minus(requirement).abs().lte(requirement.times(ROUNDING)) ? spare : requirement;
}

/** Rows that go down together: those of its leg, in cross both legs of the symbol. */
function isClosedWith(other: Position, position: Position): boolean {
  return (
    other.instrument.symbol === position.instrument.symbol &&
    other.pool === position.pool &&
    other.marginMode === position.marginMode &&
    (position.marginMode === "cross" || other.side === position.side)
  );
}

/** The maintenance margin of the rows at the price, without the closing fee that is charged anyway. */
function requirementAt(account: Account, moved: Change, rows: readonly Position[]): Decimal | undefined {
  const changed = applyChanges(account, [moved]);
  if ("refusal" in changed) return undefined;
  const report = evaluate(changed.account);
  let total: Decimal = ZERO;
  for (const row of rows) {
    const { maintenanceMargin, closingFee } = report.position(changed.positionOf(row)!).inForce();
    if (maintenanceMargin === undefined) return undefined;
    total = total.plus(maintenanceMargin).minus(closingFee!);
  }
  return total;
}

function restOf(
  account: Account,
  { changes, pool, kept }: { changes: Change[]; pool: string; kept: Decimal },
): Rest | undefined {
  const changed = applyChanges(account, changes);
  if ("refusal" in changed) return undefined;
  const report = evaluate(changed.account);
  const others = account.positions.flatMap((before) => {
    const after = changed.positionOf(before);
    return after === undefined ? [] : [{ before, after }];
  });
  const takenDown = others.filter(
    ({ after }) => report.position(after).inForce().reason === "already-liquidatable",
  );
  const earned = changed.realizedPnl.get(pool)!;
  const paid = changed.fees.get(pool)!;
  return {
    cost: paid.minus(earned).plus(kept),
    report,
    others,
    takenDown: takenDown.map(({ before }) => before),
  };
}
