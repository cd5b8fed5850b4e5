/** Steps that several questions have. */
import * as vscode from "vscode";
import { targetIn } from "../../analysis/answers/target";
import type { Target } from "../../engine/questions/target";
import type { Answers, Step } from "../wizard";

/** A price, or a distance in per cent. */
export function targetStep(value = "10%"): Step {
  return {
    key: "target",
    title: vscode.l10n.t("target"),
    prompt: vscode.l10n.t(
      "Not liquidated before this price (45000), or within this distance of the mark (10%)",
    ),
    value,
    check: (text) => {
      const target = targetIn(text);
      return "problem" in target ? target.problem : undefined;
    },
  };
}

/** The target that was typed; it has been checked. */
export function targetOf(answers: Answers): Target {
  return targetIn(answers["target"]!) as Target;
}
