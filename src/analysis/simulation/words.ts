/** What arrangements, scenarios and gaps are called. */
import * as l10n from "@vscode/l10n";
import { nameOf } from "../answers/names";
import { cut } from "../format";
import { nameOfPool } from "../poolKeys";
import type { Arranged, ArrangementName, SimulationGap } from "../../simulation";
import { modeWord } from "../words";

const LONGEST_NAME = 80;

/** The name of a scenario, as far as there is room for it. */
export function shownName(name: string): string {
  return cut(name, LONGEST_NAME);
}

export function arrangementWord(name: ArrangementName): string {
  switch (name) {
    case "as-written":
      return l10n.t("as written");
    case "all-cross":
      return l10n.t("all cross");
    case "all-isolated":
      return l10n.t("all isolated");
    case "hybrid":
      return l10n.t("best mix");
  }
}

type Refused = Extract<Arranged, { reason: unknown }>;

/** Why an arrangement has no walk, as a sentence. */
export function refusalSentence({ reason, gap }: Refused): string {
  const what = gap === undefined ? "" : whatLacks(gap);
  switch (reason) {
    case "missing-leverage":
      return l10n.t("No leverage and no isolated margin is stated{0}.", what);
    case "missing-tiers":
      return l10n.t("No maintenance rates are known{0}.", what);
    case "missing-wallet":
      return l10n.t("No wallet balance is stated{0}.", what);
    case "missing-fee":
      return l10n.t("No taker fee rate is known{0}.", what);
    case "invalid":
      return l10n.t("A row or a balance cannot be read{0}.", what);
    case "price-out-of-range":
      return l10n.t("A price on the way is not above 0.");
    case "not-enough-cash":
      return l10n.t("More margin would be posted than the wallet holds.");
    default:
      return l10n.t("The positions cannot be put into these modes.");
  }
}

/** " of BTCUSDT long", " in USDT"; empty where the book as a whole is meant. */
function whatLacks({ position, asset }: SimulationGap): string {
  if (position !== undefined) return l10n.t(" for {0} {1}", nameOf(position), modeWord(position.marginMode));
  return asset === undefined ? "" : l10n.t(" in {0}", nameOfPool(asset));
}

/** What a shape or a crash is, as a sentence for lists and hovers; none for a name that is neither. */
export function scenarioMeaning(name: string): string | undefined {
  return meanings()[name];
}

const meanings = (): Record<string, string> => ({
  calm: l10n.t("Small moves to and fro, and in the end nothing has happened."),
  "trend-up": l10n.t("All prices rise over a month, with noise."),
  "trend-down": l10n.t("All prices fall over a month, with noise."),
  chop: l10n.t("Prices swing up and down several times and end where they began."),
  "flash-crash": l10n.t("Prices fall within an hour and recover a part of it soon after."),
  "slow-bleed": l10n.t("Prices fall a little every day for three months."),
  "everything-falls": l10n.t("All prices fall together within a day, and stay there."),
  "correlations-break": l10n.t(
    "What moved together parts: every symbol moves against what the book holds of it.",
  ),
  "short-squeeze": l10n.t("Prices jump up within a day and give half of it back."),
  "one-coin-collapse": l10n.t("One coin loses most of its value, the others an eighth of that."),
  "funding-drain": l10n.t("Prices stand still while funding is paid every eight hours for a month."),
  "march-2020": l10n.t("The crash of 12 and 13 March 2020, from its figures."),
  "may-2021": l10n.t("The crash of 19 May 2021, from its figures."),
  "october-2025": l10n.t("The crash of 10 October 2025, from its figures."),
});
