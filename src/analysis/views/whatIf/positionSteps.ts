/** Changes of one position: its leverage, size, margin and mode, and an opposite leg for it. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../../../engine/account";
import { contractsOf } from "../../../engine/contract";
import { oppositeOf } from "../../../engine/changes/trade";
import { type Decimal, quotient } from "../../../engine/decimal";
import { legOf } from "../../../engine/leg";
import { postedMargin } from "../../../engine/margin";
import type { SizeField } from "../../../protocol/messages";
import type { WhatIfChange } from "../../../protocol/views/whatIf";
import { moneyOf, nameOf, sizeOf } from "../../answers/names";
import { reasonInWords } from "../../answers/reasonWords";
import { shown } from "../../format";
import { modeWord } from "../../words";
import { amountIn } from "./amounts";
import { become, changedBy, type Imagined, type Placed } from "./imagined";
import { leverageObstacle, modeObstacles, thinMargin } from "./obstacles";
import type { Context, Failed, Made, Outcome } from "./steps";
import { capitalised } from "./walletSteps";

type Of<Kind extends WhatIfChange["kind"]> = Extract<WhatIfChange, { readonly kind: Kind }>;

interface Found {
  readonly placed: Placed;
  readonly name: string;
  /** What the changes before have made of it. */
  readonly position: Position;
}

function found(
  { ground }: Context,
  before: Imagined,
  change: Of<"leverage" | "size" | "margin" | "mode" | "hedge">,
): Found | Failed {
  const placed = ground.rowOf(change.of);
  const text = l10n.t("{0}: {1}", change.of.symbol, change.text);
  if (placed === undefined) return { text, problem: l10n.t("The position is no longer in the file.") };
  const position = before.now.get(placed.row);
  const name = ground.nameOf(placed);
  return position === undefined
    ? { text, problem: l10n.t("{0} is closed by then.", name) }
    : { placed, name, position };
}

export function leverageStep(context: Context, before: Imagined, change: Of<"leverage">): Outcome {
  const one = found(context, before, change);
  if ("problem" in one) return one;
  const { placed, name, position } = one;
  const unread = l10n.t("{0}: leverage {1}", name, change.text);
  const amount = amountIn(change.text, position.leverage);
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  const after = changedBy(before, { kind: "leverage", position, leverage: amount.number });
  if ("refusal" in after) return { text: unread, problem: capitalised(reasonInWords(after.refusal)) };
  const now = after.now.get(placed.row)!;
  const isStated = now.marginMode === "isolated" && now.isolatedMargin !== undefined;
  return {
    text:
      position.leverage === undefined
        ? unread
        : l10n.t("{0}: leverage {1} → {2}", name, shown(position.leverage), shown(amount.number)),
    after,
    value: amount.number,
    obstacle: leverageObstacle(now, after.account),
    note: isStated
      ? l10n.t("Its margin is stated and stays {0}.", moneyOf(now, now.isolatedMargin))
      : undefined,
    drawsOn: position.pool,
  };
}

/** A share is one of the size that the file has. */
export function sizeStep(context: Context, before: Imagined, change: Of<"size">): Outcome {
  const one = found(context, before, change);
  if ("problem" in one) return one;
  const { placed, name, position } = one;
  const unread = l10n.t("{0}: size {1}", name, change.text);
  const stated = statedSize(placed);
  const amount = amountIn(change.text, stated.value);
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  if (amount.number.isNegative())
    return { text: unread, problem: l10n.t("A size is above 0; the side carries the sign.") };
  const quantity =
    stated.field === "quantity"
      ? amount.number
      : quotient(placed.position.quantity.times(amount.number), stated.value);
  const after =
    change.way === "trade" ? traded(before, position, quantity) : entered(before, position, quantity);
  if ("problem" in after) return { text: unread, problem: after.problem };
  const now = after.now.get(placed.row);
  const [from, to] = [sizeOf(position, position.quantity), shown(quantity)];
  return {
    text: sizeText(change.way, {
      name,
      from,
      to,
      mark: shown(position.markPrice),
      isClosed: now === undefined,
    }),
    after,
    value: amount.number,
    share: quotient(amount.number, stated.value),
    obstacle: now && quantity.gt(position.quantity) ? leverageObstacle(now, after.account) : undefined,
    drawsOn: quantity.gt(position.quantity) ? position.pool : undefined,
  };
}

interface SizeWords {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly mark: string;
  readonly isClosed: boolean;
}

function sizeText(way: Of<"size">["way"], { name, from, to, mark, isClosed }: SizeWords): string {
  if (isClosed) return l10n.t("{0}: closed at {1}", name, mark);
  return way === "trade"
    ? l10n.t("{0}: size {1} → {2}, traded at {3}", name, from, to, mark)
    : l10n.t("{0}: size {1} → {2}, as if entered so", name, from, to);
}

/** The size of a position as its row states it. */
export function statedSize({ position, source }: Placed): {
  readonly field: SizeField;
  readonly value: Decimal;
} {
  const { quantity, contracts, notional } = source.fields.values;
  if (quantity !== undefined) return { field: "quantity", value: position.quantity };
  if (contracts !== undefined)
    return { field: "contracts", value: contractsOf(position.instrument, position.quantity) };
  if (notional === undefined) return { field: "quantity", value: position.quantity };
  const isInverse = position.instrument.contractType === "inverse";
  return { field: "notional", value: isInverse ? position.quantity : legOf(position).entryNotional };
}

