/**
 * The answers of `marginalia:` lines in any text, at the ends of their lines. Off unless the setting is on or the
 * command was run for the file. Only what is on the screen is read.
 */
import * as vscode from "vscode";
import { answerMarkdown } from "../../analysis/lineAnswer";
import { answersIn, type CommentAnswer } from "../../analysis/comments";
import { concernsUs } from "../settings";
import { LineAnswers } from "./lineAnswers";

export function registerComments(): vscode.Disposable {
  const comments = new Comments();
  return vscode.Disposable.from(
    comments,
    vscode.commands.registerCommand("marginalia.showComments", () => comments.toggle()),
    vscode.window.onDidChangeVisibleTextEditors(() => comments.showAll()),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
      comments.showSoon(textEditor.document),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) comments.showSoon(document);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => comments.close(document)),
    vscode.workspace.onDidChangeConfiguration((change) => concernsUs(change) && comments.reload()),
  );
}

class Comments implements vscode.Disposable {
  readonly #decoration = vscode.window.createTextEditorDecorationType({
    after: { color: new vscode.ThemeColor("editorCodeLens.foreground"), margin: "0 0 0 2em" },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  readonly #answers = new LineAnswers();
  /** Files for which the command was run: whether it turned them on or off. */
  readonly #chosen = new Map<string, boolean>();
  /** Documents that have changed or moved since they were shown. */
  readonly #waiting = new Set<vscode.TextDocument>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.showAll();
  }

  /** Turns the answers of the active file on or off; gives the texts that are shown now. */
  toggle(): string[] {
    const editor = vscode.window.activeTextEditor;
    if (editor === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t("Open a text file first."));
      return [];
    }
    const isOn = !this.#isOn(editor.document);
    this.#chosen.set(editor.document.uri.toString(), isOn);
    this.showAll();
    const texts = isOn ? answersOnScreen(editor, this.#answers).map(({ text }) => text) : [];
    if (isOn && texts.length === 0) {
      const message = vscode.l10n.t(
        "Answers in comments are on for this file. Write a comment such as: {0}",
        "marginalia: long 0.5 BTCUSDT @ 60000 10x isolated, on binance-usdm",
      );
      void vscode.window.showInformationMessage(message);
    }
    return texts;
  }

  showAll(): void {
    for (const editor of vscode.window.visibleTextEditors) this.#show(editor);
  }

  /** Changes of one moment are shown as one. */
  showSoon(document: vscode.TextDocument): void {
    if (!this.#isOn(document)) return;
    this.#waiting.add(document);
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      for (const editor of vscode.window.visibleTextEditors) {
        if (this.#waiting.has(editor.document)) this.#show(editor);
      }
      this.#waiting.clear();
    }, PAUSE);
  }

  reload(): void {
    this.#answers.forget();
    this.showAll();
  }

  close(document: vscode.TextDocument): void {
    this.#chosen.delete(document.uri.toString());
    this.#waiting.delete(document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#decoration.dispose();
  }

  #show(editor: vscode.TextEditor): void {
    const answers = this.#isOn(editor.document) ? answersOnScreen(editor, this.#answers) : [];
    editor.setDecorations(
      this.#decoration,
      answers.map((answer) => decorationOf(answer, editor.document)),
    );
  }

  #isOn(document: vscode.TextDocument): boolean {
    const isSetOn = vscode.workspace.getConfiguration("marginalia", document).get("comments.enabled", false);
    return this.#chosen.get(document.uri.toString()) ?? isSetOn;
  }
}

/** Milliseconds: answers follow what is typed without keeping it waiting. */
const PAUSE = 60;

function answersOnScreen(
  { document, visibleRanges }: vscode.TextEditor,
  answers: LineAnswers,
): CommentAnswer[] {
  const lines = { lineCount: document.lineCount, lineAt: (line: number) => document.lineAt(line).text };
  return visibleRanges.flatMap(({ start, end }) =>
    answersIn(lines, { first: start.line, last: end.line }, (notation) => answers.of(notation)),
  );
}

function decorationOf(
  { line, range, text, answer }: CommentAnswer,
  document: vscode.TextDocument,
): vscode.DecorationOptions {
  return {
    range: new vscode.Range(new vscode.Position(line, range.start), document.lineAt(line).range.end),
    hoverMessage: new vscode.MarkdownString(answerMarkdown(answer)),
    renderOptions: { after: { contentText: `→ ${text}` } },
  };
}
