import { modeSwitch, type ModeSwitch, type Obstacle } from "../../engine/questions/modeSwitch";
import type { Position } from "../../engine/account";
import type { ModeReport } from "../../engine/report";
import type { Analysis } from "../analyze";
import { changedText } from "../changedText";
import { percent, shown } from "../format";
import { explain } from "../reasons";
import type { ReadRow } from "../fixes/write";
import { type Answered, said } from "./answered";
import { listed, moneyOf, nameOf } from "./names";
import { reasonInWords } from "./reasonWords";

/** What switching the margin mode of a position would do, with everything that speaks against it. */
export function modeSwitchAnswer(analysis: Analysis, { position }: ReadRow): Answered {
  const { account } = analysis.report!;
  const answer = modeSwitch(account, position);
  if ("reason" in answer) return said(`${nameOf(position)}: ${reasonInWords(answer.reason)}`);
  const { to, rule, obstacles, preview } = answer.value;
  const venue = analysis.venue!.name;
  const after = preview.positions.find(({ before }) => before === position)?.after;
  const now = preview.before.position(position).inForce();
  const then = after && preview.after.position(after).inForce();
  const says =
    obstacles.length === 0 && rule === "allowed" ? ` ${venue} lets it be switched while it is open.` : "";
  const sentence = `${nameOf(position)} in ${to} margin: ${then ? inWords(then) : "not known"} (now ${inWords(now)}).${says}`;
  const switched = account.positions.filter(({ marginMode }) => rule === "account-wide" && marginMode !== to);
  const all = switched.length > 0 ? switched : [position];
  return {
    sentence,
    details: obstacles.map((obstacle) => obstacleInWords(obstacle, answer.value, { position, venue })),
    written: () =>
      changedText(
        analysis,
        all.map((one) => ({ kind: "mode", position: one, marginMode: to })),
      ),
  };
}

function inWords(mode: ModeReport): string {
  const price = mode.liquidationPrice ? `liquidation at ${shown(mode.liquidationPrice)}` : explain(mode);
  return mode.distance ? `${price}, ${percent(mode.distance)} away` : price;
}

export function obstacleInWords(
  obstacle: Obstacle,
  { to }: ModeSwitch,
  { position, venue }: { readonly position: Position; readonly venue: string },
): string {
  switch (obstacle.code) {
    case "venue-has-no-such-mode":
      return `${venue} has no ${to} margin.`;
    case "refused-while-open":
      return `${venue} refuses the switch while the position is open: it has to be closed first.`;
    case "rule-unknown":
      return `Whether ${venue} lets an open position switch is not known.`;
    case "switches-account":
      return `${venue} switches the whole account: ${obstacle.others} other ${obstacle.others === 1 ? "position goes" : "positions go"} with it.`;
    case "not-enough-available":
      return `Posting ${moneyOf(position, obstacle.needed)} takes ${moneyOf(position, obstacle.missing)} more than is available.`;
    case "liquidates":
      return `${listed(obstacle.positions.map(nameOf))} would be liquidated at once.`;
  }
}
