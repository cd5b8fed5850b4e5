/** What happens on a walk, each event as a sentence with its cause and its numbers. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../engine/decimal";
import type {
  Bearer,
  Funding,
  LegName,
  Liquidation,
  PartialLiquidation,
  PoolLiquidation,
  SimulationEvent,
  Standing,
  StopFilled,
  TakeProfitFilled,
  TopUp,
} from "../../simulation";
import { listed } from "../answers/names";
import { assetOfPool } from "../poolKeys";
import { modeWord } from "../words";
import { money, percent, shown } from "./signed";

/** None for what only moves money beside another event, which tells of it. */
export function eventSentence(event: SimulationEvent): string | undefined {
  switch (event.kind) {
    case "liquidation":
      return liquidationSentence(event);
    case "partial-liquidation":
      return partialSentence(event);
    case "pool-liquidation":
      return poolSentence(event);
    case "stop-loss":
    case "take-profit":
      return orderSentence(event);
    case "top-up":
      return topUpSentence(event);
    case "funding":
      return fundingSentence(event);
    case "collateral-sold":
      return l10n.t("The collateral of the pool became cash: {0}.", amountOf(event, event.amount));
    case "debt":
    case "insurance":
      return undefined;
  }
}

/** "ETHUSDT long isolated" */
export function legName({ symbol, side, marginMode }: LegName): string {
  return side === "long"
    ? l10n.t("{0} long {1}", symbol, modeWord(marginMode))
    : l10n.t("{0} short {1}", symbol, modeWord(marginMode));
}

function liquidationSentence(event: Liquidation): string {
  const [name, price] = [legName(event), shown(event.price)];
  const loss = amountOf(event, event.loss);
  // What the pool's own sentence said need not be said of each of its legs.
  const first =
    event.because !== undefined && event.touchesPool
      ? event.loss.isNegative()
        ? l10n.t(
            "{0} was closed with the pool at {1}: a gain of {2}.",
            name,
            price,
            amountOf(event, event.loss.negated()),
          )
        : l10n.t("{0} was closed with the pool at {1}: a loss of {2}.", name, price, loss)
      : event.touchesPool
        ? l10n.t(
            "{0} was liquidated at {1}: {2}. It cost the cross pool {3}.",
            name,
            price,
            standing(event),
            loss,
          )
        : l10n.t(
            "{0} was liquidated at {1}: {2}. It cost {3}; the cross pool was untouched.",
            name,
            price,
            standing(event),
            loss,
          );
  return joined(first, gapSentence(event), beyondSentence(event));
}

function partialSentence(event: PartialLiquidation): string {
  return joined(
    l10n.t(
      "A part of {0} was liquidated at {1}: {2}. {3} was closed, {4} is left.",
      legName(event),
      shown(event.price),
      standing(event),
      shown(event.quantity),
      shown(event.remaining),
    ),
    gapSentence(event),
  );
}

function poolSentence(event: PoolLiquidation): string {
  const legs = listed(event.legs.map(legName));
  const asset = assetOfPool(event.asset);
  const pool = asset === undefined ? l10n.t("The cross pool") : l10n.t("The cross pool in {0}", asset);
  const order = event.order.isAssumed
    ? event.order.rule === "whole-pool"
      ? l10n.t("All of it is taken to be closed at once, as no venue publishes its order.")
      : l10n.t("The largest loss is taken to be closed first, as no venue publishes its order.")
    : undefined;
  return joined(
    l10n.t("{0} was taken over with {1} in it: {2}.", pool, legs, standing(event)),
    event.legs.length > 1 ? order : undefined,
    gapSentence(event),
    beyondSentence(event),
  );
}

/** "margin balance 1.95 below maintenance margin 1.96" */
function standing({ marginBalance, maintenanceMargin }: Standing): string {
  const [balance, requirement] = [shown(marginBalance), shown(maintenanceMargin)];
  // Along a line the two meet, but for the last of forty digits.
  return balance === requirement
    ? l10n.t("margin balance down to the maintenance margin of {0}", requirement)
    : l10n.t("margin balance {0} below maintenance margin {1}", balance, requirement);
}

function gapSentence({ isGap }: Standing): string | undefined {
  return isGap ? l10n.t("The price jumped past the liquidation price.") : undefined;
}

function beyondSentence(event: {
  readonly beyond: Decimal;
  readonly bearer: Bearer | undefined;
  readonly asset: string;
}): string | undefined {
  if (event.beyond.isZero()) return undefined;
  const amount = amountOf(event, event.beyond);
  switch (event.bearer) {
    case "insurance":
      return l10n.t("{0} more than stood behind it was borne by the venue's fund.", amount);
    case "account":
      return l10n.t("{0} more than stood behind it is owed by the account.", amount);
    default:
      return l10n.t("{0} more than stood behind it was lost; who bears that is not published.", amount);
  }
}

function orderSentence(event: StopFilled | TakeProfitFilled): string {
  const [name, order, price] = [legName(event), shown(event.orderPrice), shown(event.price)];
  const result = amountOf(event, event.profit);
  const first =
    event.kind === "stop-loss"
      ? l10n.t("The stop of {0} at {1} was filled at {2}: a result of {3}.", name, order, price, result)
      : l10n.t(
          "The take profit of {0} at {1} was filled at {2}: a result of {3}.",
          name,
          order,
          price,
          result,
        );
  return joined(first, beyondSentence(event));
}

function topUpSentence(event: TopUp): string {
  const [name, amount] = [legName(event), amountOf(event, event.amount)];
  const first =
    event.from === "wallet"
      ? l10n.t("{0} was added to {1} from the wallet.", amount, name)
      : l10n.t("{0} was added to {1} from outside.", amount, name);
  const isShort = event.amount.lt(event.wanted);
  return joined(
    first,
    isShort ? l10n.t("{0} would have been needed.", amountOf(event, event.wanted)) : undefined,
  );
}

function fundingSentence(event: Funding): string {
  const [name, rate] = [legName(event), percent(event.rate)];
  const amount = amountOf(event, event.amount.abs());
  return event.amount.isNegative()
    ? l10n.t("{0} paid {1} of funding at {2}.", name, amount, rate)
    : l10n.t("{0} received {1} of funding at {2}.", name, amount, rate);
}

function amountOf({ asset }: { readonly asset: string }, amount: Decimal): string {
  return money(amount, assetOfPool(asset));
}

function joined(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(" ");
}
