/**
 * What the checks say of a position file, said of a dump. Nobody writes "walletBalance" into what an exchange returned,
 * and what a venue has accepted is no mistake of the file.
 */
import * as l10n from "@vscode/l10n";
import type { Problem } from "../document/problem";
import type { DumpReader } from "../dumps/reader";

/** What a venue allowed when it did, seen by a table of another day or after fees were taken. */
const NOT_OF_A_DUMP = new Set(["isolated-margin-below-initial", "leverage-above-tier"]);

export function dumpProblems(findings: readonly Problem[], reader: DumpReader): Problem[] {
  const said = new Set<string>();
  return findings.flatMap((problem) => {
    if (reader.holds === "positions" && NOT_OF_A_DUMP.has(problem.code)) return [];
    const instead = insteadOf(problem, reader);
    if (instead === undefined) return [problem];
    // What is missing is missing of the whole dump, but for the figures of each contract.
    const key = `${instead.code} ${instead.message}`;
    if (said.has(key)) return [];
    said.add(key);
    return [{ ...problem, ...instead, severity: "information" as const }];
  });
}

function insteadOf(
  { code, message }: Problem,
  { title, holds }: DumpReader,
): Pick<Problem, "code" | "message"> | undefined {
  // The snippet of the field is the same in every language.
  const symbol = /"instruments": \{ "([^"]+)"/.exec(message)?.[1];
  switch (code) {
    case "missing-wallet":
      return {
        code: "dump-without-wallet",
        message: l10n.t(
          '{0}: no wallet balance is in this file, so cross positions have no liquidation price here. Import the positions and add "account.walletBalance".',
          title,
        ),
      };
    case "missing-tiers":
      return {
        code: "dump-without-tiers",
        message:
          symbol === undefined
            ? l10n.t(
                "{0}: the maintenance rate is not in this file, nor in a table that is known, so there is no liquidation price. Import the positions and add the rates or the venue's table.",
                title,
              )
            : l10n.t(
                "{0}: the maintenance rate of {1} is not in this file, nor in a table that is known, so there is no liquidation price. Import the positions and add the rates or the venue's table.",
                title,
                symbol,
              ),
      };
    case "missing-fee":
      return {
        code: "dump-without-fee",
        message:
          symbol === undefined
            ? l10n.t(
                '{0}: the venue counts the fee of closing, and the fee rate is not in this file. Import the positions and add its "takerFeeRate".',
                title,
              )
            : l10n.t(
                '{0}: the venue counts the fee of closing, and the fee rate of {1} is not in this file. Import the positions and add its "takerFeeRate".',
                title,
                symbol,
              ),
      };
    case "missing-leverage":
      if (holds === "strategy") return { code: "config-without-leverage", message: noLeverage() };
      return {
        code: "dump-without-margin",
        message: l10n.t(
          "{0}: what is posted to an isolated position is not in this file, nor its leverage. Import the positions and add one of them.",
          title,
        ),
      };
    default:
      return undefined;
  }
}

const noLeverage = () =>
  l10n.t(
    "Without a leverage there is no distance to liquidation; the configuration leaves it to the strategy.",
  );
