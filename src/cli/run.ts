/** The command line: which command, and what came out. */
import { parseArgs } from "node:util";
import { calc, CALC_FORMATS } from "./calc";
import { check, FAIL_ON, FORMATS } from "./check";
import { TEXT_LANGUAGES } from "../document/language";
import { CANDLE_ORDERS } from "../analysis/simulation/run";
import { importDump } from "./importDump";
import { simulateRandomly } from "./monteCarlo";
import { USUAL } from "../analysis/simulation/randomPaths/values";
import { GAPS, MONTE_CARLO_OPTIONS, monteCarloOptions } from "./monteCarloOptions";
import { simulate, SIMULATE_FORMATS } from "./simulate";
import { simulateOptions } from "./simulateOptions";
import { tiersImport } from "./tiersImport";

export interface Output {
  readonly write: (text: string) => void;
  readonly warn: (text: string) => void;
}

const percentOf = (fraction: number) => `${fraction * 100}%`;

export const USAGE = `marginalia: liquidation prices and worst-case losses of a position file

Usage
  marginalia check FILE… [--format ${FORMATS.join("|")}] [--fail-on ${FAIL_ON.join("|")}] [--language ${TEXT_LANGUAGES.join("|")}]
  marginalia calc LINE [--format ${CALC_FORMATS.join("|")}]
  marginalia import DUMP
  marginalia tiers import DOWNLOAD… [--symbol SYMBOL]… [--into FILE]
  marginalia simulate FILE [--scenario NAME]… [--prices SYMBOL=CANDLES]… [--rescale] [--candle-order ${CANDLE_ORDERS.join("|")}]
                      [--funding [SYMBOL=]RATE]… [--no-orders] [--format ${SIMULATE_FORMATS.join("|")}]
  marginalia simulate FILE --paths N [--seed S] [--volatility [SYMBOL=]RATE]… [--drift [SYMBOL=]RATE]…
                      [--correlation [COIN:COIN=]C]… [--jumps JUMPS] [--coin-jumps JUMPS] [--days D] [--steps N]
                      [--gaps ${GAPS.join("|")}] [--threads N] [--no-orders] [--format ${SIMULATE_FORMATS.join("|")}]

  FILE        a position file (*.positions.json, .jsonc, .yaml, .yml), or a DUMP
  DUMP        positions or an account as an exchange or ccxt returns them, or the configuration of a strategy; import
              prints it as a position file
  LINE        positions in one line: long 0.5 BTCUSDT @ 60000 10x isolated, on binance-usdm
  DOWNLOAD    tables of tiers: ccxt's leverage tiers, Binance's leverageBracket, OKX's position-tiers, Bybit's risk-limit
  CANDLES     prices of a symbol over time: ccxt's OHLCV or Binance's klines, as CSV or JSON, or a CSV with a header
  -           standard input, in place of a FILE to check, a DUMP, a DOWNLOAD, or a LINE: then one on each line
  --format    how to print the result; table by default
  --fail-on   the lowest severity that makes check exit with 1; error by default
  --language  what standard input is written in, for check; seen from its text by default
  --policy    a file of limits, an object with the fields of "policy", for what a FILE leaves open
  --symbol    a contract to import, more than once for several; all by default, with --into those of the positions
  --into      the position file to write the tiers into; by default they are printed as its "instruments"
  --scenario  a scenario of the FILE or one of Marginalia's (docs/scenarios.md), more than once for several; without it
              and without --prices those of the FILE, or all where it states none
  --prices    candles to walk along, once for each symbol; a symbol without them stays at its mark
  --rescale   walk the candles' moves from the mark of the FILE, in place of their prices
  --candle-order  whether a candle's high or its low came first; by default the worse of both, for each arrangement
  --funding   what a long pays per settlement, every eight hours, of its notional: 0.01% for all, BTCUSDT=0.0001 for one
  --no-orders leave out the stops and take profits of the FILE
  --paths     walk so many random paths (docs/monte-carlo.md), in place of scenarios and candles
  --seed      another one draws other paths; 1 by default, and the same seed gives the same paths everywhere
  --volatility  a year's, without jumps, for all or for one; ${percentOf(USUAL.volatility)} by default
  --drift     a year's expected growth, for all or for one; 0 by default
  --correlation  of any two coins, or of a pair; ${USUAL.correlation} by default
  --jumps     of all coins at once: how many a year, their mean move and its deviation; ${USUAL.jumps} by default, or none
  --coin-jumps  the same of each coin by itself; ${USUAL.coinJumps} by default, or none
  --days, --steps  how far a path goes, and in how many steps; ${USUAL.days} days by the hour by default
  --gaps      how prices get from one step to the next: on a straight line, or with nothing in between
  --threads   how many; as many as there are cores by default
  --help      this text
  --version   the version

Exit codes
  0  check: nothing at or above --fail-on; calc: no errors; import: every table, or the dump, could be read;
     simulate: the book could be walked, whatever became of it
  1  check: something is; calc: an error in a line; import: a table is rejected or missing, or nothing is recognised;
     simulate: the book, a scenario of it or candles cannot be read
  2  bad usage, or a file that cannot be read
`;

declare const MARGINALIA_VERSION: string;

