import * as vscode from "vscode";
import type { Analyses } from "../analyses";
import { aftermath } from "./aftermath";
import { registerAskQuestion } from "./askQuestion";
import { funding } from "./funding";
import { hedgeNeeded } from "./hedgeNeeded";
import { leverageNeeded } from "./leverageNeeded";
import { marginNeeded } from "./marginNeeded";
import { registerQuestion } from "./question";
import { reduceToClear } from "./reduceToClear";
import { shock } from "./shock";
import { sizeForDistance } from "./sizeForDistance";
import { sizeForLoss } from "./sizeForLoss";
import { stages } from "./stages";
import { switchMode } from "./switchMode";

const QUESTIONS = [
  marginNeeded,
  sizeForLoss,
  sizeForDistance,
  leverageNeeded,
  hedgeNeeded,
  reduceToClear,
  switchMode,
  stages,
  funding,
  aftermath,
  shock,
];

export function registerQuestions(analyses: Analyses): vscode.Disposable {
  const each = QUESTIONS.map((question) => registerQuestion(analyses, question));
  return vscode.Disposable.from(registerAskQuestion(QUESTIONS), ...each);
}
