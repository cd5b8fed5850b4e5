import * as vscode from "vscode";
import type { Analysis } from "../../analysis/analyze";
import { betasIn, shockAnswer } from "../../analysis/answers/shock";
import type { ReadRow } from "../../analysis/fixes/write";
import type { Question } from "./question";

/** The pool is that of the position which is chosen. */
export const shock: Question = {
  command: "marginalia.accountShock",
  title: vscode.l10n.t("Account Shock"),
  steps: (analysis, row) => [
    {
      key: "betas",
      title: vscode.l10n.t("betas"),
      prompt: vscode.l10n.t(
        "How many times as much a symbol moves, like ETHUSDT=1.3, SOLUSDT=2; 1 for all others",
      ),
      value: "",
      check: (text) => {
        const betas = betasIn(text, symbolsWith(analysis, row));
        return "problem" in betas ? betas.problem : undefined;
      },
    },
  ],
  answer: (analysis, row, answers) => {
    const read = betasIn(answers["betas"]!, symbolsWith(analysis, row));
    return "problem" in read ? read.problem : shockAnswer(analysis, row.position.pool, read.betas);
  },
};

function symbolsWith({ report }: Analysis, { position: { pool } }: ReadRow): string[] {
  const cross = report!.account.positions.filter((one) => one.pool === pool && one.marginMode === "cross");
  return [...new Set(cross.map(({ instrument }) => instrument.symbol))];
}
