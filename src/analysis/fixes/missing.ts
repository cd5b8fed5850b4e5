/** What is not there is added; where only the owner knows the number, with one to type over. */
import * as l10n from "@vscode/l10n";
import { type Path, removeProperty } from "../../document/edit";
import { ASSET_SHAPE, POSITION_SHAPE, TIER_SHAPE } from "../../document/shape";
import { propertyOf } from "../../document/tree";
import { Decimal } from "../../engine/decimal";
import { markPaths, SIZES, walletPlace } from "../panelPlaces";
import type { Fixer, Proposal } from "./fix";
import { fieldOf, isRead, writeNumber, writeWord } from "./write";

/** Numbers to type over: what is common, so that the text stays whole meanwhile. */
const USUAL: Readonly<Record<string, string>> = {
  quantity: "1",
  entryPrice: "1",
  maintenanceMarginRate: "0.005",
  takerFeeRate: "0.0005",
  walletBalance: "1000",
  leverage: "10",
  balance: "1",
  price: "1",
};

const USUAL_TEXT: Readonly<Record<string, string>> = { symbol: "BTCUSDT", asset: "BTC" };

function asking(path: Path, digits = USUAL[String(path.at(-1))]!, title?: string): Proposal {
  const name = String(path.at(-1));
  return {
    title: title ?? l10n.t('Add "{0}"', name),
    change: [writeNumber(path, new Decimal(digits))],
    placeholder: digits,
    isPreferred: true,
  };
}

export const missingField: Fixer = function* ({ analysis, place, row }) {
  const { tree } = analysis;
  const { path, value } = place;
  // A table of tiers without a tier.
  if (tree.kindOf(value) === "array") {
    yield {
      title: l10n.t('Remove "{0}"', String(path.at(-1))),
      change: [(text) => removeProperty(text, path)],
    };
    return;
  }
  const lacks = (name: string) => propertyOf(tree, value, name) === undefined;
  const inTiers = path[0] === "instruments";
  const shape = inTiers ? TIER_SHAPE : path[0] === "account" ? ASSET_SHAPE : POSITION_SHAPE;
  for (const name of shape.required ?? []) {
    if (!lacks(name)) continue;
    const at = [...path, name];
    const text = USUAL_TEXT[name];
    if (name === "side") {
      for (const side of ["long", "short"])
        yield { title: l10n.t('Add "side": "{0}"', side), change: [writeWord(at, side)] };
    } else if (text !== undefined) {
      yield {
        title: l10n.t('Add "{0}"', name),
        change: [writeWord(at, text)],
        placeholder: text,
        isPreferred: true,
      };
    } else {
      const { symbol, markPrice } = row?.fields.values ?? {};
      const mark = symbol === undefined ? undefined : analysis.file.top.values.markPrices?.get(symbol);
      yield asking(at, name === "entryPrice" ? (markPrice ?? mark)?.toFixed() : undefined);
    }
  }
  if (shape === POSITION_SHAPE && SIZES.every(lacks)) yield asking([...path, "quantity"]);
};

export const missingTiers: Fixer = function* ({ row }) {
  if (isRead(row)) yield asking(["instruments", row.position.instrument.symbol, "maintenanceMarginRate"]);
};

export const missingFee: Fixer = function* ({ row }) {
  if (isRead(row)) yield asking(["instruments", row.position.instrument.symbol, "takerFeeRate"]);
};

export const missingWallet: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const pool = analysis.report!.pools().find(({ asset }) => asset === row.position.pool);
  const place = walletPlace(analysis, row.position.pool);
  if (pool?.reason === "missing-wallet" && place !== undefined)
    yield asking(place.path, USUAL["walletBalance"]);
};

export const missingLeverage: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  yield asking(fieldOf(row, "leverage"));
  const { modes } = analysis.report!.account.rules;
  if (modes.includes("cross")) {
    yield {
      title: l10n.t('Change marginMode to "cross"'),
      change: [writeWord(fieldOf(row, "marginMode"), "cross")],
    };
  }
};

export const markFromEntry: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { markPrice } = row.position;
  const paths = markPaths(analysis, row);
  if (paths.length === 1) yield asking(paths[0]!, markPrice.toFixed(), l10n.t("Add the mark price"));
};
