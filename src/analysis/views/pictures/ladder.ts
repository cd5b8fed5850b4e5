/** The prices of a position, one above the other; and how near liquidation the nearest positions are. */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../../../engine/decimal";
import type { ModeReport } from "../../../engine/report";
import type { LadderModel, LevelKind, LevelModel, NearestModel } from "../../../protocol/views/pictures";
import type { ReadRow } from "../../fixes/write";
import { shortNameOf } from "./names";
import { shown } from "../../format";
import { nearnessText } from "../../nearness";
import { modeModel } from "../../panelModes";
import { explain } from "../../reasons";
import { positionSentence } from "../../sentence";
import { modeWord } from "../../words";
import type { Book } from "..";
import { moveTo, signed } from "./moves";

/** More small ladders than these are no picture. */
const NEAREST_ROWS = 12;

interface Level {
  readonly kind: LevelKind;
  readonly name: string;
  readonly price: Decimal | undefined;
  readonly isInForce?: boolean;
}

export function ladderModel(book: Book, row: ReadRow): LadderModel {
  const { position } = row;
  const report = book.analysis.report!.position(position);
  const mode = report.inForce();
  const levels = [
    ...ownLevels(row),
    ...modeLevels(report.isolated(), position.marginMode === "isolated"),
    ...modeLevels(report.cross(), position.marginMode === "cross"),
  ];
  const isNow = mode.reason === "already-liquidatable";
  const mark = position.markPrice.toNumber();
  return {
    row: book.numbers.ids[row.index]!,
    name: shortNameOf(position),
    mode: position.marginMode,
    risk: modeModel(mode, undefined).risk,
    levels: drawn(levels, position.markPrice, (price) => price.toNumber()).sort((a, b) => b.at - a.at),
    losesBelowEntry: position.side === "long",
    liquidatedBelow: mode.below?.toNumber() ?? (isNow && position.side === "long" ? mark : null),
    liquidatedAbove: mode.above?.toNumber() ?? (isNow && position.side === "short" ? mark : null),
    description: positionSentence(report),
    notes: [...modeNotes(report.isolated(), book), ...modeNotes(report.cross(), book)],
  };
}

export function nearestModel(book: Book, sorted: readonly ReadRow[]): NearestModel {
  const { analysis, numbers } = book;
  const rows = sorted.slice(0, NEAREST_ROWS);
  const more = sorted.length - rows.length;
  return {
    rows: rows.map((row) => {
      const { position } = row;
      const report = analysis.report!.position(position);
      const mode = report.inForce();
      const levels = [...ownLevels(row), ...modeLevels(mode, true)];
      const atMove = (price: Decimal) => moveTo(price, position.markPrice).toNumber();
      const { text, risk } = nearnessText(analysis, row);
      return {
        row: numbers.ids[row.index]!,
        name: shortNameOf(position),
        risk,
        levels: drawn(
          levels.filter(({ kind }) => kind !== "bankruptcy"),
          position.markPrice,
          atMove,
        ),
        liquidation: modeModel(mode, undefined).price.text,
        distance: text,
      };
    }),
    more,
    description:
      more === 0
        ? l10n.t(
            "How far the price of each position is from its liquidation in the mode in force, the nearest first.",
          )
        : l10n.t(
            "How far the price is from liquidation in the mode in force: the {0} nearest positions, {1} more are further away.",
            rows.length,
            more,
          ),
  };
}

function ownLevels({ position, fields }: ReadRow): Level[] {
  const { stopLossPrice, takeProfitPrice } = fields.values;
  return [
    { kind: "mark", name: l10n.t("Mark"), price: position.markPrice },
    { kind: "entry", name: l10n.t("Entry"), price: position.entryPrice },
    { kind: "stop", name: l10n.t("Stop"), price: stopLossPrice },
    { kind: "takeProfit", name: l10n.t("Take profit"), price: takeProfitPrice },
  ];
}

/** Both roots: the one that hurts, and the one on the other side where there is one. */
function modeLevels(mode: ModeReport, isInForce: boolean): Level[] {
  const { marginMode: kind, liquidationPrice, below, above, bankruptcyPrice } = mode;
  const isCross = kind === "cross";
  const others = [below, above].filter((root) => root !== undefined && !liquidationPrice?.eq(root));
  return [
    {
      kind,
      name: isCross ? l10n.t("Liquidation, cross") : l10n.t("Liquidation, isolated"),
      price: liquidationPrice,
      isInForce,
    },
    ...others.map((price) => ({
      kind,
      name: isCross ? l10n.t("Liquidation, cross, other side") : l10n.t("Liquidation, isolated, other side"),
      price,
      isInForce,
    })),
    {
      kind: "bankruptcy",
      name: isCross ? l10n.t("Bankruptcy, cross") : l10n.t("Bankruptcy, isolated"),
      price: bankruptcyPrice,
      isInForce,
    },
  ];
}

function drawn(levels: readonly Level[], mark: Decimal, at: (price: Decimal) => number): LevelModel[] {
  return levels.flatMap(({ kind, name, price, isInForce = true }) =>
    price === undefined || !price.gt(0)
      ? []
      : [{ kind, name, at: at(price), price: shown(price), move: signed(moveTo(price, mark)), isInForce }],
  );
}

function modeNotes(mode: ModeReport, { analysis }: Book): string[] {
  const word = modeWord(mode.marginMode);
  const notes: string[] = [];
  if (mode.liquidationPrice === undefined) notes.push(l10n.t("In {0} margin: {1}.", word, explain(mode)));
  if (mode.hypothetical)
    notes.push(
      l10n.t("{0} has no {1} margin: its prices are what they would be.", analysis.venue?.name ?? "", word),
    );
  return notes;
}
