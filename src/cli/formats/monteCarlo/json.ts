/** Random walks as scripts read them (docs/monte-carlo.md). Estimates are numbers, as they come from numbers. */
import { assetOfPool } from "../../../analysis/poolKeys";
import { SCHEMA_VERSION } from "../../../analysis/result";
import { refusalSentence } from "../../../analysis/simulation/words";
import { indexesOf } from "../../../analysis/simulation/run";
import type { Estimate } from "../../../simulation/kernel/statistics";
import type { RandomWalks } from "../../monteCarlo";

export function monteCarloJson({ path, analysis, wishes, prepared, result }: RandomWalks): string {
  // What a result does not depend on is left out.
  const parameters = { ...wishes, threads: undefined };
  const indexes = indexesOf(analysis.rows);
  const positions = analysis.report!.account.positions;
  return `${JSON.stringify(
    {
      schemaVersion: SCHEMA_VERSION,
      path,
      parameters,
      paths: result.paths,
      isCancelled: result.isCancelled,
      arrangements: [
        ...result.books.map(({ name, unharmed, survivors, survival, pools, exact }) => ({
          name,
          reason: null,
          unharmed: estimate(unharmed),
          survivors: survival.length === 0 ? null : survivors / (survival.length * result.paths),
          positions: survival.map((share, row) => ({
            index: indexes.get(positions[row]!) ?? null,
            survival: estimate(share),
          })),
          pools: pools.map(({ asset, startEquity, losses, ruined }) => ({
            asset: assetOfPool(asset) ?? null,
            startEquity,
            ruined: estimate(ruined),
            loss: losses === undefined ? null : lossResult(losses),
          })),
          exact,
        })),
        ...prepared.refused.map((refused) => ({
          name: refused.name,
          reason: refusalSentence({ ...refused, isolated: [] }),
        })),
      ],
    },
    null,
    2,
  )}\n`;
}

type Losses = NonNullable<RandomWalks["result"]["books"][number]["pools"][number]["losses"]>;

function lossResult({ mean, deviation, least, most, quantiles, shortfalls }: Losses) {
  const byShare = (all: Losses["quantiles"]) => all.map(({ share, loss }) => ({ share, ...estimate(loss) }));
  return {
    mean: estimate(mean),
    deviation,
    least,
    most,
    quantiles: byShare(quantiles),
    shortfalls: byShare(shortfalls),
  };
}

function estimate(given: Estimate | undefined) {
  return given === undefined ? null : { value: given.value, from: given.from ?? null, to: given.to ?? null };
}
