/** Which fields an object must have, and which exclude each other. */
import * as l10n from "@vscode/l10n";
import type { Fields, FieldTable, Reading } from "./fields";
import { type Node, propertyOf } from "./tree";

export interface Shape {
  readonly required?: readonly string[];
  /** Of each group exactly one. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Of each group one or none. */
  readonly atMostOne?: readonly (readonly string[])[];
}

export const POSITION_SHAPE: Shape = {
  required: ["symbol", "side", "entryPrice"],
  exactlyOne: [["quantity", "contracts", "notional"]],
};

export const WALLET_SHAPE: Shape = { atMostOne: [["walletBalance", "crossWalletBalance"]] };

export const TIER_SHAPE: Shape = {
  required: ["maintenanceMarginRate"],
  atMostOne: [["maxNotional", "maxContracts"]],
};

export const SCENARIO_SHAPE: Shape = { exactlyOne: [["shape", "prices"]] };

export const ASSET_SHAPE: Shape = { required: ["asset", "balance", "price"] };

/** Whether the fields have the shape; a broken field counts as there. */
export function hasShape({ values, broken }: Fields<FieldTable>, shape: Shape): boolean {
  const count = (names: readonly string[]) =>
    names.filter((name) => values[name] !== undefined || broken.has(name)).length;
  return (
    (shape.required ?? []).every((name) => count([name]) === 1) &&
    (shape.exactlyOne ?? []).every((names) => count(names) === 1) &&
    (shape.atMostOne ?? []).every((names) => count(names) <= 1)
  );
}

export function reportShape(reading: Reading, object: Node, fields: Fields<FieldTable>, shape: Shape): void {
  if (hasShape(fields, shape)) return;
  const isThere = (name: string) => fields.values[name] !== undefined || fields.broken.has(name);
  for (const name of shape.required ?? []) {
    if (!isThere(name)) reportMissing(reading, object, l10n.t('"{0}" is missing.', name));
  }
  for (const names of shape.exactlyOne ?? []) {
    if (!names.some(isThere)) reportMissing(reading, object, l10n.t("One of {0} is missing.", quoted(names)));
  }
  for (const names of [...(shape.exactlyOne ?? []), ...(shape.atMostOne ?? [])]) {
    const given = names.filter(isThere);
    for (const name of given.slice(1)) {
      const message = l10n.t('"{0}" and "{1}" exclude each other; keep one of them.', name, given[0]!);
      reading.report(
        "conflicting-fields",
        "error",
        message,
        propertyOf(reading.tree, object, name) ?? object,
      );
    }
  }
}

function reportMissing(reading: Reading, object: Node, message: string): void {
  reading.reportAtStart("missing-field", "error", message, object);
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
