/** The scenarios that a position file states: what each means, or what is wrong with it. */
import * as l10n from "@vscode/l10n";
import { Decimal, larger, ZERO } from "../../engine/decimal";
import type { Amount } from "../../document/fields";
import type { PositionFile, ScenarioFields } from "../../document/positionFile";
import type { Severity } from "../../document/problem";
import { hasShape, SCENARIO_SHAPE } from "../../document/shape";
import { similarTo } from "../../document/similar";
import { type Node, nodeAt } from "../../document/tree";
import { CRASHES } from "../../simulation/scenarios/crashes";
import type { Scenario } from "../../simulation/scenarios/scenario";
import {
  NOISE,
  type ParameterName,
  type ShapeName,
  type ShapeParameters,
  SHAPES,
  shapes,
} from "../../simulation/scenarios/shape";
import { grouped, percent, shown } from "../format";
import { fractionOf } from "../policyFile";

/** A scenario by the name under which it is asked for. */
export interface NamedScenario {
  readonly name: string;
  readonly scenario: Scenario;
}

export interface ScenarioProblem {
  readonly code: "unknown-scenario" | "scenario-parameter" | "scenario-symbol" | "field-without-effect";
  readonly severity: Severity;
  readonly message: string;
  readonly node: Node;
}

export interface FileScenarios {
  /** Those that can be walked. */
  readonly scenarios: readonly NamedScenario[];
  /** Names of those that cannot. */
  readonly broken: readonly string[];
  readonly problems: readonly ScenarioProblem[];
}

/** Every shape and every crash, by the names that files and the command line use. */
export const SCENARIO_NAMES: readonly string[] = [...SHAPES, ...CRASHES];

/** A scenario with its usual parameters; none where no shape and no crash has the name. */
export function usualScenario(name: string): NamedScenario | undefined {
  const crash = CRASHES.find((one) => one === name);
  if (crash !== undefined) return { name, scenario: { kind: "crash", crash, betas: new Map() } };
  const shape = SHAPES.find((one) => one === name);
  if (shape === undefined) return undefined;
  return { name, scenario: { kind: "shape", shape, parameters: {}, betas: new Map(), symbol: undefined } };
}

export function scenariosOf(file: PositionFile): FileScenarios {
  const assets = file.top.values.account?.values.assets ?? [];
  const symbols = new Set([
    ...file.positions.flatMap(({ part }) => part.read.values.symbol ?? []),
    ...assets.flatMap((asset) => asset?.values.priceSymbol ?? []),
  ]);
  const scenarios: NamedScenario[] = [];
  const broken: string[] = [];
  const problems: ScenarioProblem[] = [];
  (file.top.values.scenarios ?? []).forEach((fields, index) => {
    if (fields === undefined) return;
    const reader = new ScenarioReader(file, fields, index, symbols);
    const scenario = reader.read();
    const name = nameOf(fields);
    if (scenarios.some((one) => one.name === name) || broken.includes(name)) reader.reportSecond(name);
    else if (scenario === undefined) broken.push(name);
    else scenarios.push({ name, scenario });
    problems.push(...reader.problems);
  });
  return { scenarios, broken, problems };
}

function nameOf({ values }: ScenarioFields): string {
  return values.name ?? values.shape ?? "prices";
}

type Values = ScenarioFields["values"];
type FieldName = keyof Values;

/** What a parameter may be, ends included; fractions are shown as percentages. */
interface Limits {
  readonly least: Decimal;
  readonly most: Decimal;
  readonly isFraction?: boolean;
  readonly isWhole?: boolean;
}

const between = (least: string, most: string, kind: Pick<Limits, "isFraction" | "isWhole"> = {}): Limits => ({
  least: new Decimal(least),
  most: new Decimal(most),
  ...kind,
});

const LIMITS: Readonly<Record<ParameterName, Limits>> = {
  days: between("0.001", "3650"),
  steps: between("1", "1000", { isWhole: true }),
  move: between("0", "10", { isFraction: true }),
  recovery: between("0", "1", { isFraction: true }),
  swings: between("1", "100", { isWhole: true }),
  volatility: between("0", "1", { isFraction: true }),
  contagion: between("0", "1", { isFraction: true }),
  fundingRate: between("0", "0.1", { isFraction: true }),
  seed: between("0", "4294967295", { isWhole: true }),
};

