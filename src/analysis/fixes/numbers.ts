/** Numbers that are nearly what they should be. */
import * as l10n from "@vscode/l10n";
import { type Path, setValue } from "../../document/edit";
import { isNumberProblem, readNumber } from "../../document/number";
import { sourceOf, stringOf, type TextTree } from "../../document/tree";
import { Decimal } from "../../engine/decimal";
import { SIZES } from "../panelPlaces";
import type { Fixer, FixContext, Proposal } from "./fix";

export const numberMalformed: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  for (const digits of readings(stringOf(tree, place.value))) yield writing(tree, place.path, digits);
};

/** What may be meant: separators and a plus left out, a zero before or after the point put in. */
function readings(source: string): string[] {
  const plain = source.replace(/[\s_']/g, "").replace(/^\+/, "");
  const candidates = [
    plain,
    ...(/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? [plain.replaceAll(",", "")] : []),
    ...(/^-?\d+,\d+$/.test(plain) ? [plain.replace(",", ".")] : []),
    plain.replace(/^(-?)\./, "$10.").replace(/\.$/, ""),
    plain.replace(/^(-?)0+(?=\d)/, "$1"),
  ];
  return [...new Set(candidates)].filter((one) => one !== source && !isNumberProblem(readNumber(one)));
}

/** Of a number with too many digits so many are kept. */
const KEPT_DIGITS = 20;

export const numberTooLong: Fixer = function* ({ analysis, place }) {
  const { tree, value } = { tree: analysis.tree, value: place.value };
  const source = tree.kindOf(value) === "string" ? stringOf(tree, value) : sourceOf(tree, value);
  if (source.length > LONGEST || !/^-?\d+(\.\d+)?$/.test(source)) return;
  const digits = new Decimal(source).toSignificantDigits(KEPT_DIGITS).toFixed();
  yield { ...writing(tree, place.path, digits), title: l10n.t("Round to {0}", digits), isPreferred: true };
};

const LONGEST = 400;

export const numberNegative: Fixer = function* ({ analysis, place }) {
  const digits = withoutSign(analysis.tree, place.value);
  if (digits !== undefined) yield { ...writing(analysis.tree, place.path, digits), isPreferred: true };
};

export const numberNotPositive: Fixer = function* (context) {
  const { analysis, place } = context;
  const digits = withoutSign(analysis.tree, place.value);
  if (digits === undefined) return;
  const isSize = place.path[0] === "positions" && (SIZES as readonly unknown[]).includes(place.path.at(-1));
  if (isSize) yield* shortOf(context, digits);
  yield { ...writing(analysis.tree, place.path, digits), isPreferred: !isSize };
};

/** The side carries the sign of a size. */
function* shortOf({ place, row }: FixContext, digits: string): Iterable<Proposal> {
  if (row?.fields.values.side === "short") return;
  const side = [...place.path.slice(0, -1), "side"];
  yield {
    title: l10n.t('Write {0} and "side": "short"', digits),
    change: [
      (tree) => setValue(tree, place.path, { text: digits, isNumber: true }),
      (tree) => setValue(tree, side, { text: "short", isNumber: false }),
    ],
  };
}

/** The digits behind a minus; none of a number that is 0 or has none. */
function withoutSign(tree: TextTree, node: number): string | undefined {
  const source = tree.kindOf(node) === "string" ? stringOf(tree, node) : sourceOf(tree, node);
  return /^-\s*\d/.test(source) ? source.slice(1).trim() : undefined;
}

function writing(tree: TextTree, path: Path, digits: string): Proposal {
  const isPercent = digits.endsWith("%");
  return {
    title: l10n.t("Write {0}", digits),
    change: [() => setValue(tree, path, { text: digits, isNumber: !isPercent })],
  };
}
