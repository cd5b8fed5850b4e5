/**
 * A question about the book at hand: a position is chosen, what is wanted is typed, and the answer is said, with a way
 * to write it into the file. Every answer can be given as an argument instead, by keybindings and by other extensions.
 */
import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import type { Answered } from "../../analysis/answers/answered";
import { isRead, type ReadRow } from "../../analysis/fixes/write";
import { activeDocument } from "../activeDocument";
import type { Analyses } from "../analyses";
import { isPositionFile } from "../documents";
import { replaceChanged } from "../replaceChanged";
import { type Answers, ask, type Step } from "../wizard";
import { cursorRow, positionStep, rowOf } from "./positionStep";

export interface Question {
  readonly command: string;
  readonly title: string;
  /** What is asked besides the position, in turn. */
  readonly steps: (analysis: Analysis, row: ReadRow, answers: Answers) => readonly Step[];
  /** The answer; a text says what is wrong with what was typed. */
  readonly answer: (analysis: Analysis, row: ReadRow, answers: Answers) => Answered | string;
}

/**
 * Arguments by the names of the steps, and `position`: which one, from 1. With `apply: true` the answer is written at
 * once. Gives the sentence of the answer; none where there is none.
 */
export type Given = Readonly<Record<string, unknown>>;

export function registerQuestion(analyses: Analyses, question: Question): vscode.Disposable {
  return vscode.commands.registerCommand(question.command, (given?: Given) =>
    asked(analyses, question, given && typeof given === "object" ? given : {}),
  );
}

async function asked(
  analyses: Analyses,
  { title, steps, answer }: Question,
  given: Given,
): Promise<string | undefined> {
  const document = activeDocument();
  if (document === undefined || !isPositionFile(document)) {
    return refuse(vscode.l10n.t("Open a position file first: *.positions.json, .jsonc, .yaml or .yml."));
  }
  const analysis = analyses.of(document);
  const rows = analysis.rows.filter(isRead);
  if (rows.length === 0 || analysis.report === undefined) {
    return refuse(vscode.l10n.t("This file has no position that can be worked out."));
  }
  const first = positionStep(analysis, rows, cursorRow(document, analysis, rows));
  const chosen = (answers: Answers) => rowOf(rows, answers["position"]!);
  const stepsOf = (answers: Answers): readonly Step[] => {
    const row = answers["position"] === undefined ? undefined : chosen(answers);
    return row === undefined ? [first] : [first, ...steps(analysis, row, answers)];
  };
  const known = rows.length === 1 ? { position: "1", ...textsOf(given) } : textsOf(given);
  if (known["position"] !== undefined && chosen(known) === undefined) {
    return refuse(vscode.l10n.t("There is no position {0} that can be worked out.", known["position"]));
  }
  const answers = await ask(title, (so) => stepsOf(so).find(({ key }) => !(key in so)), known);
  if (answers === undefined) return undefined;
  const wrong = problemOf(stepsOf(answers), answers);
  if (wrong !== undefined) return refuse(wrong);
  const result = answer(analysis, chosen(answers)!, answers);
  if (typeof result === "string") return refuse(result);
  if (given["apply"] === true) await write(document, analysis, result);
  else void show(document, analysis, result, title);
  return [result.sentence, ...result.details].join("\n");
}

/** Arguments as they would have been typed; `apply` is no answer. */
function textsOf(given: Given): Answers {
  const entries = Object.entries(given).filter(
    ([key, value]) => key !== "apply" && (typeof value === "string" || typeof value === "number"),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}

/** Arguments are checked as what is typed is. */
function problemOf(steps: readonly Step[], answers: Answers): string | undefined {
  for (const { key, title, check, choices } of steps) {
    const value = answers[key] ?? "";
    const isChoice =
      choices === undefined || choices.some(({ label }) => label === value) || key === "position";
    if (!isChoice) return vscode.l10n.t("{0}: there is no choice {1}.", title, value);
    const wrong = check?.(value);
    if (wrong !== undefined) return vscode.l10n.t("{0}: {1}", title, wrong);
  }
  return undefined;
}

function refuse(message: string): undefined {
  void vscode.window.showWarningMessage(message);
  return undefined;
}

/** One sentence as a message; more than that as a list to read. Both offer to write and to copy. */
async function show(
  document: vscode.TextDocument,
  analysis: Analysis,
  answered: Answered,
  title: string,
): Promise<void> {
  const [apply, copy] = [vscode.l10n.t("Apply"), vscode.l10n.t("Copy")];
  const actions = answered.written === undefined ? [copy] : [apply, copy];
  const chosen =
    answered.details.length === 0
      ? await vscode.window.showInformationMessage(answered.sentence, ...actions)
      : await chosenBelow(title, answered, actions);
  if (chosen === copy) {
    await vscode.env.clipboard.writeText([answered.sentence, ...answered.details].join("\n"));
  }
  if (chosen === apply) await write(document, analysis, answered);
}

async function chosenBelow(
  title: string,
  { sentence, details }: Answered,
  actions: readonly string[],
): Promise<string | undefined> {
  const items = [
    ...details.map((label) => ({ label })),
    { label: "", kind: vscode.QuickPickItemKind.Separator },
    ...actions.map((label) => ({ label, action: label })),
  ];
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem & { action?: string }>(items, {
    title,
    placeHolder: sentence,
    ignoreFocusOut: true,
  });
  return chosen?.action;
}

async function write(
  document: vscode.TextDocument,
  analysis: Analysis,
  { written }: Answered,
): Promise<void> {
  const outcome = written?.();
  if (outcome === undefined) return;
  if ("refusal" in outcome) {
    refuse(outcome.refusal);
    return;
  }
  const before = analysis.tree.text;
  const isSame = !document.isClosed && document.getText() === before;
  if (!isSame || !(await replaceChanged(document, before, outcome.text))) {
    refuse(vscode.l10n.t("The file has changed meanwhile; ask again."));
  }
}
