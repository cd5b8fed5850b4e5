/** Other marks: of one symbol, or of all at once. */
import * as l10n from "@vscode/l10n";
import { type Decimal, ONE, quotient } from "../../../engine/decimal";
import type { WhatIfChange } from "../../../protocol/views/whatIf";
import { numberIn } from "../../answers/target";
import { percent, shown } from "../../format";
import { plainDigits } from "../../panelEdit";
import { amountIn, typedIn } from "./amounts";
import { become, type Imagined } from "./imagined";
import { atMarks, marksOf } from "./marks";
import type { Context, Outcome } from "./steps";

type Of<Kind extends WhatIfChange["kind"]> = Extract<WhatIfChange, { readonly kind: Kind }>;

/** A share is one of the mark that the file has. */
export function markStep(
  { ground }: Context,
  before: Imagined,
  { symbol, text: typed }: Of<"mark">,
): Outcome {
  const stated = marksOf(ground.start.account).get(symbol);
  const unread = l10n.t("{0}: mark {1}", symbol, typed);
  if (stated === undefined)
    return { text: unread, problem: l10n.t("No position of the file is in {0}.", symbol) };
  const amount = typedIn(typed);
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  const price = "share" in amount ? stated.times(ONE.plus(amount.share)) : amount.number;
  if (!price.gt(0)) return { text: unread, problem: notAbove(symbol, price) };
  const share = "share" in amount ? amount.share : quotient(price, stated).minus(ONE);
  const remarked = atMarks(before.account, new Map([[symbol, price]]));
  return {
    text: l10n.t("{0}: mark {1} → {2} ({3})", symbol, shown(stated), shown(price), signed(share)),
    after: become(before, remarked.account, remarked.positionOf),
    value: price,
    share,
  };
}

/** Every mark as it then stands moves by the share, times the beta of its symbol. */
export function moveStep({ betas }: Context, before: Imagined, { text: typed }: Of<"move">): Outcome {
  const unread = l10n.t("All marks {0}", typed);
  // Without a sign of per cent it is meant as one.
  const amount = amountIn(typed.trim().endsWith("%") ? typed : `${typed}%`, ONE);
  if ("problem" in amount)
    return { text: unread, problem: typed.trim() === "" ? l10n.t("Type a number.") : amount.problem };
  const known = readBetas(betas);
  if ("problem" in known) return { text: unread, problem: known.problem };
  const marks = new Map<string, Decimal>();
  for (const [symbol, mark] of marksOf(before.account)) {
    const price = mark.times(ONE.plus(amount.number.times(known.betas.get(symbol) ?? ONE)));
    if (!price.gt(0)) return { text: unread, problem: notAbove(symbol, price) };
    marks.set(symbol, price);
  }
  const remarked = atMarks(before.account, marks);
  const own = [...known.betas].filter(([symbol, beta]) => marks.has(symbol) && !beta.eq(ONE));
  return {
    text: l10n.t("All marks {0}", signed(amount.number)),
    after: become(before, remarked.account, remarked.positionOf),
    value: amount.number.times(100),
    share: amount.number,
    note:
      own.length === 0
        ? undefined
        : own
            .map(([symbol, beta]) => l10n.t("{0} moves {1} times as much.", symbol, beta.toFixed()))
            .join(" "),
  };
}

/** Factors by symbol; what is left empty is none. */
export function readBetas(
  betas: Context["betas"],
): { readonly betas: ReadonlyMap<string, Decimal> } | { readonly problem: string } {
  const read = new Map<string, Decimal>();
  for (const [symbol, text] of Object.entries(betas)) {
    if (text.trim() === "") continue;
    const number = numberIn(plainDigits(text.trim()));
    if ("problem" in number) return { problem: l10n.t("Beta of {0}: {1}", symbol, number.problem) };
    read.set(symbol, number.number);
  }
  return { betas: read };
}

function notAbove(symbol: string, price: Decimal): string {
  return l10n.t("The mark of {0} would be {1}; a price is above 0.", symbol, shown(price));
}

/** "+5 %", "-10 %" */
export function signed(share: Decimal): string {
  return share.gt(0) ? `+${percent(share)}` : percent(share);
}
