/** Downloads of margin tiers: they hold no positions, and are told from a dump of them so that it can be said. */
import * as l10n from "@vscode/l10n";
import { type DumpReader, has } from "./reader";

export const tierTable: DumpReader = {
  id: "tier-table",
  get title() {
    return l10n.t("Table of margin tiers");
  },
  holds: "positions",
  venue: "generic",
  recognises: (samples) =>
    has(samples, "maxSz", "mmr", "maxLever") ||
    has(samples, "bracket", "maintMarginRatio") ||
    has(samples, "riskLimitValue", "maintenanceMargin") ||
    has(samples, "tier", "minNotional", "maintenanceMarginRate"),
  read(dump) {
    const message = l10n.t(
      "This is a download of margin tiers; there are no positions in it. Import Tiers… puts them into a position file.",
    );
    dump.note("tier-table", message, dump.tree.root);
  },
};
