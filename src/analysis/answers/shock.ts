import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import { poolShock } from "../../engine/shock/shock";
import type { Analysis } from "../analyze";
import { percent } from "../format";
import { assetOfPool } from "../poolKeys";
import { type Answered, said } from "./answered";
import { numberIn } from "./target";

/** By how much all prices can move at once before the cross positions of a pool are liquidated. */
export function shockAnswer(analysis: Analysis, pool: string, betas: ReadonlyMap<string, Decimal>): Answered {
  const { reason, down, up } = poolShock(analysis.report!.account, pool, betas, analysis.report);
  const name = assetOfPool(pool);
  const what = name ? l10n.t("The cross positions in {0}", name) : l10n.t("The cross positions");
  if (reason === "never") return said(l10n.t("{0} survive every move of all prices at once.", what));
  if (reason === "already-liquidatable") return said(l10n.t("{0} are liquidatable now.", what));
  if (reason !== undefined)
    return said(
      l10n.t(
        "{0} have no shock: {1}",
        what,
        shockReasons()[reason] ?? l10n.t("their numbers are not known."),
      ),
    );
  const moved = [...betas].map(([symbol, beta]) =>
    l10n.t("{0} moves {1} times as much.", symbol, beta.toFixed()),
  );
  return said(liquidatingMove(what, down && percent(down.abs()), up && percent(up)), moved);
}

function liquidatingMove(what: string, fall: string | undefined, rise: string | undefined): string {
  if (fall !== undefined && rise !== undefined)
    return l10n.t(
      "{0} are liquidated by a fall of {1} or by a rise of {2} of all prices at once.",
      what,
      fall,
      rise,
    );
  return fall === undefined
    ? l10n.t("{0} are liquidated by a rise of {1} of all prices at once; no fall does it.", what, rise ?? "")
    : l10n.t("{0} are liquidated by a fall of {1} of all prices at once; no rise does it.", what, fall);
}

const shockReasons = (): Record<string, string> => ({
  "missing-wallet": l10n.t("there is no wallet balance behind them."),
  "missing-tiers": l10n.t("the maintenance margin of one of them is not known."),
  "missing-fee": l10n.t("the taker fee rate of one of them is not known."),
  "missing-leverage": l10n.t("what is posted to the isolated positions is not known."),
  invalid: l10n.t("a row of the pool cannot be read."),
});

/** "ETHUSDT=1.3, SOLUSDT=2" as factors by symbol; empty for an empty text. */
export function betasIn(
  text: string,
  symbols: readonly string[],
): { readonly betas: ReadonlyMap<string, Decimal> } | { readonly problem: string } {
  const betas = new Map<string, Decimal>();
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === "") continue;
    const [symbol = "", value, ...rest] = part.split("=").map((one) => one.trim());
    if (value === undefined || rest.length > 0)
      return { problem: l10n.t('Write factors like ETHUSDT=1.3; "{0}" is none.', part.trim()) };
    if (!symbols.includes(symbol)) {
      return {
        problem: l10n.t(
          "No cross position is in {0}; there are {1}.",
          symbol || l10n.t("that"),
          symbols.join(", "),
        ),
      };
    }
    const number = numberIn(value);
    if ("problem" in number) return { problem: `${symbol}: ${number.problem}` };
    betas.set(symbol, number.number);
  }
  return { betas };
}
