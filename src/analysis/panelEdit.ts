/** From what someone wants changed in the panel to the smallest edits of the text. */
import * as l10n from "@vscode/l10n";
import {
  appendObject,
  duplicateElement,
  type EditOutcome,
  isRefusal,
  moveElement,
  type NewObject,
  type Path,
  type Refusal,
  removeElement,
  removeProperty,
  type Scalar,
  setValue,
  type TextEdit,
} from "../document/edit";
import { isNumberProblem, readNumber } from "../document/number";
import { ACCOUNT_FIELDS, FILE_FIELDS, INSTRUMENT_FIELDS, POSITION_FIELDS } from "../document/positionFile";
import type { Draft, Intent, NewPosition, Target } from "../protocol/messages";
import { venueOf } from "../venues";
import type { Analysis, AnalysisOptions } from "./analyze";
import { editsOfFix } from "./panelFixes";
import { pathsOf } from "./panelPlaces";
import { type RowNumbers, rowWithId } from "./panelRows";
import { editsOfTransfer } from "./panelTransfer";
import { editsOfWhatIf } from "./views/whatIf";

const gone = (): Refusal => ({ refusal: l10n.t("The position is no longer in the file.") });

/** `options` are those of the analysis. */
export function editsOf(
  analysis: Analysis,
  numbers: RowNumbers,
  intent: Intent,
  options?: AnalysisOptions,
): EditOutcome {
  if (analysis.syntax.length > 0)
    return { refusal: l10n.t("The text has a syntax error; correct it there first.") };
  const { tree } = analysis;
  switch (intent.kind) {
    case "set":
      return setTarget(analysis, numbers, intent.target, intent.text);
    case "add": {
      const fields = newObject(intent.fields);
      return "refusal" in fields ? fields : appendObject(tree, ["positions"], fields);
    }
    case "apply":
      return editsOfWhatIf({ analysis, numbers }, intent.request);
    case "duplicate":
    case "remove": {
      const row = rowWithId(analysis, numbers, intent.row);
      if (row === undefined) return gone();
      const change = intent.kind === "remove" ? removeElement : duplicateElement;
      return change(tree, ["positions"], row.index);
    }
    case "move": {
      const row = rowWithId(analysis, numbers, intent.row);
      const before = intent.before === null ? undefined : rowWithId(analysis, numbers, intent.before);
      if (row === undefined || (intent.before !== null && before === undefined)) return gone();
      const place = before?.index ?? analysis.rows.length;
      const to = place > row.index ? place - 1 : place;
      return to === row.index ? [] : moveElement(tree, ["positions"], row.index, to);
    }
    case "transfer":
      return editsOfTransfer(analysis, numbers, intent.transfer);
    case "fix":
      return editsOfFix(analysis, intent.problem, intent.title, options);
  }
}

/** The edits of a draft, to be made in memory only. */
export function editsOfDraft(analysis: Analysis, numbers: RowNumbers, draft: Draft): EditOutcome {
  return editsOf(analysis, numbers, intentOf(draft));
}

function intentOf(draft: Draft): Intent {
  switch (draft.of) {
    case "new":
      return { kind: "add", fields: draft.fields };
    case "value":
      return { kind: "set", target: draft.target, text: draft.text };
    case "transfer":
      return { kind: "transfer", transfer: draft.transfer };
  }
}

function setTarget(analysis: Analysis, numbers: RowNumbers, target: Target, text: string): EditOutcome {
  const row = target.of === "position" ? rowWithId(analysis, numbers, target.row) : undefined;
  if (target.of === "position" && row === undefined) return gone();
  const value = scalarOf(target.field, text);
  if (value !== undefined && "refusal" in value) return value;
  const paths = pathsOf(analysis, row, target);
  if (paths.length === 0)
    return { refusal: l10n.t("This value has no place in the file; edit it in the text.") };
  const edits: TextEdit[] = [];
  for (const path of paths) {
    const outcome =
      value === undefined
        ? removeProperty(analysis.tree, path)
        : setValue(analysis.tree, path, value, orderOf(path));
    if (isRefusal(outcome)) return outcome;
    edits.push(...outcome);
  }
  return edits.sort((a, b) => a.offset - b.offset);
}

