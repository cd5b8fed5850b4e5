/** Which positions to mark in the text: those that a finding says are liquidatable, stopped too late, or near. */
import type { Analysis } from "./analyze";
import type { Row } from "./resolve";

/** In order of urgency. */
export type RiskLevel = "liquidatable" | "stop" | "near";

const LEVELS: Readonly<Record<string, RiskLevel>> = {
  "already-liquidatable": "liquidatable",
  "stop-beyond-liquidation": "stop",
  "liquidation-near": "near",
};

const ORDER: readonly RiskLevel[] = ["liquidatable", "stop", "near"];

export interface RowRisk {
  readonly row: Row;
  /** The most urgent one. */
  readonly level: RiskLevel;
  /** What the findings say, the most urgent first. */
  readonly messages: readonly string[];
}

/** In the order of the text. What it says is what the diagnostics say, so that the two cannot disagree. */
export function rowRisks({ tree, rows, findings }: Analysis): RowRisk[] {
  const risks: RowRisk[] = [];
  const relevant = findings.filter(({ code }) => Object.hasOwn(LEVELS, code));
  if (relevant.length === 0) return risks;
  let next = 0;
  for (const row of rows) {
    const [start, end] = [tree.startOf(row.node), tree.endOf(row.node)];
    while (next < relevant.length && relevant[next]!.start < start) next++;
    const own: { level: RiskLevel; message: string }[] = [];
    for (; next < relevant.length && relevant[next]!.start < end; next++) {
      const { code, message } = relevant[next]!;
      own.push({ level: LEVELS[code]!, message });
    }
    if (own.length === 0) continue;
    own.sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
    risks.push({ row, level: own[0]!.level, messages: own.map(({ message }) => message) });
  }
  return risks;
}
