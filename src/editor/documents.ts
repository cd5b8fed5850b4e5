/** Which documents are position files. */
import type * as vscode from "vscode";
import { DUMP_LANGUAGES, isDump } from "./dumps";

export const POSITION_FILE_PATTERN = "**/*.positions.{json,jsonc,yaml,yml}";

export const POSITION_FILES: vscode.DocumentSelector = { pattern: POSITION_FILE_PATTERN };

export function isPositionFile(document: vscode.TextDocument): boolean {
  return /\.positions\.(?:jsonc?|ya?ml)$/i.test(document.uri.path);
}

/** What is analysed and annotated: position files, and texts that are read as one without being written to. */
export const ANALYSED_FILES: vscode.DocumentSelector = [
  { pattern: POSITION_FILE_PATTERN },
  // Which of these are dumps is known by what they hold: whoever is asked looks at `isAnalysed` first.
  ...DUMP_LANGUAGES.map((language) => ({ language })),
];

export function isAnalysed(document: vscode.TextDocument): boolean {
  return isPositionFile(document) || isDump(document);
}

/** Whether VS Code's own JSON support reports the document's syntax errors; each problem has one owner. */
export function hasSyntaxOwner(document: vscode.TextDocument): boolean {
  return document.languageId === "json" || document.languageId === "jsonc";
}
