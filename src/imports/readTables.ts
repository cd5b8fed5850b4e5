/** From the text of a download to the tables in it, whichever venue or program it is from. */
import * as l10n from "@vscode/l10n";
import { parseJson } from "../document/json";
import { readBinance } from "./binance";
import { readBybit } from "./bybit";
import { readCcxt } from "./ccxt";
import { checkedTable, type ImportedTable, type ImportProblem } from "./checkedTable";
import { readOkx } from "./okx";

export interface ReadTables {
  readonly tables: readonly ImportedTable[];
  readonly problems: readonly ImportProblem[];
}

const READERS = [readCcxt, readBinance, readOkx, readBybit];

const unknownTable = () =>
  l10n.t(
    "This is no table of tiers that is known: ccxt's leverage tiers, Binance's leverageBracket, OKX's position-tiers or Bybit's risk-limit.",
  );

/** What is no table that could be used is in `problems`, and in `tables` what is left. */
export function readTables(text: string): ReadTables {
  const { tree, problems } = parseJson(text);
  const [broken] = problems;
  if (broken !== undefined) {
    const line = text.slice(0, broken.start).split(/\r\n|\r|\n/).length;
    return refused(l10n.t("The text cannot be read, line {0}: {1}", line, broken.message));
  }
  if (tree.root === undefined) return refused(l10n.t("The text is empty."));
  for (const read of READERS) {
    const download = read(tree, tree.root);
    if (download === undefined) continue;
    const checked = download.tables.map(checkedTable);
    return {
      tables: checked.flatMap(({ table }) => (table === undefined ? [] : [table])),
      problems: [
        ...download.refusals.map((message) => ({ severity: "error" as const, message })),
        ...checked.flatMap((one) => one.problems),
      ],
    };
  }
  return refused(unknownTable());
}

function refused(message: string): ReadTables {
  return { tables: [], problems: [{ severity: "error", message }] };
}
