/** An analysed position file as one line of the notation, where a line can say it. */
import * as l10n from "@vscode/l10n";
import type { Analysis } from "./analyze";
import { lineOf, type WrittenLine } from "../notation/write";

export function lineOfAnalysis({ syntax, file }: Analysis): WrittenLine {
  if (syntax.length === 0) return lineOf(file);
  return {
    refusals: [
      { name: "", message: l10n.t("The text has errors of syntax; a line says what was read for sure.") },
    ],
  };
}
