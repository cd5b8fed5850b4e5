/** One line for each arrangement and settle asset, for a sheet. */
import { csvLines } from "../../../analysis/exportRows";
import { assetOfPool } from "../../../analysis/poolKeys";
import { refusalSentence } from "../../../analysis/simulation/words";
import type { Estimate } from "../../../simulation/kernel/statistics";
import type { RandomWalks } from "../../monteCarlo";

const ESTIMATES = [
  "unharmed",
  "ruined",
  "meanLoss",
  "medianLoss",
  "loss95",
  "loss99",
  "shortfall95",
  "shortfall99",
];
const NAMES = [
  "path",
  "arrangement",
  "reason",
  "paths",
  "seed",
  "days",
  "steps",
  "asset",
  "startEquity",
  ...ESTIMATES.flatMap((name) => [name, `${name}From`, `${name}To`]),
];

export function monteCarloCsv({ path, wishes, prepared, result }: RandomWalks): string {
  const { seed, days, steps } = wishes;
  const about = [result.paths, seed, days, steps].map(String);
  const rows = result.books.flatMap(({ name, unharmed, pools }) =>
    pools.map(({ asset, startEquity, losses, ruined }) => {
      const quantile = (share: number) => losses?.quantiles.find((one) => one.share === share)?.loss;
      const shortfall = (share: number) => losses?.shortfalls.find((one) => one.share === share)?.loss;
      const estimates = [
        unharmed,
        ruined,
        losses?.mean,
        quantile(0.5),
        quantile(0.95),
        quantile(0.99),
        shortfall(0.95),
        shortfall(0.99),
      ];
      const head = [path, name, "", ...about, assetOfPool(asset) ?? "", String(startEquity)];
      return [...head, ...estimates.flatMap(cells)];
    }),
  );
  const refused = prepared.refused.map((one) => {
    const head = [path, one.name, refusalSentence({ ...one, isolated: [] })];
    return NAMES.map((_, column) => head[column] ?? "");
  });
  return csvLines([NAMES, ...rows, ...refused]);
}

function cells(estimate: Estimate | undefined): string[] {
  return [estimate?.value, estimate?.from, estimate?.to].map((value) =>
    value === undefined ? "" : String(value),
  );
}
