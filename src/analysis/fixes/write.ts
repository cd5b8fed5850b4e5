/** Steps and changes that several fixes have in common. */
import { type Path, setValue } from "../../document/edit";
import { ACCOUNT_FIELDS, FILE_FIELDS, INSTRUMENT_FIELDS, POSITION_FIELDS } from "../../document/positionFile";
import type { Position } from "../../engine/account";
import { contractsOf } from "../../engine/contract";
import { type Decimal, quotient } from "../../engine/decimal";
import { legOf } from "../../engine/leg";
import { nodeAt } from "../../document/tree";
import type { Analysis } from "../analyze";
import { sizeFieldOf } from "../panelPlaces";
import type { Row } from "../resolve";
import type { Step } from "./fix";

/** A row that could be read. */
export type ReadRow = Row & { readonly position: Position };

export function isRead(row: Row | undefined): row is ReadRow {
  return row?.position !== undefined;
}

const ORDERS: Readonly<Record<string, readonly string[]>> = {
  positions: Object.keys(POSITION_FIELDS),
  account: Object.keys(ACCOUNT_FIELDS),
  instruments: Object.keys(INSTRUMENT_FIELDS),
};

const FILE_ORDER = Object.keys(FILE_FIELDS);

export function writeNumber(path: Path, value: Decimal): Step {
  return write(path, value.toFixed(), true);
}

export function writeWord(path: Path, text: string): Step {
  return write(path, text, false);
}

/** A section that is not there yet goes among the others by the order of sections, a field by that of its section. */
function write(path: Path, text: string, isNumber: boolean): Step {
  return (tree) => {
    const hasSection = tree.root !== undefined && path.length > 1 && hasName(tree, String(path[0]));
    const order = hasSection ? (ORDERS[String(path[0])] ?? []) : FILE_ORDER;
    return setValue(tree, path, { text, isNumber }, order);
  };
}

function hasName(tree: Parameters<Step>[0], name: string): boolean {
  return tree.kindOf(tree.root!) === "object" && nodeAt(tree, [name]) !== undefined;
}

/** Where a field of a row stands. */
export function fieldOf(row: Row, name: string): Path {
  return ["positions", row.index, name];
}

export interface WrittenSize {
  readonly path: Path;
  /** In the unit that the row uses. */
  readonly value: Decimal;
}

/** A quantity of a position as its row states sizes. */
export function sizeInFile(analysis: Analysis, row: ReadRow, quantity: Decimal): WrittenSize {
  const { position } = row;
  const field = sizeFieldOf(analysis, row);
  const path = fieldOf(row, field);
  if (field === "contracts") {
    const one = contractsOf(position.instrument, position.quantity);
    return { path, value: quotient(quantity.times(one), position.quantity) };
  }
  if (field === "notional" && position.instrument.contractType !== "inverse") {
    return { path, value: quotient(quantity.times(legOf(position).entryNotional), position.quantity) };
  }
  return { path, value: quantity };
}
