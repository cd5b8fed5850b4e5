/** Words, texts, dates and names that are not what the field takes. */
import * as l10n from "@vscode/l10n";
import { removeProperty, setValue } from "../../document/edit";
import { renameKey } from "../../document/editProperty";
import { withoutHidden } from "../../document/hidden";
import { similarTo } from "../../document/similar";
import { keyOf, sourceOf, stringOf } from "../../document/tree";
import { venues } from "../../venues";
import { ruleValues } from "../../venues/rules";
import { SCENARIO_NAMES } from "../simulation/fileScenarios";
import type { Fixer } from "./fix";

/** The words that a field takes, by its name. */
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  side: ["long", "short"],
  marginMode: ["cross", "isolated"],
  positionMode: ["one-way", "hedge"],
  contractType: ["linear", "inverse", "quanto"],
};

/** With more of them a list is no help. */
const MOST_CHOICES = 4;

export const unknownValue: Fixer = function* ({ analysis, place }) {
  const { path, value } = place;
  const { tree } = analysis;
  const isRule = path[0] === "rules";
  const choices = (isRule ? rulesNamed(path[1]) : CHOICES[String(path.at(-1))]) ?? [];
  const isText = tree.kindOf(value) === "string";
  const meant = similarTo(isText ? stringOf(tree, value) : sourceOf(tree, value), choices);
  const offered = choices.length > MOST_CHOICES ? choices.filter((one) => one === meant) : choices;
  for (const choice of offered) {
    const change = [() => setValue(tree, path, { text: choice, isNumber: false })];
    yield { title: l10n.t('Change to "{0}"', choice), change, isPreferred: choice === meant };
  }
};

function rulesNamed(axis: string | number | undefined): readonly string[] | undefined {
  return Object.hasOwn(ruleValues, axis ?? "") ? ruleValues[axis as keyof typeof ruleValues] : undefined;
}

const TEXTS = new Set([
  "symbol",
  "label",
  "settle",
  "underlying",
  "collateral",
  "asset",
  "priceSymbol",
  "venue",
]);

/** A number where a text belongs is that text without its quotes. */
export const wrongType: Fixer = function* ({ analysis, place }) {
  const { path, value } = place;
  const { tree } = analysis;
  const name = String(path.at(-1));
  const source = sourceOf(tree, value);
  if (tree.kindOf(value) !== "number" || !TEXTS.has(name)) return;
  const change = [() => setValue(tree, path, { text: source, isNumber: false })];
  yield { title: l10n.t('Write {0} as "{1}"', name, source), change, isPreferred: true };
};

const REQUIRED = new Set(["symbol", "asset"]);

/** What is optional is left out; what is required only its owner knows. */
export const emptyText: Fixer = function* ({ place }) {
  const name = String(place.path.at(-1));
  if (REQUIRED.has(name)) return;
  yield {
    title: l10n.t('Remove "{0}"', name),
    change: [(tree) => removeProperty(tree, place.path)],
    isPreferred: true,
  };
};

/** Words keep what only joins their characters. */
export const hiddenCharacter: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const [words, name] = withoutHidden(stringOf(tree, place.value));
  yield [words, name]
    .filter((left) => left !== "")
    .map((left) => ({
      title: l10n.t('Write "{0}"', left),
      change: [() => setValue(tree, place.path, { text: left, isNumber: false })],
      isPreferred: true,
    }));
};

export const dateMalformed: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const date = isoDate(stringOf(tree, place.value));
  if (date !== undefined) {
    const change = [() => setValue(tree, place.path, { text: date, isNumber: false })];
    yield { title: l10n.t("Write {0}", date), change, isPreferred: true };
  }
  yield {
    title: l10n.t('Remove "rulesAsOf": the newest tables hold'),
    change: [() => removeProperty(tree, place.path)],
  };
};

/** 24.10.2024, 2024/10/24 and 2024-1-5; none where day and month could be either. */
function isoDate(text: string): string | undefined {
  const dayFirst = /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/.exec(text);
  const yearFirst = /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})$/.exec(text);
  const { year, month, day } = (dayFirst ?? yearFirst)?.groups ?? {};
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

export const unknownVenue: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const meant = similarTo(
    stringOf(tree, place.value),
    venues.map(({ id }) => id),
  );
  for (const id of new Set([meant, "generic"])) {
    if (id === undefined) continue;
    const change = [() => setValue(tree, place.path, { text: id, isNumber: false })];
    yield { title: l10n.t('Change to "{0}"', id), change, isPreferred: id === meant };
  }
};

export const unknownRule: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const name = stringOf(tree, keyOf(place.value));
  const meant = similarTo(name, Object.keys(ruleValues));
  if (meant !== undefined) {
    const change = [() => renameKey(tree, keyOf(place.value), meant)];
    yield { title: l10n.t('Rename to "{0}"', meant), change, isPreferred: true };
  }
  yield { title: l10n.t('Remove "{0}"', name), change: [() => removeProperty(tree, place.path)] };
};

/** A scenario whose name is nearly one that there is. */
export const unknownScenario: Fixer = function* ({ analysis, place }) {
  const { path, value } = place;
  const meant = similarTo(stringOf(analysis.tree, value), SCENARIO_NAMES);
  if (meant === undefined) return;
  const change = [() => setValue(analysis.tree, path, { text: meant, isNumber: false })];
  yield { title: l10n.t('Change to "{0}"', meant), change, isPreferred: true };
};
