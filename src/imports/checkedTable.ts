/**
 * Whether a downloaded table can be one: numbers, no gaps, tiers that ascend, deductions that leave no jump. What would
 * make wrong prices rejects the table; what a file may hold is said, and kept.
 */
import * as l10n from "@vscode/l10n";
import type { Decimal } from "../engine/decimal";
import { continuousAmounts } from "../engine/tiers";
import { isNumberProblem, readNumber } from "../document/number";
import type { Cell, DownloadedTable, DownloadedTier } from "./download";

export interface ImportProblem {
  /** An error rejects the table, a warning keeps it. */
  readonly severity: "error" | "warning";
  /** The names of the contract it is about; none where it is about all that was read. */
  readonly names?: readonly string[];
  readonly message: string;
}

export interface ImportedTier {
  /** Highest notional or number of contracts; none where the tier goes on without an end. */
  readonly limit: Decimal | undefined;
  /** As a fraction. */
  readonly maintenanceMarginRate: Decimal;
  /** None where the download does not state it. */
  readonly maintenanceAmount: Decimal | undefined;
  readonly maxLeverage: Decimal | undefined;
}

export interface ImportedTable extends Omit<DownloadedTable, "tiers" | "isPercent"> {
  readonly tiers: readonly ImportedTier[];
}

export interface CheckedTable {
  /** None where an error rejects it. */
  readonly table: ImportedTable | undefined;
  readonly problems: readonly ImportProblem[];
}

export function checkedTable(table: DownloadedTable): CheckedTable {
  return new TableCheck(table).run();
}

/** What programs write for "no limit": the largest number of 64 bits, exactly or as a float. */
const ENDLESS = "9.2e18";

interface Numbers extends ImportedTier {
  readonly floor: Decimal | undefined;
}

class TableCheck {
  readonly #table: DownloadedTable;
  readonly #problems: ImportProblem[] = [];

  constructor(table: DownloadedTable) {
    this.#table = table;
  }

