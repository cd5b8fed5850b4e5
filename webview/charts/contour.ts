/** The line along which a grid of values is 0, by marching squares: for drawing. */

export type Point = readonly [x: number, y: number];

/** Straight pieces in units of the grid: the value of column x and row y is `values[y * width + x]`. */
export function zeroLine(values: readonly number[], width: number): readonly (readonly [Point, Point])[] {
  const height = values.length / width;
  const lines: (readonly [Point, Point])[] = [];
  const at = (x: number, y: number) => values[y * width + x]!;
  for (let y = 0; y + 1 < height; y++)
    for (let x = 0; x + 1 < width; x++) {
      const corners: readonly Point[] = [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
      ];
      const crossings: Point[] = [];
      corners.forEach((from, index) => {
        const to = corners[(index + 1) % 4]!;
        const [a, b] = [at(from[0], from[1]), at(to[0], to[1])];
        if (a > 0 === b > 0) return;
        const share = a / (a - b);
        crossings.push([from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]);
      });
      for (let index = 0; index + 1 < crossings.length; index += 2)
        lines.push([crossings[index]!, crossings[index + 1]!]);
    }
  return lines;
}

/** Cells that share a class, as rectangles of one row each: `classOf` is asked for each cell in turn. */
export function runsOf<Class>(
  count: number,
  width: number,
  classOf: (cell: number) => Class,
): ReadonlyMap<Class, readonly { readonly x: number; readonly y: number; readonly length: number }[]> {
  const runs = new Map<Class, { x: number; y: number; length: number }[]>();
  let last: { of: Class; run: { x: number; y: number; length: number } } | undefined;
  for (let cell = 0; cell < count; cell++) {
    const [x, y, of] = [cell % width, Math.floor(cell / width), classOf(cell)];
    if (last !== undefined && last.of === of && last.run.y === y) {
      last.run.length++;
      continue;
    }
    const run = { x, y, length: 1 };
    const known = runs.get(of);
    if (known) known.push(run);
    else runs.set(of, [run]);
    last = { of, run };
  }
  return runs;
}
