/** Times are compared within one run on one machine; by themselves they mean little. */

/** Median milliseconds of several runs, after a warm-up. */
export function median(work: () => unknown, runs = 15, warmUp = 3): number {
  for (let run = 0; run < warmUp; run++) work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return middleOf(times);
}

/** The same for work that is awaited. */
export async function medianOf(work: () => Promise<unknown>, runs = 15, warmUp = 3): Promise<number> {
  for (let run = 0; run < warmUp; run++) await work();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return middleOf(times);
}

/** Medians of several works that take turns. */
export async function mediansInTurn<const Works extends readonly (() => Promise<unknown>)[]>(
  works: Works,
  runs = 15,
  warmUp = 3,
): Promise<{ [Work in keyof Works]: number }> {
  const times = works.map((): number[] => []);
  for (let run = -warmUp; run < runs; run++) {
    for (const [index, work] of works.entries()) {
      const start = performance.now();
      await work();
      if (run >= 0) times[index]!.push(performance.now() - start);
    }
  }
  return times.map(middleOf) as { [Work in keyof Works]: number };
}

export function middleOf(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!;
}

/** The time that so many of all are at or below, as a fraction of 1; the 95th percentile is 0.95. */
export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]!;
}

/** Lines of columns, each as wide as its widest cell. */
export function inColumns(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(...rows.map(({ length }) => length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  return rows.map((cells) => {
    const padded = cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
    );
    return padded.join("  ");
  });
}

export function row(...cells: readonly (string | number)[]): void {
  const text = cells.map((cell) => (typeof cell === "number" ? cell.toFixed(cell < 10 ? 2 : 1) : cell));
  console.log(text.map((cell, column) => (column === 0 ? cell.padEnd(22) : cell.padStart(14))).join(""));
}