/** Shapes in which prices only rise: there a move may be larger than the price. */
const RISING: readonly ShapeName[] = ["trend-up", "short-squeeze"];

/** A price falls by less than this part of its mark. */
const DEEPEST_FALL = new Decimal("0.99");
const GREATEST_BETA = new Decimal(10);

class ScenarioReader {
  readonly problems: ScenarioProblem[] = [];
  readonly #file: PositionFile;
  readonly #fields: ScenarioFields;
  readonly #index: number;
  readonly #symbols: ReadonlySet<string>;

  constructor(file: PositionFile, fields: ScenarioFields, index: number, symbols: ReadonlySet<string>) {
    this.#file = file;
    this.#fields = fields;
    this.#index = index;
    this.#symbols = symbols;
  }

  /** None where the scenario cannot be walked as it is meant. */
  read(): Scenario | undefined {
    const { values, broken } = this.#fields;
    if (!hasShape(this.#fields, SCENARIO_SHAPE)) return undefined;
    const scenario = values.prices === undefined ? this.#named(values) : this.#priced(values);
    const isSound = broken.size === 0 && this.problems.every(({ severity }) => severity !== "error");
    return isSound ? scenario : undefined;
  }

  reportSecond(name: string): void {
    const message = l10n.t('A scenario is called "{0}" already; give this one a "name" of its own.', name);
    this.#add("scenario-parameter", message, this.#fields.values.name === undefined ? "shape" : "name");
  }

  #named(values: Values): Scenario | undefined {
    const { shape: name } = values;
    if (name === undefined) return undefined;
    const known = usualScenario(name)?.scenario;
    if (known === undefined) return this.#reportUnknown(name);
    const betas = this.#betas(values);
    if (known.kind === "crash") {
      this.#reportUseless(name, ["betas"]);
      return { ...known, betas };
    }
    if (known.kind !== "shape") return undefined;
    const { shape } = known;
    const { usual } = shapes[shape];
    const hasNoise = usual.volatility !== undefined || values.volatility !== undefined;
    const uses = [...Object.keys(usual), "betas", ...(hasNoise ? NOISE : ["volatility"])];
    this.#reportUseless(name, shape === "one-coin-collapse" ? [...uses, "symbol"] : uses);
    const parameters = this.#parameters(values);
    this.#checkFall(shape, parameters, betas);
    if (values.symbol !== undefined && shape === "one-coin-collapse")
      this.#checkSymbol(values.symbol, "symbol");
    return { ...known, parameters, betas, symbol: values.symbol };
  }

  #priced(values: Values): Scenario | undefined {
    this.#reportUseless("prices", ["prices", "days"]);
    const prices = new Map<string, readonly Decimal[]>();
    let length: number | undefined;
    for (const [symbol, list] of values.prices!) {
      if (list === undefined || list.includes(undefined)) return undefined;
      this.#checkSymbol(symbol, "prices");
      if (list.length === 0 || (length ?? list.length) !== list.length) {
        const message =
          list.length === 0
            ? l10n.t("prices.{0} has no prices; at least 1 is needed.", symbol)
            : l10n.t(
                "prices.{0} has {1} prices; the other symbols have {2}.",
                symbol,
                list.length,
                length ?? 0,
              );
        this.#add("scenario-parameter", message, "prices", symbol);
      }
      length ??= list.length;
      prices.set(symbol, list as Decimal[]);
    }
    if (prices.size === 0)
      this.#add("scenario-parameter", l10n.t("prices names no symbol; at least 1 is needed."), "prices");
    const { days } = this.#parameters(values);
    return { kind: "prices", days, prices };
  }

