import * as l10n from "@vscode/l10n";
import { aftermath, type Rest } from "../../engine/portfolio/aftermath";
import type { Analysis } from "../analyze";
import { money, shown } from "../format";
import { priceOrReason } from "../reasons";
import type { ReadRow } from "../fixes/write";
import { assetOfPool } from "../poolKeys";
import { type Answered, said } from "./answered";
import { listed, moneyOf, nameOf } from "./names";
import { reasonInWords } from "./reasonWords";

/** What the liquidation of a position leaves behind. */
export function aftermathAnswer(analysis: Analysis, { position }: ReadRow): Answered {
  const answer = aftermath(analysis.report!.account, position, analysis.report);
  if ("reason" in answer) return said(`${nameOf(position)}: ${reasonInWords(answer.reason)}`);
  const { price, closed, atLeast, atMost } = answer.value;
  const [least, most] = [atLeast.cost, atMost.cost].map((cost) => moneyOf(position, cost));
  const cost = atLeast.cost.eq(atMost.cost) ? least! : l10n.t("{0} to {1}", least!, most!);
  const [name, at] = [nameOf(position), shown(price)];
  const costs =
    closed.length > 1
      ? l10n.t("A liquidation of {0} at {1} takes {2} rows with it, costs {3}", name, at, closed.length, cost)
      : l10n.t("A liquidation of {0} at {1} costs {2}", name, at, cost);
  const sentence = struck(costs, atMost, atLeast);
  const pool = atMost.report.pools().find(({ asset }) => asset === position.pool);
  const details = [
    ...(pool?.crossWalletBalance
      ? [
          l10n.t(
            "Left in the wallet behind cross: {0}.",
            money(pool.crossWalletBalance, assetOfPool(pool.asset)),
          ),
        ]
      : []),
    ...atMost.others.map(({ after }) => {
      const mode = atMost.report.position(after).inForce();
      return l10n.t("{0}: {1}.", nameOf(after), priceOrReason(mode));
    }),
  ];
  return said(sentence, details);
}

/** The sentence that `costs` begins, with what becomes of the other positions. */
function struck(costs: string, atMost: Rest, atLeast: Rest): string {
  if (atMost.others.length === 0) return l10n.t("{0}.", costs);
  if (atMost.takenDown.length === 0) return leftStanding(costs, atMost);
  const names = listed(atMost.takenDown.map(nameOf));
  const isSure = atLeast.takenDown.length === atMost.takenDown.length;
  return isSure
    ? l10n.t("{0} and takes {1} down.", costs, names)
    : l10n.t("{0} and can take {1} down.", costs, names);
}

function leftStanding(costs: string, { others, report }: Rest): string {
  const atTheEdge = others.filter(({ after }) => report.position(after).inForce().distance?.isZero());
  return atTheEdge.length === 0
    ? l10n.t("{0} and leaves all other positions standing.", costs)
    : l10n.t(
        "{0} and leaves all other positions standing, {1} with nothing to spare.",
        costs,
        listed(atTheEdge.map(({ after }) => nameOf(after))),
      );
}
