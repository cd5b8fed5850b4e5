import * as l10n from "@vscode/l10n";
import { modeSwitch, type ModeSwitch, type Obstacle } from "../../engine/questions/modeSwitch";
import type { Position } from "../../engine/account";
import type { Change } from "../../engine/changes/change";
import type { ModeReport } from "../../engine/report";
import type { Analysis } from "../analyze";
import { changedText } from "../changedText";
import { percent } from "../format";
import { explain, priceOrReason } from "../reasons";
import type { ReadRow } from "../fixes/write";
import { type Answered, said } from "./answered";
import { listed, moneyOf, nameOf } from "./names";
import { reasonInWords } from "./reasonWords";
import { modeWord } from "../words";

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
  const result = l10n.t(
    "{0} in {1} margin: {2} (now {3}).",
    nameOf(position),
    modeWord(to),
    then ? inWords(then) : l10n.t("not known"),
    inWords(now),
  );
  const sentence =
    obstacles.length === 0 && rule === "allowed"
      ? l10n.t("{0} {1} lets it be switched while it is open.", result, venue)
      : result;
  const switched = account.positions.filter(({ marginMode }) => rule === "account-wide" && marginMode !== to);
  const all = switched.length > 0 ? switched : [position];
  const changes = all.map((one): Change => ({ kind: "mode", position: one, marginMode: to }));
  return {
    sentence,
    details: obstacles.map((obstacle) => obstacleInWords(obstacle, answer.value, { position, venue })),
    changes,
    written: () => changedText(analysis, changes),
  };
}

function inWords(mode: ModeReport): string {
  const { distance } = mode;
  if (mode.liquidationPrice !== undefined || distance === undefined) return priceOrReason(mode);
  return l10n.t("{0}, {1} away", explain(mode), percent(distance));
}

export function obstacleInWords(
  obstacle: Obstacle,
  { to }: Pick<ModeSwitch, "to">,
  { position, venue }: { readonly position: Position; readonly venue: string },
): string {
  switch (obstacle.code) {
    case "venue-has-no-such-mode":
      return l10n.t("{0} has no {1} margin.", venue, modeWord(to));
    case "refused-while-open":
      return l10n.t("{0} refuses the switch while the position is open: it has to be closed first.", venue);
    case "rule-unknown":
      return l10n.t("Whether {0} lets an open position switch is not known.", venue);
    case "switches-account":
      return obstacle.others === 1
        ? l10n.t("{0} switches the whole account: 1 other position goes with it.", venue)
        : l10n.t("{0} switches the whole account: {1} other positions go with it.", venue, obstacle.others);
    case "not-enough-available":
      return l10n.t(
        "Posting {0} takes {1} more than is available.",
        moneyOf(position, obstacle.needed),
        moneyOf(position, obstacle.missing),
      );
    case "liquidates":
      return l10n.t("{0} would be liquidated at once.", listed(obstacle.positions.map(nameOf)));
  }
}
