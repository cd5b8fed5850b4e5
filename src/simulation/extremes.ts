/**
 * The lowest and the highest new mark of each symbol in blocks of 2ᵏ steps of a path, as numbers: whether a whole block
 * can be passed at once is one question then. Worked out once for a path, as many arrangements walk along it.
 */
import type { Path } from "./path";
import { numbersOf } from "./segment";

/** Blocks of more steps than this are hardly ever quiet. */
const MOST_LEVELS = 11;

/** Of one symbol: by level, block by block. */
interface Blocks {
  readonly low: readonly Float64Array[];
  readonly high: readonly Float64Array[];
}

export interface Extremes {
  readonly levels: number;
  readonly bySymbol: ReadonlyMap<string, Blocks>;
  /** How many steps before each one settle funding. */
  readonly settledBefore: Int32Array;
}

const known = new WeakMap<Path, Extremes>();

export function extremesOf(path: Path): Extremes {
  let extremes = known.get(path);
  if (extremes === undefined) known.set(path, (extremes = workedOut(path)));
  return extremes;
}

function workedOut(path: Path): Extremes {
  const settledBefore = new Int32Array(path.length + 1);
  const low = new Map<string, Float64Array>();
  const high = new Map<string, Float64Array>();
  const rowOf = (rows: Map<string, Float64Array>, symbol: string, nothing: number) => {
    let row = rows.get(symbol);
    if (row === undefined) rows.set(symbol, (row = new Float64Array(path.length).fill(nothing)));
    return row;
  };
  numbersOf(path).forEach((marks, step) => {
    settledBefore[step + 1] = settledBefore[step]! + (path[step]!.fundingRates === undefined ? 0 : 1);
    for (const [symbol, mark] of marks) {
      rowOf(low, symbol, Infinity)[step] = mark;
      rowOf(high, symbol, -Infinity)[step] = mark;
    }
  });
  const levels = Math.min(MOST_LEVELS, 1 + Math.floor(Math.log2(Math.max(1, path.length))));
  const bySymbol = new Map<string, Blocks>();
  for (const [symbol, lows] of low)
    bySymbol.set(symbol, {
      low: joined(lows, levels, Math.min),
      high: joined(high.get(symbol)!, levels, Math.max),
    });
  return { levels, bySymbol, settledBefore };
}

/** Two blocks of a level make one of the next; a last one without a partner stands alone. */
function joined(steps: Float64Array, levels: number, of: (a: number, b: number) => number): Float64Array[] {
  const rows = [steps];
  while (rows.length < levels) {
    const before = rows.at(-1)!;
    const row = new Float64Array(Math.ceil(before.length / 2));
    for (let block = 0; block < row.length; block++) {
      const first = before[2 * block]!;
      row[block] = of(first, before[2 * block + 1] ?? first);
    }
    rows.push(row);
  }
  return rows;
}
