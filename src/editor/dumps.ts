/**
 * Which open documents are dumps. They are known by what they hold: the first look is at the beginning of a text, and
 * only what passes it is read. Globs in `marginalia.dumps.files` and the command Show Positions of This File let a
 * document in that does not begin like one. Nothing is ever written to them.
 */
import * as vscode from "vscode";
import { languageOf, type TextLanguage } from "../document/language";
import { parseText } from "../document/parseText";
import { readerOf } from "../dumps/index";
import { mayBeDump, SIGNATURE_LENGTH } from "../dumps/signature";

/** The languages in which dumps are written; a document of another one is let in by the command alone. */
export const DUMP_LANGUAGES = ["json", "jsonc", "yaml", "hjson", "plaintext"] as const;

const changed = new vscode.EventEmitter<vscode.TextDocument>();

/** A document is annotated from now on, or no longer. */
export const onDidChangeAnnotated = changed.event;

/** Asked for by the command, by URI. */
const asked = new Set<string>();

interface Known {
  readonly version: number;
  readonly isDump: boolean;
}

const known = new WeakMap<vscode.TextDocument, Known>();

export function isDump(document: vscode.TextDocument): boolean {
  const settings = vscode.workspace.getConfiguration("marginalia", document);
  const isAsked = asked.has(document.uri.toString());
  if (!isAsked && !settings.get("dumps.enabled", true)) return false;
  const before = known.get(document);
  // What is being edited stays annotated while it is half typed.
  if (before !== undefined && (before.isDump || before.version === document.version)) return before.isDump;
  const isDumpNow =
    (isAsked || isNamed(document, settings) || beginsLikeOne(document)) && isRecognised(document);
  known.set(document, { version: document.version, isDump: isDumpNow });
  return isDumpNow;
}

/** Annotates a document whatever it is called; false where nothing in it is recognised. */
export function annotate(document: vscode.TextDocument): boolean {
  if (!isRecognised(document)) return false;
  asked.add(document.uri.toString());
  known.delete(document);
  changed.fire(document);
  return true;
}

export function registerDumps(): vscode.Disposable {
  // Commands are offered in a dump as they are in a position file.
  const tell = () => {
    const document = vscode.window.activeTextEditor?.document;
    void vscode.commands.executeCommand(
      "setContext",
      "marginalia.isDump",
      document !== undefined && isDump(document),
    );
  };
  tell();
  return vscode.Disposable.from(
    changed,
    vscode.window.onDidChangeActiveTextEditor(tell),
    changed.event(tell),
    vscode.workspace.onDidCloseTextDocument((document) => {
      asked.delete(document.uri.toString());
      known.delete(document);
    }),
  );
}

/** The language that a document is written in: by what VS Code takes it for, else by its name. */
export function textLanguageOf(document: vscode.TextDocument): TextLanguage {
  if (document.languageId === "yaml" || document.languageId === "hjson") return document.languageId;
  return languageOf(document.uri.path);
}

function isNamed(document: vscode.TextDocument, settings: vscode.WorkspaceConfiguration): boolean {
  const globs = settings.get<unknown>("dumps.files", []);
  if (!Array.isArray(globs)) return false;
  return globs.some(
    (glob) => typeof glob === "string" && vscode.languages.match({ pattern: glob }, document) > 0,
  );
}

function beginsLikeOne(document: vscode.TextDocument): boolean {
  const isOfLanguage = DUMP_LANGUAGES.some((language) => language === document.languageId);
  if (!isOfLanguage || document.uri.scheme === "git" || document.uri.scheme === "output") return false;
  const start = new vscode.Position(0, 0);
  const end = document.positionAt(SIGNATURE_LENGTH);
  return mayBeDump(document.getText(new vscode.Range(start, end)));
}

function isRecognised(document: vscode.TextDocument): boolean {
  return readerOf(parseText(document.getText(), textLanguageOf(document)).tree) !== undefined;
}
