/** Tables of tiers that do not fit together, and positions that do not fit into them. */
import * as l10n from "@vscode/l10n";
import { moveElement, type Path, removeProperty } from "../../document/edit";
import type { TextTree } from "../../document/tree";
import { type Decimal, quotient } from "../../engine/decimal";
import { continuousAmounts } from "../../engine/tiers";
import { contractsOf } from "../../engine/contract";
import { legOf } from "../../engine/leg";
import { shown } from "../format";
import { tierLeverage } from "../leverage";
import { typedDown } from "../typed";
import type { TierFields } from "../../document/positionFile";
import type { Analysis } from "../analyze";
import type { Fixer, Step } from "./fix";
import { smallerSize } from "./margin";
import { fieldOf, isRead, sizeInFile, writeNumber } from "./write";

export const leverageAboveTier: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { leverage } = row.position;
  const maximum = tierLeverage(row.position, analysis.report!.account.rules)?.maximum;
  if (maximum === undefined || leverage === undefined) return;
  yield {
    title: l10n.t("Lower leverage to {0}", shown(maximum)),
    change: [writeNumber(fieldOf(row, "leverage"), maximum)],
    isPreferred: true,
  };
  yield* smallerSize(analysis, row, { kind: "leverage", leverage });
};

export const aboveLastTier: Fixer = function* ({ analysis, row }) {
  if (!isRead(row)) return;
  const { instrument, quantity } = row.position;
  const { schedule, symbol } = instrument;
  const end = schedule?.kind === "tiers" ? schedule.tiers.at(-1)?.limit : undefined;
  if (schedule?.kind !== "tiers" || end === undefined) return;
  const now =
    schedule.unit === "contracts" ? contractsOf(instrument, quantity) : legOf(row.position).markNotional;
  const { path, value } = sizeInFile(analysis, row, quotient(quantity.times(end), now));
  const size = typedDown(value);
  yield {
    title: l10n.t("Shrink {0} to {1}, where the tiers end", String(path.at(-1)), shown(size)),
    change: [writeNumber(path, size)],
  };
  const tiers = tiersOf(analysis, symbol);
  if (tiers === undefined) return;
  const field = schedule.unit === "contracts" ? "maxContracts" : "maxNotional";
  const last: Path = ["instruments", symbol, "tiers", tiers.length - 1, field];
  yield {
    title: l10n.t("Remove {0} of the last tier, so that it goes on", field),
    change: [(tree) => removeProperty(tree, last)],
  };
};

export const tierAmount: Fixer = function* ({ analysis, place }) {
  const [, symbol, , index] = place.path;
  const tiers = typeof symbol === "string" ? tiersOf(analysis, symbol) : undefined;
  if (tiers === undefined || typeof index !== "number") return;
  const derived = continuousAmounts(
    tiers.map((tier) => ({
      limit: limitOf(tier),
      maintenanceMarginRate: tier!.values.maintenanceMarginRate!,
    })),
  )[index]!;
  yield {
    title: l10n.t("Change to {0}", shown(derived)),
    change: [writeNumber(place.path, derived)],
    isPreferred: true,
  };
  yield {
    title: l10n.t('Remove all "maintenanceAmount": they are derived'),
    change: tiers.map((_, tier): Step => {
      const path = [...place.path.slice(0, 3), tier, "maintenanceAmount"];
      return (tree) => removeProperty(tree, path);
    }),
  };
};

/** Sorted by their ends, the one without an end last. */
export const tierOrder: Fixer = function* ({ analysis, place }) {
  const [, symbol] = place.path;
  const tiers = typeof symbol === "string" ? tiersOf(analysis, symbol) : undefined;
  if (tiers === undefined || tiers.some((tier) => tier === undefined)) return;
  const path: Path = ["instruments", symbol!, "tiers"];
  const limits = tiers.map(limitOf);
  const sorted = limits.map((_, index) => index).sort((a, b) => compared(limits[a], limits[b]));
  const isStrict = sorted.every(
    (tier, place) => place === 0 || compared(limits[sorted[place - 1]!], limits[tier]) < 0,
  );
  if (!isStrict) return;
  const current = limits.map((_, index) => index);
  const steps: Step[] = [];
  sorted.forEach((tier, to) => {
    const from = current.indexOf(tier);
    if (from === to) return;
    current.splice(to, 0, ...current.splice(from, 1));
    steps.push((tree: TextTree) => moveElement(tree, path, from, to));
  });
  yield { title: l10n.t("Sort the tiers by their ends"), change: steps, isPreferred: true };
};

function compared(a: Decimal | undefined, b: Decimal | undefined): number {
  if (a === undefined) return b === undefined ? 0 : 1;
  return b === undefined ? -1 : a.cmp(b);
}

function limitOf(tier: TierFields | undefined): Decimal | undefined {
  return tier?.values.maxNotional ?? tier?.values.maxContracts;
}

function tiersOf({ file }: Analysis, symbol: string) {
  return file.instruments.get(symbol)?.part.read.values.tiers;
}
