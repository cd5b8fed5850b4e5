/** A book in which something is different: what its account is then, and what has become of each row. */
import * as l10n from "@vscode/l10n";
import type { Account, Position } from "../../../engine/account";
import { applyChanges } from "../../../engine/changes/apply";
import type { Change, Refusal } from "../../../engine/changes/change";
import { type Decimal, ZERO } from "../../../engine/decimal";
import { type AccountReport, evaluate } from "../../../engine/evaluate";
import type { RowId } from "../../../protocol/messages";
import type { RowOf } from "../../../protocol/views/whatIf";
import { nameOf } from "../../answers/names";
import { isRead, type ReadRow } from "../../fixes/write";
import type { Book } from "..";

/** A row that can be worked out. */
export interface Placed {
  readonly row: RowId;
  readonly source: ReadRow;
  /** Its own, where several rows of the file are the same to the letter. */
  readonly position: Position;
}

export interface Imagined {
  readonly account: Account;
  /** What has become of each row; none where it is closed. */
  readonly now: ReadonlyMap<RowId, Position | undefined>;
  readonly opened: readonly Position[];
  /** Cash by trading, by pool; fees as costs. */
  readonly realizedPnl: ReadonlyMap<string, Decimal>;
  readonly fees: ReadonlyMap<string, Decimal>;
}

/** The book as the file has it. */
export interface Ground {
  readonly rows: readonly Placed[];
  readonly rowOf: (of: RowOf) => Placed | undefined;
  /** With the number of its row where several are called the same. */
  readonly nameOf: (placed: Placed) => string;
  readonly start: Imagined;
  readonly report: AccountReport;
}

/** None where no rules could be told. */
export function groundOf({ analysis, numbers }: Book): Ground | undefined {
  const { report } = analysis;
  if (report === undefined) return undefined;
  const seen = new Set<Position>();
  const rows: Placed[] = [];
  for (const source of analysis.rows) {
    if (!isRead(source)) continue;
    const isTaken = seen.has(source.position);
    const position = isTaken ? { ...source.position } : source.position;
    seen.add(position);
    rows.push({ row: numbers.ids[source.index] ?? 0, source, position });
  }
  const called = new Map<string, number>();
  for (const { position } of rows) {
    const name = nameOf(position);
    called.set(name, (called.get(name) ?? 0) + 1);
  }
  const byRow = new Map(rows.map((one) => [one.row, one]));
  const positions = rows.map(({ position }) => position);
  const isAsItIs = positions.every((position, index) => position === report.account.positions[index]);
  const account = isAsItIs ? report.account : { ...report.account, positions };
  return {
    rows,
    rowOf: ({ row, symbol }) => {
      const found = byRow.get(row);
      return found?.position.instrument.symbol === symbol ? found : undefined;
    },
    nameOf: ({ position, source }) => {
      const name = nameOf(position);
      const isOnly = (called.get(name) ?? 0) < 2;
      return isOnly ? name : l10n.t("{0} (row {1})", name, source.index + 1);
    },
    start: {
      account,
      now: new Map(rows.map(({ row, position }) => [row, position])),
      opened: [],
      realizedPnl: new Map(),
      fees: new Map(),
    },
    report: isAsItIs ? report : evaluate(account),
  };
}

/** The book with another account in which every position can be found again. */
export function become(
  before: Imagined,
  account: Account,
  positionOf: (before: Position) => Position | undefined,
): Imagined {
  const now = new Map<RowId, Position | undefined>();
  for (const [row, position] of before.now) now.set(row, position && positionOf(position));
  const opened = before.opened.flatMap((position) => positionOf(position) ?? []);
  return { ...before, account, now, opened };
}

/** The book with changes of the engine made, or why one of them cannot be. */
export function changedBy(
  before: Imagined,
  ...changes: readonly Change[]
): Imagined | { readonly refusal: Refusal } {
  const changed = applyChanges(before.account, changes);
  if ("refusal" in changed) return { refusal: changed.refusal };
  const after = become(before, changed.account, changed.positionOf);
  const made = changes.flatMap((change) =>
    change.kind === "open" ? (changed.positionOf(change.position) ?? []) : [],
  );
  return {
    ...after,
    opened: [...after.opened, ...made],
    realizedPnl: totals(before.realizedPnl, changed.realizedPnl),
    fees: totals(before.fees, changed.fees),
  };
}

function totals(
  a: ReadonlyMap<string, Decimal>,
  b: ReadonlyMap<string, Decimal>,
): ReadonlyMap<string, Decimal> {
  const all = new Map(a);
  for (const [pool, amount] of b) all.set(pool, (all.get(pool) ?? ZERO).plus(amount));
  return all;
}
