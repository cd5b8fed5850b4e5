/** One change after the other: what each comes to in words, in digits, and in the book. */
import type { AccountReport } from "../../../engine/evaluate";
import type { Decimal } from "../../../engine/decimal";
import type { ChangeModel, WhatIfChange, WhatIfRequest } from "../../../protocol/views/whatIf";
import { cashObstacle, type ReportOf } from "./obstacles";
import type { Ground, Imagined } from "./imagined";
import { markStep, moveStep } from "./markSteps";
import { hedgeStep, leverageStep, marginStep, modeStep, sizeStep } from "./positionSteps";
import { depositStep } from "./walletSteps";

export interface Context {
  readonly ground: Ground;
  readonly reportOf: ReportOf;
  readonly venue: string;
  readonly betas: WhatIfRequest["betas"];
}

/** A change that is made. */
export interface Made {
  readonly text: string;
  readonly after: Imagined;
  /** What a share came to. */
  readonly value?: Decimal | undefined;
  /** The share that a number came to. */
  readonly share?: Decimal | undefined;
  readonly obstacle?: string | undefined;
  readonly note?: string | undefined;
  /** The pool that the cash for it comes from; none where it takes none. */
  readonly drawsOn?: string | undefined;
}

/** A change that cannot be worked out. */
export interface Failed {
  readonly text: string;
  readonly problem: string;
}

export type Outcome = Made | Failed;

export interface Steps {
  readonly models: readonly ChangeModel[];
  readonly after: Imagined;
  readonly report: AccountReport;
}

export function steps(context: Context, changes: readonly WhatIfChange[]): Steps {
  let after = context.ground.start;
  const models = changes.map((change): ChangeModel => {
    const outcome = outcomeOf(context, after, change);
    if ("problem" in outcome) return modelOf(change, outcome);
    const { drawsOn } = outcome;
    const isShort =
      drawsOn === undefined ? undefined : cashObstacle(drawsOn, context.reportOf, after, outcome.after);
    after = outcome.after;
    return modelOf(change, { ...outcome, obstacle: outcome.obstacle ?? isShort });
  });
  return { models, after, report: context.reportOf(after.account) };
}

function outcomeOf(context: Context, before: Imagined, change: WhatIfChange): Outcome {
  switch (change.kind) {
    case "mark":
      return markStep(context, before, change);
    case "move":
      return moveStep(context, before, change);
    case "leverage":
      return leverageStep(context, before, change);
    case "size":
      return sizeStep(context, before, change);
    case "margin":
      return marginStep(context, before, change);
    case "mode":
      return modeStep(context, before, change);
    case "hedge":
      return hedgeStep(context, before, change);
    case "deposit":
      return depositStep(context, before, change);
  }
}

/** Digits of a number that was worked out: enough for a field. */
const FIELD_DIGITS = 20;

function modelOf({ id }: WhatIfChange, outcome: Outcome): ChangeModel {
  const { text } = outcome;
  if ("problem" in outcome)
    return { id, text, problem: outcome.problem, obstacle: null, note: null, value: "", percent: null };
  const { value, share, obstacle, note } = outcome;
  return {
    id,
    text,
    problem: null,
    obstacle: obstacle ?? null,
    note: note ?? null,
    value: value?.toSignificantDigits(FIELD_DIGITS).toFixed() ?? "",
    percent: share === undefined ? null : Number(share.times(100).toSignificantDigits(6).toFixed()),
  };
}
