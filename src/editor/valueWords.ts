/** Values of the file as words of the display language. */
import * as vscode from "vscode";
import type { Side } from "../engine/account";
import type { MarginMode } from "../engine/rules";

function sideWord(side: Side): string {
  return side === "long" ? vscode.l10n.t("long") : vscode.l10n.t("short");
}

/** The symbol and the side of a position, as far as they can be read. */
export function symbolAndSide(symbol: string | undefined, side: Side | undefined): string {
  return [symbol ?? "?", side === undefined ? "?" : sideWord(side)].join(" ");
}

export function modeWord(mode: MarginMode): string {
  return mode === "isolated" ? vscode.l10n.t("isolated") : vscode.l10n.t("cross");
}
