/** The rows of a book that can be read, the nearest to liquidation first. */
import type { Analysis } from "../../analyze";
import { isRead, type ReadRow } from "../../fixes/write";
import { byNearness, distanceOf } from "../../nearness";

const kept = new WeakMap<Analysis, readonly ReadRow[]>();

export function nearRows(analysis: Analysis): readonly ReadRow[] {
  let rows = kept.get(analysis);
  if (rows === undefined) {
    const read = analysis.rows.filter(isRead);
    rows = byNearness(read.map((row) => ({ row, distance: distanceOf(analysis, row) }))).map(
      ({ row }) => row as ReadRow,
    );
    kept.set(analysis, rows);
  }
  return rows;
}
