import { aftermath, type Rest } from "../../engine/portfolio/aftermath";
import type { Analysis } from "../analyze";
import { money, percent, shown } from "../format";
import { explain } from "../reasons";
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
  const cost = atLeast.cost.eq(atMost.cost) ? least! : `${least} to ${most}`;
  const down = closed.length > 1 ? ` takes ${closed.length} rows with it,` : "";
  const sentence = `A liquidation of ${nameOf(position)} at ${shown(price)}${down} costs ${cost}${struck(atMost, atLeast)}.`;
  const pool = atMost.report.pools().find(({ asset }) => asset === position.pool);
  const details = [
    ...(pool?.crossWalletBalance
      ? [`Left in the wallet behind cross: ${money(pool.crossWalletBalance, assetOfPool(pool.asset))}.`]
      : []),
    ...atMost.others.map(({ after }) => {
      const mode = atMost.report.position(after).inForce();
      const where = mode.liquidationPrice
        ? `liquidation at ${shown(mode.liquidationPrice)}${mode.distance ? `, ${percent(mode.distance)} away` : ""}`
        : explain(mode);
      return `${nameOf(after)}: ${where}.`;
    }),
  ];
  return said(sentence, details);
}

function struck(atMost: Rest, atLeast: Rest): string {
  if (atMost.others.length === 0) return "";
  if (atMost.takenDown.length === 0) return " and leaves all other positions standing";
  const names = listed(atMost.takenDown.map(nameOf));
  const isSure = atLeast.takenDown.length === atMost.takenDown.length;
  return isSure ? ` and takes ${names} down` : ` and can take ${names} down`;
}
