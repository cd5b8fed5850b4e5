/** What a field of a position comes to: a few words to stand behind it, and a sentence to stand in a hover. */
import * as l10n from "@vscode/l10n";
import type { Position } from "../engine/account";
import { type Decimal, sum } from "../engine/decimal";
import { legOf, profitAt } from "../engine/leg";
import { marginFor } from "../engine/questions/margin";
import type { Target } from "../engine/questions/target";
import type { Analysis } from "./analyze";
import { money, percent, shown } from "./format";
import { tierLeverage } from "./leverage";
import { brief, modeModel } from "./panelModes";
import { assetOfPool } from "./poolKeys";
import { priceOrReason } from "./reasons";
import type { Row } from "./resolve";
import { positionsOf } from "./rowsOf";

export interface Note {
  /** "9.64 % to liquidation". */
  readonly words: string;
  readonly sentence: string;
}

type NoteOf = (analysis: Analysis, position: Position, row: Row) => Note | undefined;

/** The fields that a note is made for. */
export const NOTES: Readonly<Record<string, NoteOf>> = {
  entryPrice: distanceNote,
  markPrice: (_analysis, position) => profitNote([position]),
  leverage: leverageNote,
  isolatedMargin: marginNote,
  stopLossPrice: (analysis, position, { fields }) =>
    fields.values.stopLossPrice && exitNote(analysis, position, fields.values.stopLossPrice, "stop"),
  takeProfitPrice: (analysis, position, { fields }) =>
    fields.values.takeProfitPrice && exitNote(analysis, position, fields.values.takeProfitPrice, "target"),
};

/** None where there is nothing to say of the field, or the row cannot be read. */
export function noteOf(analysis: Analysis, row: Row, field: string): Note | undefined {
  const { position } = row;
  if (position === undefined || analysis.report === undefined || !Object.hasOwn(NOTES, field))
    return undefined;
  return NOTES[field]!(analysis, position, row);
}

/** What all positions of a symbol gain or lose at its mark. */
export function markNote(analysis: Analysis, symbol: string): Note | undefined {
  const positions = positionsOf(analysis, symbol);
  return positions.length === 0 ? undefined : profitNote(positions);
}

function distanceNote({ report }: Analysis, position: Position): Note | undefined {
  const mode = report!.position(position).inForce();
  const { distance } = modeModel(mode, undefined);
  const sentence = l10n.t("From the mark of {0}: {1}.", shown(position.markPrice), priceOrReason(mode));
  if (distance.text) return { words: l10n.t("{0} to liquidation", distance.text), sentence };
  if (mode.reason === "never") return { words: l10n.t("never liquidated"), sentence };
  if (mode.reason === "already-liquidatable") return { words: l10n.t("liquidatable now"), sentence };
  return undefined;
}

function profitNote(positions: readonly Position[]): Note {
  const profit = sum(positions.map((position) => legOf(position).unrealizedPnl));
  const asset = assetOfPool(positions[0]!.pool);
  const words = l10n.t("PnL {0}", signed(profit, asset));
  const sentence =
    positions.length > 1
      ? l10n.t(
          "At this mark the {0} positions have an unrealised PnL of {1}.",
          positions.length,
          money(profit, asset),
        )
      : l10n.t("At this mark the position has an unrealised PnL of {0}.", money(profit, asset));
  return { words, sentence };
}

function leverageNote({ report }: Analysis, position: Position): Note | undefined {
  const effective = report!.position(position).effectiveLeverage();
  const most = tierLeverage(position, report!.account.rules)?.maximum;
  if (effective === undefined && most === undefined) return undefined;
  const now = effective && times(effective);
  const limit = most && times(most);
  return {
    words: [now && l10n.t("effective {0}", now), limit && l10n.t("at most {0}", limit)]
      .filter(Boolean)
      .join(l10n.t(", ")),
    sentence: [
      now &&
        (position.marginMode === "isolated"
          ? l10n.t(
              "Effective leverage {0}: the notional at the mark over the position's margin balance.",
              now,
            )
          : l10n.t(
              "Effective leverage {0}: the notional at the mark over the margin balance of the cross account.",
              now,
            )),
      limit && l10n.t("The tier of this size allows at most {0}.", limit),
    ]
      .filter(Boolean)
      .join(" "),
  };
}

