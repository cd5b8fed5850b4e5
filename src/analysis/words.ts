/** The words that positions and problems share, in the reader's language; the codes of a file stay as they are. */
import * as l10n from "@vscode/l10n";
import type { Severity } from "../document/problem";
import type { Position } from "../engine/account";

export function sideWord(side: Position["side"]): string {
  return side === "long" ? l10n.t("long") : l10n.t("short");
}

export function modeWord(mode: Position["marginMode"]): string {
  return mode === "isolated" ? l10n.t("isolated") : l10n.t("cross");
}

export function severityWord(severity: Severity): string {
  switch (severity) {
    case "error":
      return l10n.t("error");
    case "warning":
      return l10n.t("warning");
    case "information":
      return l10n.t("information");
    case "hint":
      return l10n.t("hint");
  }
}
