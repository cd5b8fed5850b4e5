/** The position at hand as the file has it, and those that can be chosen instead. */
import * as l10n from "@vscode/l10n";
import { postedMargin } from "../../../engine/margin";
import type { RowId } from "../../../protocol/messages";
import type { ChosenModel, Found } from "../../../protocol/views/whatIf";
import { leverageOf, tierLeverage } from "../../leverage";
import { assetOfPool } from "../../poolKeys";
import type { Ground, Imagined, Placed } from "./imagined";
import { statedSize } from "./positionSteps";

/** Positions that a list can hold; of more, those are given that are looked for. */
const LISTED = 200;
const MATCHES = 50;

/** Digits of a field. */
const FIELD_DIGITS = 20;

/** The one that was chosen, else the first; none in a book without positions. */
export function chosenOf({ rows }: Ground, chosen: RowId | null): Placed | undefined {
  return rows.find(({ row }) => row === chosen) ?? rows[0];
}

export function chosenModel(ground: Ground, placed: Placed, then: Imagined): ChosenModel {
  const { row, position } = placed;
  const { rules } = ground.start.account;
  const size = statedSize(placed);
  const after = then.now.get(row);
  const maximum = tierLeverage(after ?? position, rules)?.maximum;
  const digits = (value: typeof size.value) => value.toSignificantDigits(FIELD_DIGITS).toFixed();
  const [leverage, posted] = [leverageOf(position)?.leverage, postedMargin(position)];
  return {
    row,
    symbol: position.instrument.symbol,
    name: ground.nameOf(placed),
    asset: assetOfPool(position.pool) ?? "",
    mark: digits(position.markPrice),
    leverage: leverage === undefined ? "" : digits(leverage),
    maxLeverage: maximum === undefined ? null : Number(maximum.toFixed()),
    size: digits(size.value),
    sizeField: size.field,
    posted: posted === undefined ? null : digits(posted),
    marginMode: position.marginMode,
    modeThen: after?.marginMode ?? position.marginMode,
  };
}

export function found(ground: Ground, find: string): Found[] {
  const named = (placed: Placed): Found => ({ row: placed.row, name: listName(placed) });
  if (ground.rows.length <= LISTED) return ground.rows.map(named);
  const wanted = find.trim().toLowerCase();
  const matches: Found[] = [];
  for (const placed of ground.rows) {
    if (matches.length === MATCHES) break;
    const one = named(placed);
    if (one.name.toLowerCase().includes(wanted)) matches.push(one);
  }
  return matches;
}

/** "12 BTCUSDT long, core" */
export function listName({ position, source }: Placed): string {
  const { side, instrument } = position;
  const { label } = source.fields.values;
  const number = source.index + 1;
  const name =
    side === "long"
      ? l10n.t("{0} {1} long", number, instrument.symbol)
      : l10n.t("{0} {1} short", number, instrument.symbol);
  return label === undefined ? name : `${name}, ${label.slice(0, 40)}`;
}
