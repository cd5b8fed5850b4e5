/** What the cells of the panel edit: the characters of the file, and what holds where the file says nothing. */
import * as l10n from "@vscode/l10n";
import type { Problem } from "../document/problem";
import { childrenOf, type Node, propertyOf, sourceOf, stringOf, type TextTree } from "../document/tree";
import type { FieldModel, FieldProblem, Severity } from "../protocol/messages";
import { cut } from "./format";

/** Longer values are nothing that a cell could show. */
const LONGEST_EDITABLE = 200;

export interface FieldPlace {
  /** None where the object itself is missing. */
  readonly object: Node | undefined;
  readonly name: string;
}

export function fieldModel(
  tree: TextTree,
  { object, name }: FieldPlace,
  placeholder: string,
  /** All problems of the text, sorted by place. */
  problems: readonly Problem[],
): FieldModel {
  const isThere = object !== undefined && tree.kindOf(object) === "object";
  const node = isThere ? propertyOf(tree, object, name) : undefined;
  if (node === undefined) return { text: "", placeholder, locked: null, problem: null };
  const text = textOf(tree, node);
  const problem = worst(problemsWithin(problems, tree.startOf(node - 1), tree.endOf(node)));
  return {
    text: cut(text, LONGEST_EDITABLE),
    placeholder,
    locked: lockOf(tree, object!, name, node, text),
    problem,
  };
}

/** The value of a field as it is written; of `null` nothing. */
function textOf(tree: TextTree, node: Node): string {
  const kind = tree.kindOf(node);
  if (kind === "string") return stringOf(tree, node);
  return kind === "null" ? "" : sourceOf(tree, node);
}

function lockOf(tree: TextTree, object: Node, name: string, node: Node, text: string): string | null {
  const kind = tree.kindOf(node);
  if (kind === "object" || kind === "array")
    return l10n.t("The file has more than one value here; edit it in the text.");
  if (kind === "invalid") return l10n.t("The value cannot be read; correct it in the text.");
  if (text.length > LONGEST_EDITABLE) return l10n.t("The value is too long for a cell; edit it in the text.");
  const names = childrenOf(tree, object).filter((_, place) => place % 2 === 0);
  const isTwice = names.filter((key) => stringOf(tree, key) === name).length > 1;
  return isTwice ? l10n.t('"{0}" stands here more than once; edit it in the text.', name) : null;
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, information: 2, hint: 3 };

/** The worst of several problems; the first of equals. */
export function worst(problems: readonly Problem[]): FieldProblem | null {
  let found: Problem | undefined;
  for (const problem of problems) {
    if (found === undefined || RANK[problem.severity] < RANK[found.severity]) found = problem;
  }
  return found ? { severity: found.severity, message: cut(found.message, 400) } : null;
}

/** The problems that begin inside a range, of a list that is sorted by place. */
export function problemsWithin(problems: readonly Problem[], start: number, end: number): Problem[] {
  let [low, high] = [0, problems.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (problems[middle]!.start < start) low = middle + 1;
    else high = middle;
  }
  const found: Problem[] = [];
  for (let at = low; at < problems.length && problems[at]!.start < end; at++) found.push(problems[at]!);
  return found;
}
