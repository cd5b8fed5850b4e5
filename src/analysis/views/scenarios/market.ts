/** What a book can be walked along: the file's own scenarios, those that everybody has, and candles. */
import * as l10n from "@vscode/l10n";
import type { MarketGroup } from "../../../protocol/views/scenarios";
import { CRASHES } from "../../../simulation/scenarios/crashes";
import { SHAPES } from "../../../simulation/scenarios/shape";
import type { Analysis } from "../../analyze";
import {
  type FileScenarios,
  type NamedScenario,
  scenariosOf,
  usualScenario,
} from "../../simulation/fileScenarios";
import { shownName } from "../../simulation/words";

export type Market =
  | { readonly is: "own"; readonly value: string; readonly scenario: NamedScenario }
  | { readonly is: "usual"; readonly value: string; readonly name: string }
  | { readonly is: "candles"; readonly value: string };

export const CANDLES = "candles";
const OWN = "own:";
const USUAL = "usual:";
/** A crash that everybody has heard of. */
const FIRST = "march-2020";

/** A market by its value; where that is not there, the file's first, else a crash that has been. */
export function marketOf({ file }: Analysis, value: string | null): Market {
  if (value === CANDLES) return { is: "candles", value };
  const { scenarios } = scenariosOf(file);
  const own = scenarios.find(({ name }) => `${OWN}${name}` === value);
  if (own !== undefined) return { is: "own", value: `${OWN}${own.name}`, scenario: own };
  const name = value?.startsWith(USUAL) ? value.slice(USUAL.length) : undefined;
  if (name !== undefined && usualScenario(name) !== undefined)
    return { is: "usual", value: `${USUAL}${name}`, name };
  const [first] = scenarios;
  return first === undefined
    ? { is: "usual", value: `${USUAL}${FIRST}`, name: FIRST }
    : { is: "own", value: `${OWN}${first.name}`, scenario: first };
}

export function marketGroups({ scenarios }: FileScenarios): MarketGroup[] {
  const usual = (names: readonly string[]) =>
    names.map((name) => ({ value: `${USUAL}${name}`, label: name }));
  const own = scenarios.map(({ name }) => ({ value: `${OWN}${name}`, label: shownName(name) }));
  return [
    ...(own.length === 0 ? [] : [{ label: l10n.t("Of this file"), choices: own }]),
    { label: l10n.t("Crashes that have been"), choices: usual(CRASHES) },
    { label: l10n.t("Shapes of markets"), choices: usual(SHAPES) },
    {
      label: l10n.t("Prices of your own"),
      choices: [{ value: CANDLES, label: l10n.t("Candles from files") }],
    },
  ];
}
