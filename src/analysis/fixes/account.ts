/** Values of the account and of the market that contradict each other. */
import { removeProperty } from "../../document/edit";
import { nodeAt } from "../../document/tree";
import { type Decimal, sum } from "../../engine/decimal";
import { postedMargin } from "../../engine/margin";
import { shown } from "../format";
import { markPaths, walletPlace } from "../panelPlaces";
import { assetOfPool } from "../poolKeys";
import { typedUp } from "../typed";
import type { Fixer } from "./fix";
import { isRead, writeNumber, writeWord } from "./write";

export const oppositeLegs: Fixer = function* () {
  yield {
    title: `Set "positionMode": "hedge"`,
    change: [writeWord(["account", "positionMode"], "hedge")],
    isPreferred: true,
  };
};

/** One of the marks everywhere that one is stated. */
export const conflictingMarkPrices: Fixer = function* ({ analysis, row }) {
  const symbol = row?.fields.values.symbol;
  if (row === undefined || symbol === undefined) return;
  const ofRows = analysis.rows
    .filter(({ fields }) => fields.values.symbol === symbol)
    .map(({ fields }) => fields.values.markPrice);
  const stated = [analysis.file.top.values.markPrices?.get(symbol), ...ofRows];
  const marks = new Map<string, Decimal>();
  for (const mark of stated) if (mark !== undefined) marks.set(mark.toFixed(), mark);
  const paths = markPaths(analysis, row);
  for (const [digits, mark] of marks) {
    yield {
      title: `Set the mark of ${symbol} to ${digits} everywhere`,
      change: paths.map((path) => writeNumber(path, mark)),
    };
  }
};

export const walletWithoutAsset: Fixer = function* ({ analysis }) {
  for (const { asset } of analysis.report?.pools() ?? []) {
    const name = assetOfPool(asset);
    if (name === undefined) continue;
    yield { title: `Set "collateral": "${name}"`, change: [writeWord(["account", "collateral"], name)] };
  }
};

/** Either the balance is what is left for cross, or it is wrong. */
export const isolatedMarginAboveWallet: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { pool } = row.position;
  const { positions, wallets } = analysis.report!.account;
  const place = walletPlace(analysis, pool);
  const balance = wallets.get(pool)?.walletBalance;
  if (
    place?.field !== "walletBalance" ||
    balance === undefined ||
    nodeAt(analysis.tree, place.path) === undefined
  )
    return;
  const fenced = positions.filter((one) => one.pool === pool && one.marginMode === "isolated");
  const posted = typedUp(sum(fenced.flatMap((one) => postedMargin(one) ?? [])));
  const cross = [...place.path.slice(0, -1), "crossWalletBalance"];
  yield {
    title: `Say that ${shown(balance)} is what is left for cross: "crossWalletBalance"`,
    change: [(tree) => removeProperty(tree, place.path), writeNumber(cross, balance)],
  };
  yield {
    title: `Set walletBalance to ${shown(posted)}, the margins posted`,
    change: [writeNumber(place.path, posted)],
  };
};