const POSITION_ORDER = Object.keys(POSITION_FIELDS);
const INSTRUMENT_ORDER = Object.keys(INSTRUMENT_FIELDS);
const ACCOUNT_ORDER = Object.keys(ACCOUNT_FIELDS);
const FILE_ORDER = Object.keys(FILE_FIELDS);

/** In which order the properties of an object are usually written. */
export function orderOf(path: Path): readonly string[] {
  if (path.length > 1 && path[0] === "positions") return POSITION_ORDER;
  if (path.length > 2 && path[0] === "instruments") return [...INSTRUMENT_ORDER, ...FILE_ORDER];
  return path.length === 2 && path[0] === "account" ? [...ACCOUNT_ORDER, ...FILE_ORDER] : FILE_ORDER;
}

type EditedField = Target["field"];

/** How people call the fields that a position cannot do without. */
const needed = (): Partial<Record<EditedField, string>> => ({
  symbol: l10n.t("A position needs a symbol."),
  side: l10n.t("A position is long or short."),
  size: l10n.t("A position needs a size."),
  entryPrice: l10n.t("A position needs an entry price."),
});

const CHOICES: Partial<Record<EditedField, readonly string[]>> = {
  side: ["long", "short"],
  marginMode: ["cross", "isolated"],
  positionMode: ["one-way", "hedge"],
  contractType: ["linear", "inverse", "quanto"],
};

const TEXTS: ReadonlySet<EditedField> = new Set(["symbol", "collateral", "label", "settle"]);

/** The value to write for what was typed; none where it is to be left out. */
function scalarOf(field: EditedField, typed: string): Scalar | Refusal | undefined {
  const text = typed.trim();
  if (text === "") {
    const refusal = needed()[field];
    return refusal === undefined ? undefined : { refusal };
  }
  const choices = CHOICES[field];
  if (choices !== undefined) {
    return choices.includes(text)
      ? { text, isNumber: false }
      : { refusal: l10n.t("This is one of {0}.", choices.join(", ")) };
  }
  if (field === "venue") {
    return venueOf(text)
      ? { text, isNumber: false }
      : { refusal: l10n.t('"{0}" is not a known venue.', text) };
  }
  return TEXTS.has(field) ? { text, isNumber: false } : numberOf(field, text);
}

const MAY_BE_ZERO: ReadonlySet<EditedField> = new Set([
  "isolatedMargin",
  "feeReserve",
  "takerFeeRate",
  "maintenanceMarginRate",
]);
const MAY_BE_NEGATIVE: ReadonlySet<EditedField> = new Set([
  "walletBalance",
  "crossWalletBalance",
  "unsettledFunding",
]);

function numberOf(field: EditedField, typed: string): Scalar | Refusal {
  const text = plainDigits(typed);
  const value = readNumber(text);
  if (isNumberProblem(value)) return { refusal: value.message };
  if (!MAY_BE_NEGATIVE.has(field) && value.isNegative()) {
    return {
      refusal:
        field === "size"
          ? l10n.t("A size is above 0; the side carries the sign.")
          : l10n.t("This must not be below 0."),
    };
  }
  if (!MAY_BE_NEGATIVE.has(field) && !MAY_BE_ZERO.has(field) && value.isZero()) {
    return { refusal: l10n.t("This must be above 0.") };
  }
  return { text, isNumber: true };
}

/** Numbers as people type and paste them: 1,234.5 and .5 and 5. are read as the format writes them. */
export function plainDigits(typed: string): string {
  const isGrouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(typed);
  const text = (isGrouped ? typed.replaceAll(",", "") : typed).replace(/^\+/, "");
  return text.replace(/^(-?)\./, "$10.").replace(/\.$/, "");
}

/** The fields of a new position as they are written, or what it still needs. */
function newObject(fields: NewPosition): NewObject | Refusal {
  const written: (readonly [string, Scalar])[] = [];
  const all = { side: "long", ...fields };
  for (const field of [
    "symbol",
    "side",
    "size",
    "entryPrice",
    "markPrice",
    "leverage",
    "marginMode",
    "isolatedMargin",
    "unsettledFunding",
    "feeReserve",
    "stopLossPrice",
    "takeProfitPrice",
    "label",
  ] as const) {
    const value = scalarOf(field, all[field] ?? "");
    if (value === undefined) continue;
    if ("refusal" in value) return value;
    written.push([field === "size" ? "quantity" : field, value]);
  }
  return written;
}
