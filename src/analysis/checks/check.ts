/** A check looks at a resolved account and reports what its owner should know. One file each, named like its code. */
import type { AccountReport } from "../../engine/evaluate";
import type { Decimal } from "../../engine/decimal";
import type { Rules } from "../../engine/rules";
import type { Position } from "../../engine/account";
import type { PositionFile } from "../../document/positionFile";
import type { Severity } from "../../document/problem";
import { type Node, propertyOf } from "../../document/tree";
import type { Venue } from "../../venues/venue";
import type { Policy } from "../policy";
import type { Row } from "../resolve";

/** A row that could be read. */
export interface PositionRow extends Row {
  readonly position: Position;
}

export interface CheckContext {
  readonly file: PositionFile;
  readonly venue: Venue;
  readonly rules: Rules;
  readonly report: AccountReport;
  readonly rows: readonly PositionRow[];
  /** The rows that are liquidated within the minimum distance, or now. */
  readonly nearRows: readonly PositionRow[];
  /** How near liquidation may be before it is pointed out, as a fraction of the mark. */
  readonly minimumDistance: Decimal;
  /** The other limits in force. */
  readonly policy: Policy;
  /** `onLine` is the message for a line of the notation, which has no fields to name; none where it is the same. */
  readonly add: (code: string, severity: Severity, message: string, node: Node, onLine?: string) => void;
}

export type Check = (context: CheckContext) => void;

/** The first of the named fields that a row has, else its symbol: somewhere to point at. */
export function placeOf({ file }: CheckContext, row: Row, ...names: readonly string[]): Node {
  const places = file.places?.get(row.node);
  for (const name of [...names, "symbol"]) {
    const node = places?.get(name) ?? propertyOf(file.tree, row.node, name);
    if (node !== undefined) return node;
  }
  return row.node;
}

/** The first row of each symbol that fulfils a condition: what holds for a symbol is said once. */
export function firstRows(rows: readonly PositionRow[], holds: (row: PositionRow) => boolean): PositionRow[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const { symbol } = row.position.instrument;
    if (!holds(row) || seen.has(symbol)) return false;
    seen.add(symbol);
    return true;
  });
}
