/** Values of the account and of the market that contradict each other. */
import * as l10n from "@vscode/l10n";
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
    title: l10n.t('Set "positionMode": "hedge"'),
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
      title: l10n.t("Set the mark of {0} to {1} everywhere", symbol, digits),
      change: paths.map((path) => writeNumber(path, mark)),
    };
  }
};

export const walletWithoutAsset: Fixer = function* ({ analysis }) {
  for (const { asset } of analysis.report?.pools() ?? []) {
    const name = assetOfPool(asset);
    if (name === undefined) continue;
    yield {
      title: l10n.t('Set "collateral": "{0}"', name),
      change: [writeWord(["account", "collateral"], name)],
    };
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
    title: l10n.t('Say that {0} is what is left for cross: "crossWalletBalance"', shown(balance)),
    change: [(tree) => removeProperty(tree, place.path), writeNumber(cross, balance)],
  };
  yield {
    title: l10n.t("Set walletBalance to {0}, the margins posted", shown(posted)),
    change: [writeNumber(place.path, posted)],
  };
};
