/** Tables written into a position file: the tiers of its instruments, and nothing else of it. */
import * as l10n from "@vscode/l10n";
import { applyEdits, type EditOutcome, isRefusal, setStructure, setValue } from "../document/edit";
import { parseText, type TextLanguage } from "../document/parseText";
import {
  FILE_FIELDS,
  INSTRUMENT_FIELDS,
  type InstrumentFields,
  readPositionFile,
} from "../document/positionFile";
import type { TextTree } from "../document/tree";
import type { ImportedTable, ImportProblem } from "./checkedTable";
import { tierList } from "./instruments";

export interface FileWithTiers {
  /** The text of the file with the tables in it. */
  readonly text: string;
  /** The symbols that have their table now, as the file writes them. */
  readonly symbols: readonly string[];
  readonly problems: readonly ImportProblem[];
}

/** The symbols that the positions of a file use. */
export function usedSymbols(text: string, language: TextLanguage = "json"): string[] {
  const { positions } = readPositionFile(parseText(text, language).tree);
  return [...new Set(positions.flatMap(({ part }) => part.read.values.symbol ?? []))];
}

/** The problems that are about one of these symbols, or about all of a download. */
export function problemsOf(problems: readonly ImportProblem[], symbols: readonly string[]): ImportProblem[] {
  return problems.filter(({ names }) => names === undefined || names.some((name) => symbols.includes(name)));
}

/** Writes the tables of these symbols. A table with several names goes under the one that the positions use. */
export function withTables(
  text: string,
  tables: readonly ImportedTable[],
  symbols: readonly string[],
  language: TextLanguage = "json",
): FileWithTiers {
  const preferred = [...usedSymbols(text, language).filter((symbol) => symbols.includes(symbol)), ...symbols];
  const problems: ImportProblem[] = [];
  const written = new Set<string>();
  let result = text;
  for (const table of tables) {
    const symbol = preferred.find((name) => table.names.includes(name));
    if (symbol === undefined) continue;
    const outcome = withTable(result, symbol, table, language);
    problems.push(...outcome.problems);
    if (outcome.text === undefined) continue;
    result = outcome.text;
    written.add(symbol);
  }
  return { text: result, symbols: [...written], problems };
}

interface Outcome {
  /** None where the table has no place in the file. */
  readonly text: string | undefined;
  readonly problems: readonly ImportProblem[];
}

function withTable(text: string, symbol: string, table: ImportedTable, language: TextLanguage): Outcome {
  const values = readPositionFile(parseText(text, language).tree).instruments.get(symbol)?.part.read.values;
  const stated = values?.contractType;
  if (stated !== undefined && table.contractType !== undefined && stated !== table.contractType) {
    const message = l10n.t(
      "{0}: the table is of a contract that is {1}; the file says {2}.",
      symbol,
      table.contractType,
      stated,
    );
    return { text: undefined, problems: [{ severity: "error", message }] };
  }
  const problems: ImportProblem[] = [];
  if (table.unit === "contracts" && values?.contractSize === undefined) {
    const message = l10n.t(
      '{0}: the tiers count contracts; its "contractSize" must stand in the file.',
      symbol,
    );
    problems.push({ severity: "warning", message });
  }
  const path = ["instruments", symbol];
  const changes: ((tree: TextTree) => EditOutcome)[] = [];
  if (stated === undefined && table.contractType === "inverse") {
    const inverse = { text: "inverse", isNumber: false };
    changes.push((tree) => setValue(tree, [...path, "contractType"], inverse, ORDER));
  }
  if (!isSame(values?.tiers, table)) {
    changes.push((tree) => setStructure(tree, [...path, "tiers"], tierList(table), ORDER));
  }
  let result = text;
  for (const change of changes) {
    const edits = change(parseText(result, language).tree);
    if (isRefusal(edits)) {
      problems.push({ severity: "error", message: `${symbol}: ${edits.refusal}` });
      return { text: undefined, problems };
    }
    result = applyEdits(result, edits);
  }
  return { text: result, problems };
}

const ORDER = [...Object.keys(INSTRUMENT_FIELDS), ...Object.keys(FILE_FIELDS)];

/** Whether a file has just these tiers already: then they stay as they are written, with their comments. */
function isSame(stated: InstrumentFields["values"]["tiers"], { unit, tiers }: ImportedTable): boolean {
  if (stated?.length !== tiers.length) return false;
  return tiers.every((tier, index) => {
    const row = stated[index];
    if (row === undefined || row.broken.size > 0) return false;
    const { maxNotional, maxContracts, maintenanceMarginRate, maintenanceAmount, maxLeverage } = row.values;
    const [limit, other] = unit === "contracts" ? [maxContracts, maxNotional] : [maxNotional, maxContracts];
    const pairs = [
      [limit, tier.limit],
      [other, undefined],
      [maintenanceMarginRate, tier.maintenanceMarginRate],
      [maintenanceAmount, tier.maintenanceAmount],
      [maxLeverage, tier.maxLeverage],
    ] as const;
    return pairs.every(([one, two]) => one?.toFixed() === two?.toFixed());
  });
}
