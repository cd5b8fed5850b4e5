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

export function row(...cells: readonly (string | number)[]): void {
  const text = cells.map((cell) => (typeof cell === "number" ? cell.toFixed(cell < 10 ? 2 : 1) : cell));
  console.log(text.map((cell, column) => (column === 0 ? cell.padEnd(22) : cell.padStart(14))).join(""));
}
