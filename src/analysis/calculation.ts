/** One position that someone asks about, tried out in the file at hand or in a file made for it. */
import * as l10n from "@vscode/l10n";
import {
  appendObject,
  applyEdits,
  type EditOutcome,
  isRefusal,
  type NewObject,
  type Scalar,
  setValue,
} from "../document/edit";
import { parseText, type TextLanguage } from "../document/parseText";
import type { TextTree } from "../document/tree";
import { type Analysis, analyze, DEFAULT_OPTIONS } from "./analyze";
import { positionSentence } from "./sentence";

/** The answers as they were typed; numbers are digits. */
export interface Question {
  readonly venue?: string;
  readonly symbol: string;
  readonly side: "long" | "short";
  readonly quantity: string;
  readonly entryPrice: string;
  readonly leverage: string;
  readonly marginMode: "isolated" | "cross";
  /** What the file does not know yet, and the answer needs. */
  readonly walletBalance?: string;
  readonly maintenanceMarginRate?: string;
  readonly takerFeeRate?: string;
}

export interface Calculation {
  /** The text with the position in it. */
  readonly text: string;
  readonly analysis: Analysis;
  readonly summary: string;
}

export interface NoCalculation {
  readonly refusal: string;
}

/** The file in which a question is tried that is asked with none open. */
export function emptyFile(venue: string): string {
  return `{\n  "venue": ${JSON.stringify(venue)},\n  "account": {},\n  "instruments": {},\n  "positions": []\n}\n`;
}

/** What a file has to be told besides the position itself before its price can be worked out. */
export function whatIsMissing(
  text: string,
  question: Pick<Question, "symbol" | "marginMode">,
  language: TextLanguage = "json",
) {
  const trial = analyze(withPosition(text, { ...PLACEHOLDER, ...question }, language) ?? text, {
    ...DEFAULT_OPTIONS,
    language,
  });
  const position = trial.rows.at(-1)?.position;
  const mode = position && trial.report?.position(position).inForce();
  const wallet = position && trial.report?.account.wallets.get(position.pool);
  const feeRule = trial.report?.account.rules[question.marginMode].closingFee;
  const isBacked = wallet?.walletBalance !== undefined || wallet?.crossWalletBalance !== undefined;
  return {
    // Isolated margin answers for itself; the cross column then says what it lacks.
    walletBalance: question.marginMode === "cross" && !isBacked,
    maintenanceMarginRate: position !== undefined && position.instrument.schedule === undefined,
    takerFeeRate: mode !== undefined && feeRule !== "none" && position!.instrument.takerFeeRate === undefined,
  };
}

/** Puts the position into the text and works it out. */
export function calculate(
  text: string,
  question: Question,
  language: TextLanguage = "json",
): Calculation | NoCalculation {
  const { symbol, walletBalance, maintenanceMarginRate, takerFeeRate } = question;
  const facts: [readonly string[], string | undefined][] = [
    [["account", "walletBalance"], walletBalance],
    [["instruments", symbol, "maintenanceMarginRate"], maintenanceMarginRate],
    [["instruments", symbol, "takerFeeRate"], takerFeeRate],
  ];
  let result = text;
  for (const [path, digits] of facts) {
    if (digits === undefined) continue;
    const edited = edit(result, language, (tree) => setValue(tree, path, number(digits)));
    if (typeof edited !== "string") return edited;
    result = edited;
  }
  const edited = edit(result, language, (tree) => appendObject(tree, ["positions"], fieldsOf(question)));
  if (typeof edited !== "string") return edited;
  const analysis = analyze(edited, { ...DEFAULT_OPTIONS, language });
  return { text: edited, analysis, summary: summaryOf(analysis) };
}

const PLACEHOLDER: Question = {
  symbol: "?",
  side: "long",
  quantity: "1",
  entryPrice: "1",
  leverage: "1",
  marginMode: "isolated",
};

function withPosition(text: string, question: Question, language: TextLanguage): string | undefined {
  const edited = edit(text, language, (tree) => appendObject(tree, ["positions"], fieldsOf(question)));
  return typeof edited === "string" ? edited : undefined;
}

function edit(
  text: string,
  language: TextLanguage,
  change: (tree: TextTree) => EditOutcome,
): string | NoCalculation {
  const outcome = change(parseText(text, language).tree);
  return isRefusal(outcome) ? outcome : applyEdits(text, outcome);
}

function fieldsOf({ symbol, side, quantity, entryPrice, leverage, marginMode }: Question): NewObject {
  return [
    ["symbol", { text: symbol, isNumber: false }],
    ["side", { text: side, isNumber: false }],
    ["quantity", number(quantity)],
    ["entryPrice", number(entryPrice)],
    ["leverage", number(leverage)],
    ["marginMode", { text: marginMode, isNumber: false }],
  ];
}

function number(digits: string): Scalar {
  return { text: digits, isNumber: true };
}

/** Both modes in one sentence, the one asked for first. */
function summaryOf(analysis: Analysis): string {
  const position = analysis.rows.at(-1)?.position;
  if (position === undefined || analysis.report === undefined) {
    return (
      analysis.findings.find(({ severity }) => severity === "error")?.message ??
      l10n.t("The position cannot be read.")
    );
  }
  return positionSentence(analysis.report.position(position));
}