const OPTIONS = {
  format: { type: "string" },
  "fail-on": { type: "string" },
  language: { type: "string" },
  policy: { type: "string" },
  symbol: { type: "string", multiple: true },
  into: { type: "string" },
  scenario: { type: "string", multiple: true },
  prices: { type: "string", multiple: true },
  rescale: { type: "boolean" },
  "candle-order": { type: "string" },
  funding: { type: "string", multiple: true },
  "no-orders": { type: "boolean" },
  paths: { type: "string" },
  seed: { type: "string" },
  volatility: { type: "string", multiple: true },
  drift: { type: "string", multiple: true },
  correlation: { type: "string", multiple: true },
  jumps: { type: "string" },
  "coin-jumps": { type: "string" },
  days: { type: "string" },
  steps: { type: "string" },
  gaps: { type: "string" },
  threads: { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>["values"];

interface Command {
  /** Its words on the command line. */
  readonly words: readonly string[];
  readonly options: readonly (keyof Values)[];
  /** What it does with its arguments, or what is wrong with them. */
  readonly prepare: (files: readonly string[], values: Values) => Action | { readonly problem: string };
}

type Action = (output: Output) => Promise<number>;

const COMMANDS: readonly Command[] = [
  { words: ["check"], options: ["format", "fail-on", "language", "policy"], prepare: prepareCheck },
  { words: ["calc"], options: ["format"], prepare: prepareCalc },
  { words: ["import"], options: [], prepare: prepareImport },
  { words: ["tiers", "import"], options: ["symbol", "into"], prepare: prepareTiersImport },
  {
    words: ["simulate"],
    options: [
      "format",
      "scenario",
      "prices",
      "rescale",
      "candle-order",
      "funding",
      "no-orders",
      ...MONTE_CARLO_OPTIONS,
    ],
    prepare: prepareSimulate,
  },
];

/** Runs one command line and gives its exit code. */
export async function run(args: readonly string[], output: Output): Promise<number> {
  const parsed = parse(args);
  if ("problem" in parsed) return misused(parsed.problem, output);
  const { values, positionals } = parsed;
  if (values.version) {
    output.write(`${MARGINALIA_VERSION}\n`);
    return 0;
  }
  if (values.help || positionals[0] === "help") {
    output.write(USAGE);
    return 0;
  }
  const command = COMMANDS.find(({ words }) => words.every((word, index) => positionals[index] === word));
  if (command === undefined) return misused(noCommand(positionals), output);
  const { words, options, prepare } = command;
  const foreign = (Object.keys(values) as (keyof Values)[]).find((name) => !options.includes(name));
  if (foreign !== undefined) return misused(`--${foreign} is no option of ${words.join(" ")}`, output);
  const action = prepare(positionals.slice(words.length), values);
  return "problem" in action ? misused(action.problem, output) : action(output);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS });
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

function misused(problem: string, output: Output): number {
  output.warn(`marginalia: ${problem}\n\n${USAGE}`);
  return 2;
}

function noCommand([first, second]: readonly string[]): string {
  if (first === undefined) return "no command";
  if (first !== "tiers") return `there is no command "${first}"`;
  return second === undefined ? "tiers needs a command: import" : `there is no command "tiers ${second}"`;
}

function prepareCheck(files: readonly string[], values: Values): ReturnType<Command["prepare"]> {
  const { format: wanted = "table", "fail-on": limit = "error" } = values;
  const format = FORMATS.find((known) => known === wanted);
  if (format === undefined) return { problem: `--format is one of ${FORMATS.join(", ")}, not "${wanted}"` };
  const failOn = FAIL_ON.find((known) => known === limit);
  if (failOn === undefined) return { problem: `--fail-on is one of ${FAIL_ON.join(", ")}, not "${limit}"` };
  const language = TEXT_LANGUAGES.find((known) => known === values.language);
  if (values.language !== undefined && language === undefined)
    return { problem: `--language is one of ${TEXT_LANGUAGES.join(", ")}, not "${values.language}"` };
  if (files.length === 0) return { problem: "check needs at least one file" };
  return (output) => check(files, { format, failOn, language, policy: values.policy }, output);
}

function prepareCalc(words: readonly string[], values: Values): ReturnType<Command["prepare"]> {
  const { format: wanted = "table" } = values;
  const format = CALC_FORMATS.find((known) => known === wanted);
  if (format === undefined)
    return { problem: `--format is one of ${CALC_FORMATS.join(", ")}, not "${wanted}"` };
  if (words.length === 0)
    return { problem: "calc needs a line, such as: long 0.5 BTCUSDT @ 60000 10x isolated" };
  return (output) => calc(words, format, output);
}

function prepareImport([file, ...others]: readonly string[]): ReturnType<Command["prepare"]> {
  if (file === undefined) return { problem: "import needs a file" };
  if (others.length > 0) return { problem: "import takes one file at a time" };
  return (output) => importDump(file, output);
}

function prepareTiersImport(files: readonly string[], values: Values): ReturnType<Command["prepare"]> {
  const { symbol: symbols = [], into } = values;
  if (files.length === 0) return { problem: "tiers import needs at least one file" };
  if (into === "-") return { problem: "--into needs a file" };
  return (output) => tiersImport(files, { symbols, into }, output);
}

function prepareSimulate(
  [file, ...others]: readonly string[],
  values: Values,
): ReturnType<Command["prepare"]> {
  if (file === undefined) return { problem: "simulate needs a file" };
  if (others.length > 0) return { problem: "simulate takes one file at a time" };
  const options = simulateOptions(values);
  if ("problem" in options) return options;
  if (values.paths === undefined) {
    const foreign = MONTE_CARLO_OPTIONS.find((name) => values[name] !== undefined);
    if (foreign !== undefined) return { problem: `--${foreign} goes with --paths` };
    return (output) => simulate(file, options, output);
  }
  const given = ["scenario", "prices", "rescale", "candle-order", "funding"] as const;
  const other = given.find((name) => values[name] !== undefined);
  if (other !== undefined) return { problem: `--${other} does not go with --paths` };
  const random = monteCarloOptions(values);
  if ("problem" in random) return random;
  return (output) => simulateRandomly(file, random.wishes, options, output);
}
