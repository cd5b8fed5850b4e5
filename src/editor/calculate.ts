import * as vscode from "vscode";
import { calculate, emptyFile, type Question, whatIsMissing } from "../analysis/calculation";
import { isNumberProblem, readNumber } from "../document/number";
import { venues } from "../venues";
import { isPositionFile } from "./documents";
import { textLanguageOf } from "./dumps";
import { replaceChanged } from "./replaceChanged";
import { type Answers, ask, type Step } from "./wizard";

/** Asks for a position, says its liquidation price in both modes, and puts it into the file if that is wanted. */
export function registerCalculate(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.calculateLiquidationPrice", async (given?: Answers) => {
    const document = openPositionFile();
    const answers = await ask(
      vscode.l10n.t("Liquidation Price"),
      (known) => nextStep(known, document),
      given,
    );
    if (answers === undefined) return undefined;
    const question = answers as unknown as Question;
    const before = document?.getText() ?? emptyFile(question.venue!);
    const calculation = calculate(before, question, document && textLanguageOf(document));
    if ("refusal" in calculation) {
      void vscode.window.showWarningMessage(calculation.refusal);
      return undefined;
    }
    void offer(calculation.summary, () => insert(document, before, calculation.text));
    return calculation.summary;
  });
}

function openPositionFile(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document && isPositionFile(document) ? document : undefined;
}

async function offer(summary: string, insertPosition: () => Promise<void>): Promise<void> {
  const [insertLabel, copyLabel] = [vscode.l10n.t("Insert as Position"), vscode.l10n.t("Copy")];
  const chosen = await vscode.window.showInformationMessage(summary, insertLabel, copyLabel);
  if (chosen === copyLabel) await vscode.env.clipboard.writeText(summary);
  if (chosen === insertLabel) await insertPosition();
}

async function insert(
  document: vscode.TextDocument | undefined,
  before: string,
  after: string,
): Promise<void> {
  if (document === undefined) {
    const created = await vscode.workspace.openTextDocument({ language: "jsonc", content: after });
    await vscode.window.showTextDocument(created);
    return;
  }
  if (
    document.isClosed ||
    document.getText() !== before ||
    !(await replaceChanged(document, before, after))
  ) {
    void vscode.window.showWarningMessage(vscode.l10n.t("The file has changed meanwhile; ask again."));
    return;
  }
  await vscode.window.showTextDocument(document);
}

/** What is still to be asked: the position, then what the file lacks to work it out. */
function nextStep(answers: Answers, document: vscode.TextDocument | undefined): Step | undefined {
  const step = steps().find(({ key }) => !(key in answers) && (key !== "venue" || document === undefined));
  if (step !== undefined) return step;
  const file = document?.getText() ?? emptyFile(answers.venue!);
  const question = answers as unknown as Question;
  const missing = whatIsMissing(file, question, document && textLanguageOf(document));
  return missingSteps().find(({ key }) => missing[key as keyof typeof missing] && !(key in answers));
}

function steps(): Step[] {
  return [
    {
      key: "venue",
      title: vscode.l10n.t("venue"),
      prompt: vscode.l10n.t("Whose rules hold?"),
      value: "generic",
      choices: venues.map(({ id, name }) => ({ label: id, description: name })),
    },
    {
      key: "symbol",
      title: vscode.l10n.t("symbol"),
      prompt: vscode.l10n.t("The contract, by the name its venue gives it"),
      value: "BTCUSDT",
      check: (value) => (value === "" ? vscode.l10n.t("A position has a symbol.") : undefined),
    },
    {
      key: "side",
      title: vscode.l10n.t("side"),
      prompt: vscode.l10n.t("Does it gain when the price rises, or when it falls?"),
      choices: [
        { label: "long", description: vscode.l10n.t("gains when the price rises") },
        { label: "short", description: vscode.l10n.t("gains when the price falls") },
      ],
    },
    numberStep("entryPrice", vscode.l10n.t("entry price"), vscode.l10n.t("The price at which it is opened")),
    numberStep(
      "quantity",
      vscode.l10n.t("quantity"),
      vscode.l10n.t("Base units; quote units for inverse contracts"),
    ),
    numberStep(
      "leverage",
      vscode.l10n.t("leverage"),
      vscode.l10n.t("Initial margin is notional / leverage"),
      "10",
    ),
    {
      key: "marginMode",
      title: vscode.l10n.t("margin mode"),
      prompt: vscode.l10n.t("What stands behind it?"),
      choices: [
        { label: "isolated", description: vscode.l10n.t("a fixed amount of its own") },
        { label: "cross", description: vscode.l10n.t("the whole account") },
      ],
    },
  ];
}

function missingSteps(): Step[] {
  return [
    numberStep(
      "walletBalance",
      vscode.l10n.t("wallet balance"),
      vscode.l10n.t("Cash in the account, in the settle asset"),
      "1000",
    ),
    numberStep(
      "maintenanceMarginRate",
      vscode.l10n.t("maintenance margin rate"),
      vscode.l10n.t("Of the tier this size falls in, as a fraction: 0.005 is 0.5 %. The venue publishes it."),
      "0.005",
    ),
    numberStep(
      "takerFeeRate",
      vscode.l10n.t("taker fee rate"),
      vscode.l10n.t("This venue counts the fee of closing: 0.0005 is 0.05 %"),
      "0.0005",
    ),
  ];
}

function numberStep(key: string, title: string, prompt: string, value?: string): Step {
  return { key, title, prompt, ...(value === undefined ? {} : { value }), check: notPositive };
}

function notPositive(value: string): string | undefined {
  const number = readNumber(value);
  if (isNumberProblem(number)) return number.message;
  return number.gt(0) ? undefined : vscode.l10n.t("This must be above 0.");
}
