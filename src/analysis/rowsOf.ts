/** The rows of an analysis: by place and by symbol. */
import { propertyOf, type Node } from "../document/tree";
import type { Position } from "../engine/account";
import type { Analysis } from "./analyze";
import type { Row } from "./resolve";

/** The row whose text holds an offset; none outside of the positions. */
export function rowAt({ rows, tree }: Analysis, offset: number): Row | undefined {
  return rows.find(({ node }) => tree.startOf(node) <= offset && offset <= tree.endOf(node));
}

/** The rows of which something stands between two offsets. */
export function rowsBetween({ rows, tree }: Analysis, start: number, end: number): Row[] {
  return rows.filter(({ node }) => tree.startOf(node) <= end && tree.endOf(node) >= start);
}

const bySymbol = new WeakMap<Analysis, Map<string, Position[]>>();

/** The readable positions of a symbol. */
export function positionsOf(analysis: Analysis, symbol: string): readonly Position[] {
  let positions = bySymbol.get(analysis);
  if (positions === undefined) {
    positions = new Map<string, Position[]>();
    for (const { position } of analysis.rows) {
      if (position === undefined) continue;
      const known = positions.get(position.instrument.symbol);
      if (known === undefined) positions.set(position.instrument.symbol, [position]);
      else known.push(position);
    }
    bySymbol.set(analysis, positions);
  }
  return positions.get(symbol) ?? [];
}

/** The value of a field of a row; none where the row does not state it. */
export function fieldOf({ tree }: Analysis, { node }: Row, name: string): Node | undefined {
  return tree.kindOf(node) === "object" ? propertyOf(tree, node, name) : undefined;
}