  #betas({ betas = new Map() }: Values): Map<string, Decimal> {
    const sound = new Map<string, Decimal>();
    for (const [symbol, beta] of betas) {
      if (beta === undefined) continue;
      this.#checkSymbol(symbol, "betas");
      if (beta.abs().gt(GREATEST_BETA)) {
        const message = l10n.t(
          "betas.{0} must be between -{1} and {1}; it is {2}.",
          symbol,
          GREATEST_BETA.toFixed(),
          grouped(beta),
        );
        this.#add("scenario-parameter", message, "betas", symbol);
      }
      sound.set(symbol, beta);
    }
    return sound;
  }

  /** The parameters that are stated; those beyond their limits are reported. */
  #parameters(values: Values): Partial<ShapeParameters> {
    const numbers: Record<string, Decimal | number> = {};
    for (const [name, limits] of Object.entries(LIMITS) as [ParameterName, Limits][]) {
      const stated = values[name];
      if (stated === undefined) continue;
      const value = isAmount(stated) ? fractionOf(stated) : stated;
      const isWithin = value.gte(limits.least) && value.lte(limits.most);
      const isWhole = limits.isWhole !== true || value.isInteger();
      if (!isWithin || !isWhole) this.#add("scenario-parameter", beyond(name, value, limits), name);
      numbers[name] = limits.isWhole === true ? value.toNumber() : value;
    }
    return numbers;
  }

  /** No price may fall to nothing. */
  #checkFall(
    shape: ShapeName,
    parameters: Partial<ShapeParameters>,
    betas: ReadonlyMap<string, Decimal>,
  ): void {
    const move = parameters.move ?? shapes[shape].usual.move ?? ZERO;
    const isRising = RISING.includes(shape);
    for (const [symbol, beta] of [["", new Decimal(1)] as const, ...betas]) {
      const fall = isRising ? beta.negated().times(move) : larger(beta.abs(), ZERO).times(move);
      if (fall.lt(DEEPEST_FALL)) continue;
      const message =
        symbol === ""
          ? l10n.t("move must be below {0}; it is {1}.", percent(DEEPEST_FALL), percent(move))
          : l10n.t(
              "betas.{0} times move must be below {1}, or the price falls to nothing; it is {2} × {3} = {4}.",
              symbol,
              percent(DEEPEST_FALL),
              shown(beta),
              percent(move),
              percent(beta.times(move)),
            );
      const isOwn = symbol === "";
      this.#add("scenario-parameter", message, isOwn ? "move" : "betas", ...(isOwn ? [] : [symbol]));
      if (isOwn) return;
    }
  }

  #checkSymbol(symbol: string, field: FieldName): void {
    if (this.#symbols.has(symbol)) return;
    const hint = similarTo(symbol, [...this.#symbols]);
    const message = l10n.t('No position is in "{0}", so this has no effect.', symbol);
    const more = hint === undefined ? message : l10n.t('{0} Did you mean "{1}"?', message, hint);
    this.#add("scenario-symbol", more, field, ...(field === "symbol" ? [] : [symbol]));
  }

  #reportUnknown(name: string): undefined {
    const hint = similarTo(name, SCENARIO_NAMES);
    const message =
      hint === undefined
        ? l10n.t('There is no scenario "{0}"; there are {1}.', name, SCENARIO_NAMES.join(", "))
        : l10n.t('There is no scenario "{0}". Did you mean "{1}"?', name, hint);
    this.#add("unknown-scenario", message, "shape");
    return undefined;
  }

  #reportUseless(shape: string, uses: readonly string[]): void {
    for (const name of Object.keys(this.#fields.values) as FieldName[]) {
      if (this.#fields.values[name] === undefined || name === "name" || name === "shape") continue;
      if (uses.includes(name)) continue;
      this.#add("field-without-effect", l10n.t("{0} has no effect on {1}.", name, shape), name);
    }
  }

  #add(code: ScenarioProblem["code"], message: string, ...path: readonly string[]): void {
    const isWarning = code === "field-without-effect" || code === "scenario-symbol";
    const { tree } = this.#file;
    const entry = ["scenarios", this.#index];
    const node = nodeAt(tree, [...entry, ...path]) ?? nodeAt(tree, entry)!;
    this.problems.push({ code, severity: isWarning ? "warning" : "error", message, node });
  }
}

function isAmount(value: Decimal | Amount): value is Amount {
  return "isPercent" in value;
}

function beyond(name: string, value: Decimal, { least, most, isFraction, isWhole }: Limits): string {
  const words = (one: Decimal) => (isFraction === true ? percent(one) : grouped(one));
  if (isWhole === true)
    return l10n.t(
      "{0} must be a whole number from {1} to {2}; it is {3}.",
      name,
      words(least),
      words(most),
      words(value),
    );
  return l10n.t("{0} must be from {1} to {2}; it is {3}.", name, words(least), words(most), words(value));
}