/** What is missing or to spare so that the stop fills, or else so that liquidation is as far away as it has to be. */
function marginNote(analysis: Analysis, position: Position, { fields }: Row): Note | undefined {
  if (position.marginMode !== "isolated") return undefined;
  const stop = fields.values.stopLossPrice;
  const target: Target =
    stop !== undefined && hurts(position, stop)
      ? { kind: "price", price: stop }
      : { kind: "distance", distance: analysis.minimumDistance };
  // Only rows of its own symbol matter to an isolated position.
  const account = {
    ...analysis.report!.account,
    positions: positionsOf(analysis, position.instrument.symbol),
  };
  const answer = marginFor(account, position, target);
  if ("reason" in answer) return undefined;
  const { amount } = answer.value;
  const asset = assetOfPool(position.pool);
  const [size, sum] = [brief(amount.abs()), money(amount.abs(), asset)];
  if (target.kind === "price") {
    const stopPrice = shown(target.price);
    return amount.gt(0)
      ? {
          words: l10n.t("missing {0} for the stop", size),
          sentence: l10n.t("{0} more is needed for the stop at {1}.", sum, stopPrice),
        }
      : {
          words: l10n.t("to spare {0} for the stop", size),
          sentence: l10n.t("{0} more than is needed for the stop at {1}.", sum, stopPrice),
        };
  }
  const distance = percent(target.distance);
  return amount.gt(0)
    ? {
        words: l10n.t("missing {0} for {1}", size, distance),
        sentence: l10n.t("{0} more is needed for {1} of distance.", sum, distance),
      }
    : {
        words: l10n.t("to spare {0} for {1}", size, distance),
        sentence: l10n.t("{0} more than is needed for {1} of distance.", sum, distance),
      };
}

function exitNote({ report }: Analysis, position: Position, price: Decimal, name: "stop" | "target"): Note {
  const asset = assetOfPool(position.pool);
  const profit = profitAt(position, price);
  const before = hurts(position, price) && report!.isLiquidatedBefore(position, price);
  const mode = before ? report!.position(position).inForce() : undefined;
  if (mode?.liquidationPrice !== undefined) {
    const { liquidationPrice, lossAtLiquidation: loss } = mode;
    const at = shown(liquidationPrice);
    return { words: l10n.t("never fills"), sentence: neverFills(name, at, loss && money(loss, asset)) };
  }
  const amount = profit.abs();
  const [short, full] = [`${brief(amount)}${asset ? ` ${asset}` : ""}`, money(amount, asset)];
  if (profit.isNegative())
    return {
      words: l10n.t("loses {0}", short),
      sentence:
        name === "stop"
          ? l10n.t("Closed at the stop, the position loses {0} from entry, fees apart.", full)
          : l10n.t("Closed at the target, the position loses {0} from entry, fees apart.", full),
    };
  return {
    words: l10n.t("gains {0}", short),
    sentence:
      name === "stop"
        ? l10n.t("Closed at the stop, the position gains {0} from entry, fees apart.", full)
        : l10n.t("Closed at the target, the position gains {0} from entry, fees apart.", full),
  };
}

function neverFills(name: "stop" | "target", at: string, loss: string | undefined): string {
  if (loss === undefined)
    return name === "stop"
      ? l10n.t("Before this stop the position is liquidated, at {0}.", at)
      : l10n.t("Before this target the position is liquidated, at {0}.", at);
  return name === "stop"
    ? l10n.t("Before this stop the position is liquidated, at {0}, and loses at least {1}.", at, loss)
    : l10n.t("Before this target the position is liquidated, at {0}, and loses at least {1}.", at, loss);
}

/** Whether a price is on the side of the mark on which the position loses. */
function hurts({ side, markPrice }: Position, price: Decimal): boolean {
  return side === "long" ? price.lt(markPrice) : price.gt(markPrice);
}

function signed(value: Decimal, asset: string | undefined): string {
  const amount = `${brief(value.abs())}${asset ? ` ${asset}` : ""}`;
  if (value.isZero()) return amount;
  return `${value.isNegative() ? "−" : "+"}${amount}`;
}

function times(leverage: Decimal): string {
  return `${brief(leverage.toSignificantDigits(3))}x`;
}
