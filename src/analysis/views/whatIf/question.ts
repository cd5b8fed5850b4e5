/** A question to the book as it is after the changes, and its answer as further changes. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../../../engine/account";
import type { Change } from "../../../engine/changes/change";
import { quotient } from "../../../engine/decimal";
import type { Decimal } from "../../../engine/decimal";
import type { Target } from "../../../engine/questions/target";
import type { WhatIfAnswer, WhatIfChange, WhatIfQuestion } from "../../../protocol/views/whatIf";
import type { Answered, Resized } from "../../answers/answered";
import { fundingAnswer } from "../../answers/funding";
import { leverageAnswer } from "../../answers/leverage";
import { lossOf } from "../../answers/loss";
import { marginAnswer } from "../../answers/margin";
import { modeSwitchAnswer } from "../../answers/modeSwitch";
import { shockAnswer } from "../../answers/shock";
import { sizeAnswer } from "../../answers/size";
import { stagesAnswer } from "../../answers/stages";
import { numberIn, targetIn } from "../../answers/target";
import { hedgeAnswer, reductionAnswer } from "../../answers/trade";
import type { Analysis } from "../../analyze";
import type { ReadRow } from "../../fixes/write";
import { plainDigits } from "../../panelEdit";
import type { Ground, Imagined, Placed } from "./imagined";
import { readBetas } from "./markSteps";
import { statedSize } from "./positionSteps";
import type { Context, Steps } from "./steps";

type Problem = { readonly problem: string };

/** What is asked, and of what. */
export interface Asked {
  readonly analysis: Analysis;
  readonly context: Context;
  readonly steps: Steps;
  readonly chosen: Placed;
}

export function answerTo(asked: Asked, question: WhatIfQuestion): WhatIfAnswer {
  const { analysis, context, steps, chosen } = asked;
  const position = steps.after.now.get(chosen.row);
  if (position === undefined) return said(l10n.t("{0} is closed by then.", context.ground.nameOf(chosen)));
  // The answers are about a book; this one has what was changed in the place of what the file says.
  const row: ReadRow = { ...chosen.source, position };
  const answer = answered({ ...analysis, report: steps.report }, row, question, context.betas);
  if ("problem" in answer) return said(answer.problem);
  const changes = (answer.changes ?? []).flatMap(
    (change) => changeFor(context.ground, steps.after, { chosen, change, kind: question.kind }) ?? [],
  );
  return { sentence: answer.sentence, details: answer.details, isProblem: false, changes };
}

function said(problem: string): WhatIfAnswer {
  return { sentence: problem, details: [], isProblem: true, changes: [] };
}

function answered(
  analysis: Analysis,
  row: ReadRow,
  { kind, target, loss, price, rate }: WhatIfQuestion,
  betas: Context["betas"],
): Answered | Problem {
  switch (kind) {
    case "margin":
      return withTarget(target, (wanted) => marginAnswer(analysis, row, wanted));
    case "sizeForDistance":
      return withTarget(target, (wanted) => sizeAnswer(analysis, row, wanted));
    case "leverage":
      return withTarget(target, (wanted) => leverageAnswer(analysis, row, wanted));
    case "hedge":
      return withTarget(target, (wanted) => hedgeAnswer(analysis, row, wanted));
    case "reduce":
      return withTarget(target, (wanted) => reductionAnswer(analysis, row, wanted));
    case "sizeForLoss":
      return sizeForLoss(analysis, row, loss, price);
    case "mode":
      return modeSwitchAnswer(analysis, row);
    case "stages":
      return stagesAnswer(analysis, row);
    case "funding": {
      const read = numberIn(plainDigits(rate.replace("%", "").trim()));
      return "problem" in read ? read : fundingAnswer(analysis, row, read.number.times("0.01"));
    }
    case "shock": {
      const read = readBetas(betas);
      return "problem" in read ? read : shockAnswer(analysis, row.position.pool, read.betas);
    }
  }
}

function withTarget(text: string, answer: (target: Target) => Answered): Answered | Problem {
  const isShare = text.trim().endsWith("%");
  const digits = plainDigits(text.replace("%", "").trim());
  const target = targetIn(isShare ? `${digits}%` : digits);
  return "problem" in target ? target : answer(target);
}

function sizeForLoss(analysis: Analysis, row: ReadRow, loss: string, price: string): Answered | Problem {
  const isShare = loss.trim().endsWith("%");
  const digits = plainDigits(loss.replace("%", "").trim());
  const budget = lossOf(analysis, row, isShare ? `${digits}%` : digits);
  if ("problem" in budget) return budget;
  const { amount } = budget;
  if (price.trim() === "") return sizeAnswer(analysis, row, { kind: "worst-case-loss", amount });
  const at = numberIn(plainDigits(price.trim()));
  if ("problem" in at) return at;
  if (!at.number.gt(0)) return { problem: l10n.t("This must be above 0.") };
  return sizeAnswer(analysis, row, { kind: "loss-at-price", price: at.number, amount });
}

interface Wanted {
  readonly chosen: Placed;
  readonly change: Change | Resized;
  readonly kind: WhatIfQuestion["kind"];
}

/** What an answer does to the account as a change of the list; none where it is about a row that is not in the file. */
function changeFor(
  ground: Ground,
  { now }: Imagined,
  { chosen, change, kind }: Wanted,
): WhatIfChange | undefined {
  const id = 0;
  const ofChosen = { row: chosen.row, symbol: chosen.position.instrument.symbol };
  if (kind === "hedge" && "quantity" in change)
    return { kind: "hedge", id, of: ofChosen, text: change.quantity.toFixed() };
  if (kind === "hedge" && change.kind === "open")
    return { kind: "hedge", id, of: ofChosen, text: change.position.quantity.toFixed() };
  switch (change.kind) {
    case "deposit":
      return { kind: "deposit", id, pool: change.pool, text: change.amount.toFixed() };
    case "margin":
      return { kind: "margin", id, of: ofChosen, text: change.amount.toFixed(), from: "wallet" };
    case "leverage":
      return { kind: "leverage", id, of: ofChosen, text: change.leverage.toFixed() };
    case "mode": {
      const placed = ground.rows.find(({ row }) => now.get(row) === change.position);
      // Where a whole account switches, one of its positions takes the others along.
      return placed?.row === chosen.row
        ? { kind: "mode", id, of: ofChosen, text: change.marginMode }
        : undefined;
    }
    case "size":
      return { kind: "size", id, of: ofChosen, text: sizeText(chosen, change.quantity), way: "entry" };
    case "reduce": {
      const left = change.position.quantity.minus(change.quantity ?? change.position.quantity);
      return { kind: "size", id, of: ofChosen, text: sizeText(chosen, left), way: "trade" };
    }
    default:
      return undefined;
  }
}

/** Digits that are kept where the unit of the file takes a division. */
const WRITTEN_DIGITS = 20;

/** A quantity in the unit of the row. */
function sizeText(placed: Placed, quantity: Decimal): string {
  const { field, value } = statedSize(placed);
  if (field === "quantity") return quantity.toFixed();
  const { position }: { position: Position } = placed;
  return quotient(quantity.times(value), position.quantity).toSignificantDigits(WRITTEN_DIGITS).toFixed();
}
