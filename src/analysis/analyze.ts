/** The whole way from a text to what can be shown of it. Pure: the same text gives the same analysis. */
import { Decimal } from "../engine/decimal";
import { type AccountReport, evaluate } from "../engine/evaluate";
import { once } from "../engine/kept";
import { parseText, type TextLanguage } from "../document/parseText";
import type { PositionFile } from "../document/positionFile";
import type { Problem } from "../document/problem";
import type { TextTree } from "../document/tree";
import type { Venue } from "../venues/venue";
import { checks } from "./checks";
import type { PositionRow } from "./checks/check";
import { NO_POLICY, type Policy, policyInForce } from "./policy";
import { dumpProblems } from "./dumpProblems";
import { inFormat, PLAIN } from "./numberFormat";
import { readerOfKind, readTree, type Reported } from "./readers";
import { type Memory, resolve, type Row } from "./resolve";

export interface Analysis {
  readonly tree: TextTree;
  /** "positions" for a position file, else the id of the reader that recognised the text. */
  readonly kind: string;
  readonly file: PositionFile;
  /** Liquidation prices that the text itself states, by index of the position. */
  readonly reported: ReadonlyMap<number, Reported>;
  /** None where the file names one that is not known. */
  readonly venue: Venue | undefined;
  /** None where no rules could be told. */
  readonly report: AccountReport | undefined;
  readonly rows: readonly Row[];
  /** What a JSON editor reports as well. */
  readonly syntax: readonly Problem[];
  /** Everything else, by place. The checks are run when someone first asks. */
  readonly findings: readonly Problem[];
  /** Those of them that reading the text has found. */
  readonly readingProblems: readonly Problem[];
  /** How near liquidation may be to the mark, as a fraction of it: the file's policy, else the option. */
  readonly minimumDistance: Decimal;
  readonly memory: Memory;
}

export interface AnalysisOptions {
  /** How near liquidation may be before it is pointed out, as a fraction of the mark; a file's policy goes before it. */
  readonly minimumDistance: Decimal;
  /** Further limits, for what a file's own policy leaves open; none where none is given. */
  readonly policy?: Policy;
  /** The language of the text; JSON where none is given. */
  readonly language?: TextLanguage;
}

export const DEFAULT_OPTIONS: AnalysisOptions = { minimumDistance: new Decimal("0.05") };

/** With an `earlier` analysis of nearly the same text, what an edit left alone is used again. */
export function analyze(
  text: string,
  options: AnalysisOptions = DEFAULT_OPTIONS,
  earlier?: Analysis,
): Analysis {
  const { tree, problems: syntax } = parseText(
    text,
    options.language ?? "json",
    earlier && { tree: earlier.tree, problems: earlier.syntax },
  );
  const { kind, file, reported } = readTree(tree, earlier?.file.parts);
  const resolved = resolve(file, earlier?.memory);
  const report = resolved.account && evaluate(resolved.account);
  const readingProblems: readonly Problem[] = [...file.problems, ...resolved.problems];
  // Whoever asks first, and in whatever format: a finding is said in one way.
  const findings = once(() =>
    inFormat(PLAIN, () => {
      const found = [...readingProblems];
      if (report !== undefined) runChecks({ ...resolved, report }, file, options, found);
      const reader = readerOfKind(kind);
      const told = reader === undefined ? found : dumpProblems(found, reader);
      return told.sort(byPlace);
    }),
  );
  return {
    tree,
    kind,
    file,
    reported,
    venue: resolved.venue,
    report,
    rows: resolved.rows,
    syntax,
    get findings() {
      return findings();
    },
    readingProblems,
    minimumDistance: minimumDistance(file, options),
    memory: resolved.memory,
  };
}

/** All problems of a text in the order of the text. */
export function allProblems({ syntax, findings }: Analysis): Problem[] {
  return [...syntax, ...findings].sort(byPlace);
}

function byPlace(one: Problem, other: Problem): number {
  return one.start - other.start || one.end - other.end;
}

function runChecks(
  resolved: ReturnType<typeof resolve> & { report: AccountReport },
  file: PositionFile,
  options: AnalysisOptions,
  findings: Problem[],
): void {
  const { tree } = file;
  const rows = resolved.rows.filter((row): row is PositionRow => row.position !== undefined);
  const distance = minimumDistance(file, options);
  const context = {
    file,
    venue: resolved.venue!,
    rules: resolved.rules!,
    report: resolved.report,
    rows,
    nearRows: rows.filter(({ position }) => resolved.report.isLiquidatedWithin(position, distance)),
    minimumDistance: distance,
    policy: policyInForce(file, options.policy ?? NO_POLICY),
    add: (code: string, severity: Problem["severity"], message: string, node: number, onLine?: string) => {
      const place = { start: tree.startOf(node), end: tree.endOf(node) };
      findings.push({ code, severity, message, ...place, ...(onLine === undefined ? {} : { onLine }) });
    },
  };
  for (const check of checks) check(context);
}

/** How near liquidation may be, as a fraction: by the file's policy, else as the options say. */
export function minimumDistance(file: PositionFile, options: AnalysisOptions): Decimal {
  const policy = file.top.values.policy?.values.minDistanceToLiquidation;
  if (policy === undefined) return options.minimumDistance;
  return policy.isPercent ? policy.value.times("0.01") : policy.value;
}
