/** Calculate One Line…: a line in the notation of docs/notation.md, answered while it is typed. */
import * as vscode from "vscode";
import { analyze } from "../../analysis/analyze";
import { commentOf, notationIn } from "../../analysis/comments";
import { type LineAnswer, sentencesOf, shortAnswer } from "../../analysis/lineAnswer";
import { lineOfAnalysis } from "../../analysis/lineOfAnalysis";
import { isPositionFile } from "../documents";
import { LineAnswers } from "./lineAnswers";

/** What is done with an answer. */
const ACTIONS = ["copy", "comment", "open"] as const;
type Action = (typeof ACTIONS)[number];

/** What a keybinding can give as `args`: with a line nothing is asked, and with an action nothing is offered. */
interface Given {
  readonly line?: unknown;
  readonly action?: unknown;
}

/** Gives the answer, one sentence per position; none when it was cancelled. */
export function registerCalculateLine(): vscode.Disposable {
  return vscode.commands.registerCommand("marginalia.calculateLine", async (given?: Given) => {
    const answers = new LineAnswers();
    const editor = vscode.window.activeTextEditor;
    const line = typeof given?.line === "string" ? given.line : undefined;
    const asked = line ?? (await askedLine(answers, lineAtCursor(editor)));
    if (asked === undefined) return undefined;
    const answer = answers.of(asked);
    const text = textOf(answer);
    if (answer.worked === undefined) {
      void vscode.window.showWarningMessage(text);
      return text;
    }
    const action = ACTIONS.find((known) => known === given?.action);
    if (action !== undefined) await carryOut(action, answer, editor);
    else await offer(answer, editor);
    return text;
  });
}

/** The sentences of an answer; where there are none, what is wrong. */
function textOf(answer: LineAnswer): string {
  return sentencesOf(answer).join("\n") || shortAnswer(answer);
}

/** What to begin with: the line of the comment at the cursor, or a small position file as a line. */
function lineAtCursor(editor: vscode.TextEditor | undefined): string {
  if (editor === undefined) return "";
  const { document, selection } = editor;
  const comment = notationIn(document.lineAt(selection.active.line).text);
  if (comment !== undefined) return comment.notation;
  const text = isPositionFile(document) ? document.getText() : "";
  if (text === "" || text.length > LARGEST_FILE) return "";
  const written = lineOfAnalysis(analyze(text));
  return "line" in written ? written.line : "";
}

/** Characters of a file that is still a line when it is written as one. */
const LARGEST_FILE = 2000;

/** The line that was typed, once it can be read; none when it was cancelled. */
function askedLine(answers: LineAnswers, value: string): Promise<string | undefined> {
  const input = vscode.window.createInputBox();
  input.title = vscode.l10n.t("Calculate One Line");
  input.placeholder = vscode.l10n.t("Such as {0}", EXAMPLE);
  input.ignoreFocusOut = true;
  input.value = value;
  const show = (isAccepted: boolean) => {
    const line = input.value.trim();
    const answer = answers.of(line);
    const [problem] = answer.worked ? [] : answer.problems;
    // A line that is right as far as it goes is no mistake while it is being typed.
    const isMistake = problem !== undefined && line !== "" && (isAccepted || !problem.isUnfinished);
    input.validationMessage = isMistake ? problem.message : warningOf(answer);
    input.prompt = line === "" ? vscode.l10n.t("A position and what stands behind it") : shortAnswer(answer);
    return answer.worked !== undefined;
  };
  show(false);
  return new Promise((resolve) => {
    input.onDidChangeValue(() => show(false));
    input.onDidAccept(() => {
      if (!show(true)) return;
      resolve(input.value.trim());
      input.dispose();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
  });
}

const EXAMPLE = "long 0.5 BTCUSDT @ 60000 10x isolated, wallet 5000, on binance-usdm";

/** What is wrong with a line that can be read; the answer is shown all the same. */
function warningOf({ worked, problems }: LineAnswer): vscode.InputBoxValidationMessage | undefined {
  const [problem] = worked ? problems : [];
  if (problem === undefined) return undefined;
  const isInformation = problem.severity === "information";
  const severity = vscode.InputBoxValidationSeverity[isInformation ? "Info" : "Warning"];
  return { message: problem.message, severity };
}

interface Choice extends vscode.QuickPickItem {
  readonly action: Action;
}

async function offer(answer: LineAnswer, editor: vscode.TextEditor | undefined): Promise<void> {
  const choices: Choice[] = [
    { action: "copy", label: vscode.l10n.t("Copy the Answer") },
    { action: "open", label: vscode.l10n.t("Open as Position File") },
  ];
  if (editor !== undefined)
    choices.splice(1, 0, { action: "comment", label: vscode.l10n.t("Insert as Comment") });
  const title = shortAnswer(answer);
  const chosen = await vscode.window.showQuickPick(choices, { title, placeHolder: textOf(answer) });
  if (chosen !== undefined) await carryOut(chosen.action, answer, editor);
}

async function carryOut(
  action: Action,
  answer: LineAnswer,
  editor: vscode.TextEditor | undefined,
): Promise<void> {
  if (action === "copy") return vscode.env.clipboard.writeText(textOf(answer));
  if (action === "comment") return insertComment(answer.line, editor);
  const content = answer.worked!.fileText;
  const document = await vscode.workspace.openTextDocument({ language: "jsonc", content });
  await vscode.window.showTextDocument(document);
}

/** On a line of its own above the cursor, or in place of the comment there is. */
async function insertComment(line: string, editor: vscode.TextEditor | undefined): Promise<void> {
  if (editor === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t("Open the file first in which the comment is to stand."),
    );
    return;
  }
  const { document, selection } = editor;
  const at = document.lineAt(selection.active.line);
  const known = notationIn(at.text);
  const isWritten = await editor.edit((edit) => {
    if (known !== undefined) {
      const start = at.text.indexOf(known.notation, known.range.start);
      edit.replace(
        new vscode.Range(at.lineNumber, start, at.lineNumber, start + known.notation.length),
        line,
      );
      return;
    }
    const indentation = at.text.slice(0, at.firstNonWhitespaceCharacterIndex);
    const lineEnd = document.eol === vscode.EndOfLine.CRLF ? "\r\n" : "\n";
    edit.insert(at.range.start, `${indentation}${commentOf(line, document.languageId)}${lineEnd}`);
  });
  if (!isWritten)
    void vscode.window.showWarningMessage(vscode.l10n.t("The comment could not be inserted into this file."));
}
