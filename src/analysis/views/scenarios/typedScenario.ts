/**
 * A usual scenario with parameters that were typed. They mean what they would mean in a file, and are refused with the
 * same words: they are read as one.
 */
import * as l10n from "@vscode/l10n";
import { parseText } from "../../../document/parseText";
import { readPositionFile } from "../../../document/positionFile";
import { nodeAt } from "../../../document/tree";
import type { ParameterModel } from "../../../protocol/views/scenarios";
import type { ParameterName } from "../../../simulation/scenarios/shape";
import { shapes, SHAPES } from "../../../simulation/scenarios/shape";
import { grouped, percent } from "../../format";
import { type NamedScenario, scenariosOf } from "../../simulation/fileScenarios";

export interface Typed {
  readonly parameters: Readonly<Record<string, string>>;
  readonly betas: Readonly<Record<string, string>>;
}

/** The parameters of a shape with their usual values; those of its noise, too, and none for a crash that has been. */
export function parametersOf(name: string): ParameterModel[] {
  const shape = SHAPES.find((one) => one === name);
  if (shape === undefined) return [];
  const { usual } = shapes[shape];
  const own = (Object.keys(usual) as ParameterName[]).filter((one) => usual[one] !== undefined);
  const noise: ParameterName[] = ["volatility", "seed"];
  const all = [...own, ...noise.filter((one) => !own.includes(one))];
  const models = all.map((parameter): ParameterModel => ({
    name: parameter,
    label: labelOf(parameter),
    usual: usualText(parameter, usual[parameter]),
  }));
  if (name !== "one-coin-collapse") return models;
  return [...models, { name: "symbol", label: l10n.t("Coin"), usual: l10n.t("the first but Bitcoin") }];
}

type Value = NonNullable<(typeof shapes)["calm"]["usual"][ParameterName]>;

function usualText(name: ParameterName, value: Value | undefined): string {
  if (value === undefined) return name === "seed" ? "1" : "0 %";
  if (typeof value === "number") return String(value);
  return name === "days" ? grouped(value) : percent(value);
}

function labelOf(name: ParameterName): string {
  switch (name) {
    case "days":
      return l10n.t("Days");
    case "steps":
      return l10n.t("Steps of the noise");
    case "move":
      return l10n.t("Depth of the move");
    case "recovery":
      return l10n.t("Recovered of it");
    case "swings":
      return l10n.t("Swings");
    case "volatility":
      return l10n.t("Noise of a day");
    case "contagion":
      return l10n.t("Contagion");
    case "fundingRate":
      return l10n.t("Funding rate");
    case "seed":
      return l10n.t("Seed");
  }
}

/** The scenario, or what is wrong with what was typed. */
export function typedScenario(
  name: string,
  { parameters, betas }: Typed,
  symbols: readonly string[],
): { readonly scenario: NamedScenario } | { readonly problems: readonly string[] } {
  const known = new Set(parametersOf(name).map((one) => one.name));
  const stated = filled(parameters).filter(([parameter]) => known.has(parameter));
  const statedBetas = filled(betas).filter(([symbol]) => symbols.includes(symbol));
  const entry = {
    shape: name,
    ...Object.fromEntries(stated),
    ...(statedBetas.length === 0 ? {} : { betas: Object.fromEntries(statedBetas) }),
  };
  const text = JSON.stringify({ positions: symbols.map((symbol) => ({ symbol })), scenarios: [entry] });
  const file = readPositionFile(parseText(text, "json").tree);
  const node = nodeAt(file.tree, ["scenarios"])!;
  const start = file.tree.startOf(node);
  const unread = file.problems.filter((problem) => problem.severity === "error" && problem.start >= start);
  const { scenarios, problems } = scenariosOf(file);
  const refused = problems.filter(({ severity, code }) => severity === "error" || code === "scenario-symbol");
  const [scenario] = scenarios;
  if (unread.length === 0 && refused.length === 0 && scenario !== undefined) return { scenario };
  return { problems: [...unread, ...refused].map(({ message }) => message) };
}

function filled(typed: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(typed)
    .map(([name, text]): [string, string] => [name, text.trim()])
    .filter(([, text]) => text !== "");
}
