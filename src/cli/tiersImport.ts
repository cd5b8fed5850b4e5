/** `marginalia tiers import`: downloaded tables as the instruments of a position file, printed or written into one. */
import { writeFile } from "node:fs/promises";
import { languageOf } from "../document/language";
import { written } from "../document/structure";
import type { ImportedTable, ImportProblem } from "../imports/checkedTable";
import { instrumentsOf } from "../imports/instruments";
import { problemsOf, usedSymbols, withTables } from "../imports/intoFile";
import { readTables } from "../imports/readTables";
import { contentOf, nameOf, reasonOf } from "./files";
import type { Output } from "./run";

export interface ImportOptions {
  /** All symbols of the files where none is named. */
  readonly symbols: readonly string[];
  /** The position file to write into; none to print. */
  readonly into: string | undefined;
}

export async function tiersImport(
  paths: readonly string[],
  { symbols, into }: ImportOptions,
  output: Output,
): Promise<number> {
  const file = into === undefined ? undefined : await contentOf(into);
  if (file !== undefined && "reason" in file) {
    output.warn(`marginalia: cannot read ${into}: ${file.reason}\n`);
    return 2;
  }
  const used = file === undefined ? [] : usedSymbols(file.text, languageOf(into!));
  const read = await readAll(paths, symbols.length > 0 ? symbols : used, output);
  const missing = symbols.filter((symbol) => !read.tables.some(({ names }) => names.includes(symbol)));
  for (const symbol of missing) output.warn(`marginalia: no table of ${symbol} could be read\n`);
  const isFailing = read.isFailing || missing.length > 0;

  if (file === undefined) {
    const isWanted = ({ names }: ImportedTable) => names.some((name) => symbols.includes(name));
    const wanted = symbols.length > 0 ? read.tables.filter(isWanted) : read.tables;
    output.write(`${written({ instruments: instrumentsOf(wanted) })}\n`);
    return codeOf(read.isUnreadable, isFailing);
  }
  const result = withTables(file.text, read.tables, symbols.length > 0 ? symbols : used, languageOf(into!));
  const isRefused = say(into!, result.problems, output);
  const isNone = result.symbols.length === 0 && !isRefused;
  if (isNone) output.warn(`marginalia: no table is of a symbol that the positions of ${into} use\n`);
  if (result.text !== file.text && !(await write(into!, result.text, output))) return 2;
  if (result.symbols.length > 0) output.write(`${into} has the tiers of ${result.symbols.join(", ")}\n`);
  return codeOf(read.isUnreadable, isFailing || isRefused || isNone);
}

interface ReadFiles {
  readonly tables: readonly ImportedTable[];
  readonly isUnreadable: boolean;
  readonly isFailing: boolean;
}

/** All tables of these files, and what is wrong with those that are asked for: of all where no symbol is named. */
async function readAll(
  paths: readonly string[],
  symbols: readonly string[],
  output: Output,
): Promise<ReadFiles> {
  const tables: ImportedTable[] = [];
  let [isUnreadable, isFailing] = [false, false];
  for (const path of paths) {
    const content = await contentOf(path);
    if ("reason" in content) {
      isUnreadable = true;
      output.warn(`marginalia: cannot read ${path}: ${content.reason}\n`);
      continue;
    }
    const read = readTables(content.text);
    tables.push(...read.tables);
    const problems = symbols.length > 0 ? problemsOf(read.problems, symbols) : read.problems;
    if (say(nameOf(path), problems, output)) isFailing = true;
  }
  return { tables, isUnreadable, isFailing };
}

/** Says what is wrong, and whether an error is among it. */
function say(name: string, problems: readonly ImportProblem[], output: Output): boolean {
  for (const { severity, message } of problems) output.warn(`${name}: ${severity}: ${message}\n`);
  return problems.some(({ severity }) => severity === "error");
}

function codeOf(isUnreadable: boolean, isFailing: boolean): number {
  return isUnreadable ? 2 : isFailing ? 1 : 0;
}

async function write(path: string, text: string, output: Output): Promise<boolean> {
  try {
    await writeFile(path, text);
    return true;
  } catch (error) {
    output.warn(`marginalia: cannot write ${path}: ${reasonOf(error)}\n`);
    return false;
  }
}