  run(): CheckedTable {
    const { names, contractType, settle, unit, tiers } = this.#table;
    const numbers = tiers.map((tier, index) => this.#numbersOf(tier, index));
    const read = numbers.filter((tier) => tier !== undefined);
    const isRead = read.length === tiers.length && read.length > 0;
    if (isRead) this.#checkOrder(read);
    const isRejected = !isRead || this.#problems.some(({ severity }) => severity === "error");
    if (isRejected) return { table: undefined, problems: this.#problems };
    if (unit === "notional") this.#checkAmounts(read);
    return { table: { names, contractType, settle, unit, tiers: read }, problems: this.#problems };
  }

  #numbersOf(tier: DownloadedTier, index: number): Numbers | undefined {
    const before = this.#problems.length;
    const limit = this.#numberOf(tier.limit, index);
    const rate = this.#rateOf(tier.rate, index);
    const read = {
      floor: this.#numberOf(tier.floor, index),
      limit: limit?.gte(ENDLESS) ? undefined : limit,
      maintenanceAmount: this.#numberOf(tier.amount, index),
      maxLeverage: this.#leverageOf(tier.leverage, index),
    };
    return rate === undefined || this.#problems.length > before
      ? undefined
      : { ...read, maintenanceMarginRate: rate };
  }

  /** A number that is not negative; none where there is none, or none that can be read. */
  #numberOf({ field, text }: Cell, index: number): Decimal | undefined {
    if (text === undefined) return undefined;
    const number = readNumber(text);
    if (isNumberProblem(number)) return this.#reject(index, `${field}: ${number.message}`);
    if (number.isNegative() && !number.isZero()) {
      return this.#reject(index, l10n.t("{0} is {1}; expected a number that is not below 0.", field, text));
    }
    return number;
  }

  #rateOf(cell: Cell, index: number): Decimal | undefined {
    const { field, text } = cell;
    if (text === undefined) return this.#reject(index, l10n.t("there is no {0}.", field));
    const number = this.#numberOf(cell, index);
    if (number === undefined) return undefined;
    const rate = this.#table.isPercent ? number.times("0.01") : number;
    if (rate.gt(0) && rate.lte(1)) return rate;
    const most = this.#table.isPercent ? "100" : "1";
    return this.#reject(
      index,
      l10n.t("{0} is {1}; expected a rate above 0 and at most {2}.", field, text, most),
    );
  }

  #leverageOf(cell: Cell, index: number): Decimal | undefined {
    const leverage = this.#numberOf(cell, index);
    if (leverage?.isZero()) {
      return this.#reject(
        index,
        l10n.t("{0} is {1}; expected a leverage above 0.", cell.field, cell.text ?? ""),
      );
    }
    return leverage;
  }

  #checkOrder(numbers: readonly Numbers[]): void {
    numbers.forEach((tier, index) => {
      const { floor, limit, rate } = this.#table.tiers[index]!;
      const below = numbers[index - 1];
      const isLast = index === numbers.length - 1;
      if (tier.limit === undefined && !isLast) {
        this.#reject(
          index,
          l10n.t("there is no {0}; only the last tier may go on without an end.", limit.field),
        );
      }
      if (tier.limit !== undefined && tier.limit.lte(below?.limit ?? 0)) {
        const stated = limit.text ?? "";
        const message = below?.limit
          ? l10n.t(
              "{0} is {1}; expected more than the {2} of the tier before.",
              limit.field,
              stated,
              plain(below.limit),
            )
          : l10n.t("{0} is {1}; expected more than 0.", limit.field, stated);
        this.#reject(index, message);
      }
      if (tier.floor !== undefined && !this.#follows(tier.floor, below)) {
        const stated = floor.text ?? "";
        const message = below?.limit
          ? l10n.t(
              "{0} is {1}; expected {2}, where the tier before ends.",
              floor.field,
              stated,
              plain(below.limit),
            )
          : l10n.t("{0} is {1}; expected 0.", floor.field, stated);
        this.#reject(index, message);
      }
      const { maintenanceMarginRate, maxLeverage } = tier;
      if (maxLeverage !== undefined && maintenanceMarginRate.times(maxLeverage).gt(HARDLY_MORE)) {
        this.#reject(
          index,
          l10n.t(
            "{0} is {1}; expected no more than the initial margin at a leverage of {2}.",
            rate.field,
            rate.text ?? "",
            plain(maxLeverage),
          ),
        );
      }
      if (below !== undefined) this.#checkStep(index, tier, below);
    });
  }

  /** Where contracts are counted, a tier may begin with the next contract. */
  #follows(floor: Decimal, below: Numbers | undefined): boolean {
    const end = below?.limit;
    if (end === undefined) return below !== undefined || floor.isZero();
    const distance = floor.minus(end);
    return distance.isZero() || (this.#table.unit === "contracts" && distance.gt(0) && distance.lte(1));
  }

  #checkStep(index: number, tier: Numbers, below: Numbers): void {
    const { rate, leverage } = this.#table.tiers[index]!;
    if (tier.maintenanceMarginRate.lt(below.maintenanceMarginRate)) {
      const before = this.#table.tiers[index - 1]!.rate.text;
      this.#reject(
        index,
        l10n.t(
          "{0} is {1}; expected at least the {2} of the tier before.",
          rate.field,
          rate.text ?? "",
          before ?? "",
        ),
      );
    }
    const [own, before] = [tier.maxLeverage, below.maxLeverage];
    if (own !== undefined && before !== undefined && own.gt(before)) {
      this.#reject(
        index,
        l10n.t(
          "{0} is {1}; expected at most the {2} of the tier before.",
          leverage.field,
          leverage.text ?? "",
          plain(before),
        ),
      );
    }
  }

  /** Tables round their amounts; a billionth of the amount is no jump. */
  #checkAmounts(tiers: readonly ImportedTier[]): void {
    const derived = continuousAmounts(tiers);
    tiers.forEach(({ maintenanceAmount: stated }, index) => {
      const expected = derived[index]!;
      const larger = stated?.gt(expected) ? stated : expected;
      if (stated === undefined || stated.minus(expected).abs().lte(larger.times("1e-9"))) return;
      const { field, text } = this.#table.tiers[index]!.amount;
      const message = l10n.t(
        "{0} is {1}; {2} would leave no jump where the tier begins.",
        field,
        text ?? "",
        plain(expected),
      );
      this.#report("warning", index, message);
    });
  }

  #reject(index: number, message: string): undefined {
    this.#report("error", index, message);
  }

  #report(severity: ImportProblem["severity"], index: number, message: string): void {
    const { names } = this.#table;
    this.#problems.push({
      severity,
      names,
      message: l10n.t("{0}, tier {1}: {2}", names[0]!, index + 1, message),
    });
  }
}

/** Venues round leverages: 66.67 for a margin of 1.5 %. */
const HARDLY_MORE = "1.001";

function plain(number: Decimal): string {
  return number.toFixed();
}