/** More is bought or some is closed, at the mark as it is by then. */
function traded(
  before: Imagined,
  position: Position,
  quantity: Decimal,
): Imagined | { readonly problem: string } {
  const difference = quantity.minus(position.quantity);
  if (difference.isZero()) return before;
  const after = changedBy(
    before,
    difference.gt(0)
      ? { kind: "add", position, quantity: difference }
      : { kind: "reduce", position, quantity: difference.negated() },
  );
  return "refusal" in after ? { problem: capitalised(reasonInWords(after.refusal)) } : after;
}

/** What the wallet is said to hold stays, as if the position had been of that size when the file was written. */
function entered(
  before: Imagined,
  position: Position,
  quantity: Decimal,
): Imagined | { readonly problem: string } {
  if (quantity.isZero())
    return { problem: l10n.t("Nothing is left of it then; remove the position instead.") };
  const sized = { ...position, quantity };
  const positionOf = (one: Position) => (one === position ? sized : one);
  const positions = before.account.positions.map(positionOf);
  return become(before, { ...before.account, positions }, positionOf);
}

/** A share is one of what is posted. */
export function marginStep(context: Context, before: Imagined, change: Of<"margin">): Outcome {
  const one = found(context, before, change);
  if ("problem" in one) return one;
  const { placed, name, position } = one;
  const unread = l10n.t("{0}: added margin {1}", name, change.text);
  const amount = amountIn(change.text, postedMargin(position));
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  const { number } = amount;
  const after = changedBy(before, { kind: "margin", position, amount: number, from: change.from });
  if ("refusal" in after) return { text: unread, problem: capitalised(reasonInWords(after.refusal)) };
  const now = after.now.get(placed.row)!;
  const posted = postedMargin(position)!;
  return {
    text: marginText(change.from, name, moneyOf(position, number.abs()), number.isNegative()),
    after,
    value: number,
    share: posted.isZero() ? undefined : quotient(number, posted),
    note: number.isNegative() ? thinMargin(now, after.account) : undefined,
    drawsOn: change.from === "wallet" && number.gt(0) ? position.pool : undefined,
  };
}

function marginText(from: Of<"margin">["from"], name: string, amount: string, isTaken: boolean): string {
  if (from === "wallet")
    return isTaken
      ? l10n.t("{0}: {1} of margin back into the wallet", name, amount)
      : l10n.t("{0}: {1} of margin from the wallet", name, amount);
  return isTaken
    ? l10n.t("{0}: {1} of margin taken out of the account", name, amount)
    : l10n.t("{0}: {1} of margin from outside", name, amount);
}

/** Where the venue switches the account, all other positions go along. */
export function modeStep(context: Context, before: Imagined, change: Of<"mode">): Outcome {
  const one = found(context, before, change);
  if ("problem" in one) return one;
  const { placed, name, position } = one;
  const to = change.text === "isolated" ? "isolated" : "cross";
  const text = l10n.t("{0}: margin mode {1} → {2}", name, modeWord(position.marginMode), modeWord(to));
  if (position.marginMode === to) return { text, after: before };
  const isWhole = before.account.rules[position.marginMode].modeSwitch === "account-wide";
  const switched = isWhole
    ? before.account.positions.filter(({ marginMode }) => marginMode !== to)
    : [position];
  const after = changedBy(
    before,
    ...switched.map((other) => ({ kind: "mode", position: other, marginMode: to }) as const),
  );
  if ("refusal" in after) return { text, problem: capitalised(reasonInWords(after.refusal)) };
  const others = switched.length - 1;
  const { obstacle, note } = modeObstacles(before.account, position, { to, others, venue: context.venue });
  const now = after.now.get(placed.row)!;
  return {
    text,
    after,
    obstacle: obstacle ?? leverageObstacle(now, after.account),
    note,
    drawsOn: to === "isolated" ? position.pool : undefined,
  };
}

/** A cross leg of the other side: more of one that is there, or a new one. */
export function hedgeStep(context: Context, before: Imagined, change: Of<"hedge">): Outcome {
  const one = found(context, before, change);
  if ("problem" in one) return one;
  const { name, position } = one;
  const unread = l10n.t("Hedge of {0}: {1}", name, change.text);
  const amount = amountIn(change.text, position.quantity);
  if ("problem" in amount) return { text: unread, problem: amount.problem };
  const quantity = amount.number;
  if (position.marginMode !== "cross")
    return {
      text: unread,
      problem: l10n.t("Isolated legs do not stand up for each other; a hedge helps in cross margin."),
    };
  const opened = oppositeOf(position, quantity, position.markPrice);
  const opposite = before.account.positions.find(
    (other) =>
      other.instrument.symbol === position.instrument.symbol &&
      other.side === opened.side &&
      other.marginMode === "cross",
  );
  const after = changedBy(
    before,
    opposite === undefined
      ? { kind: "open", position: opened }
      : { kind: "add", position: opposite, quantity },
  );
  if ("refusal" in after) return { text: unread, problem: capitalised(reasonInWords(after.refusal)) };
  const [leg, size, mark] = [nameOf(opened), sizeOf(opened, quantity), shown(position.markPrice)];
  const made: Made = {
    text:
      opposite === undefined
        ? l10n.t("{0} opened with {1} at {2}", leg, size, mark)
        : l10n.t("{0} grown by {1} at {2}", leg, size, mark),
    after,
    value: quantity,
    drawsOn: position.pool,
  };
  return made;
}
