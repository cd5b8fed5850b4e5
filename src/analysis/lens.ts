/** A line of numbers above each position and above the account. Places are cheap; a text is made when it is shown. */
import * as l10n from "@vscode/l10n";
import { nodeAt } from "../document/tree";
import type { ModeReport, PoolReport } from "../engine/report";
import type { Analysis } from "./analyze";
import type { ShownAnalysis } from "./lastSound";
import { brief, modeModel, ratioFigure } from "./panelModes";
import { explainPool } from "./panelWords";
import { assetOfPool } from "./poolKeys";
import type { Row } from "./resolve";
import { modeWord } from "./words";

export interface Lens {
  /** Where in the text at hand it stands. */
  readonly offset: number;
  readonly text: () => string;
}

/** One for each pool of the account, then one for each position. */
export function lensesOf(shown: ShownAnalysis): Lens[] {
  const lenses: Lens[] = [];
  const { analysis, placeOf } = shown;
  const { tree, rows, report } = analysis;
  const account = nodeAt(tree, ["account"]);
  const top = placeOf(
    account !== undefined ? tree.startOf(account) : tree.root ? tree.startOf(tree.root) : 0,
  );
  if (report !== undefined && rows.length > 0 && top !== undefined) {
    for (let index = 0; index < report.account.wallets.size; index++) {
      lenses.push({ offset: top, text: () => poolText(report.pools(), index) });
    }
  }
  for (const row of rows) {
    const offset = placeOf(tree.startOf(row.node));
    if (offset === undefined) continue;
    lenses.push({
      offset,
      text: () => {
        const good = shown.lastGood(row);
        return positionText(good.analysis, good.row);
      },
    });
  }
  return lenses;
}

/** "liq 45,180.72 (9.64 %) · worst case 100 · cross: never". */
export function positionText({ report, reported }: Analysis, { position, index }: Row): string {
  if (position === undefined || report === undefined) return l10n.t("This position cannot be read");
  const of = report.position(position);
  const [inForce, other] =
    position.marginMode === "isolated" ? [of.isolated(), of.cross()] : [of.cross(), of.isolated()];
  const asset = assetOfPool(position.pool);
  const { worstCaseLoss } = inForce;
  const stated = reported.get(index);
  const parts = [
    priceText(inForce, asset),
    worstCaseLoss && l10n.t("worst case {0}", brief(worstCaseLoss)),
    other.hypothetical
      ? l10n.t("{0} (not offered): {1}", modeWord(other.marginMode), otherText(other, asset))
      : `${modeWord(other.marginMode)}: ${otherText(other, asset)}`,
    stated && l10n.t("reported {0}", brief(stated.liquidationPrice)),
  ];
  return parts.filter(Boolean).join(" · ");
}

function priceText(mode: ModeReport, asset: string | undefined): string {
  const { price, isPrice, distance } = modeModel(mode, asset);
  if (isPrice) return nearText(price.text, distance.text);
  switch (mode.reason) {
    case "never":
      return l10n.t("never liquidated");
    case "already-liquidatable":
      return l10n.t("liquidatable now");
    case "other-side":
      return nearText(price.text, distance.text);
    case "invalid":
      return l10n.t("no price while another row cannot be read");
    default:
      return l10n.t("no price: {0}", price.text);
  }
}

function nearText(price: string, distance: string): string {
  return distance ? l10n.t("liq {0} ({1})", price, distance) : l10n.t("liq {0}", price);
}

function otherText(mode: ModeReport, asset: string | undefined): string {
  const { price, distance } = modeModel(mode, asset);
  return distance.text ? `${price.text} (${distance.text})` : price.text;
}

/** "margin ratio 0.79 % · available 900 · worst case 2,000", with the asset where there are several pools. */
function poolText(pools: readonly PoolReport[], index: number): string {
  const pool = pools[index];
  if (pool === undefined) return "";
  const asset = assetOfPool(pool.asset);
  const name = pools.length > 1 && asset ? `${asset}: ` : "";
  return `${name}${poolFigures(pool)}`;
}

export function poolFigures(pool: PoolReport): string {
  const { availableBalance, worstCaseLoss } = pool;
  const ratio = ratioFigure(pool).text;
  const parts = [
    ratio !== "–" && l10n.t("margin ratio {0}", ratio),
    availableBalance && l10n.t("available {0}", brief(availableBalance)),
    worstCaseLoss && l10n.t("worst case {0}", brief(worstCaseLoss)),
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : explainPool(pool.reason ?? "invalid");
}
