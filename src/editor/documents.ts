/** Which documents are position files. */
import type * as vscode from "vscode";

export const POSITION_FILE_PATTERN = "**/*.positions.{json,jsonc}";

export const POSITION_FILES: vscode.DocumentSelector = { pattern: POSITION_FILE_PATTERN };

export function isPositionFile(document: vscode.TextDocument): boolean {
  return /\.positions\.jsonc?$/i.test(document.uri.path);
}

/** What is analysed and annotated: position files, and texts that are read as one without being written to. */
export const ANALYSED_FILES: vscode.DocumentSelector = POSITION_FILES;

export function isAnalysed(document: vscode.TextDocument): boolean {
  return isPositionFile(document);
}

/** Whether VS Code's own JSON support reports the document's syntax errors; each problem has one owner. */
export function hasSyntaxOwner(document: vscode.TextDocument): boolean {
  return document.languageId === "json" || document.languageId === "jsonc";
}
