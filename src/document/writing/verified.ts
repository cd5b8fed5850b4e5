/**
 * What is written into a YAML text is tried before it is given: an alias, a comment or a line that is indented in an
 * unusual way can make the same characters mean something else. An edit counts only if the text says what was wanted
 * afterwards, and nothing else than that.
 */
import * as l10n from "@vscode/l10n";
import { parseYaml } from "../yaml/parse";
import { reparseYaml } from "../yaml/reparse";
import { childrenOf, type Node, sourceOf, stringOf, type TextTree } from "../tree";
import { applyEdits, type EditOutcome, isRefusal, type Path } from "./outcome";

/** What a text says, digits as they are written; null for a value that says nothing or cannot be read. */
export type Value = string | null | Value[] | Map<string, Value>;

export type Change =
  | { readonly kind: "put"; readonly path: Path; readonly value: Value }
  | { readonly kind: "append"; readonly path: Path; readonly value: Value }
  /** A property, or an element of a list. */
  | { readonly kind: "remove"; readonly path: Path }
  | { readonly kind: "duplicate"; readonly path: Path; readonly index: number }
  | { readonly kind: "move"; readonly path: Path; readonly from: number; readonly to: number };

export function verified(tree: TextTree, outcome: EditOutcome, change: Change): EditOutcome {
  if (tree.language !== "yaml" || isRefusal(outcome)) return outcome;
  const text = applyEdits(tree.text, outcome);
  const { tree: after, problems } = reparseYaml(text, { tree, problems: [] });
  const says = after.root === undefined ? null : valueOf(after, after.root);
  const isWorse = problems.length > 0 && problems.length > parseYaml(tree.text).problems.length;
  if (!isWorse && isSame(says, changed(tree, change))) return outcome;
  return { refusal: l10n.t("This cannot be changed from here without changing more; edit it in the text.") };
}

function valueOf(tree: TextTree, node: Node): Value {
  switch (tree.kindOf(node)) {
    case "object": {
      const children = childrenOf(tree, node);
      const entries = new Map<string, Value>();
      for (let at = 0; at < children.length; at += 2)
        entries.set(stringOf(tree, children[at]!), valueOf(tree, children[at + 1]!));
      return entries;
    }
    case "array":
      return childrenOf(tree, node).map((child) => valueOf(tree, child));
    case "string":
      return stringOf(tree, node);
    case "number":
    case "boolean":
      return sourceOf(tree, node);
    case "null":
    case "invalid":
      return null;
  }
}

/** What a text is to say once the change is made. */
function changed(tree: TextTree, change: Change): Value {
  const file = new Map<string, Value>([["", tree.root === undefined ? null : valueOf(tree, tree.root)]]);
  const path = ["", ...change.path];
  switch (change.kind) {
    case "put":
      putAt(file, path, change.value);
      break;
    case "append": {
      const list = at(file, path);
      if (Array.isArray(list)) list.push(change.value);
      else putAt(file, path, [change.value]);
      break;
    }
    case "remove": {
      const holder = at(file, path.slice(0, -1));
      const last = path.at(-1)!;
      if (Array.isArray(holder)) holder.splice(Number(last), 1);
      else if (holder instanceof Map) holder.delete(String(last));
      break;
    }
    case "duplicate": {
      const list = at(file, path) as Value[];
      list.splice(change.index, 0, list[change.index]!);
      break;
    }
    case "move": {
      const list = at(file, path) as Value[];
      list.splice(change.to, 0, ...list.splice(change.from, 1));
    }
  }
  return file.get("")!;
}

function at(file: Value, path: Path): Value | undefined {
  let value: Value | undefined = file;
  for (const segment of path) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else value = value instanceof Map ? value.get(String(segment)) : undefined;
  }
  return value;
}

function putAt(file: Value, path: Path, value: Value): void {
  let holder = file;
  for (const [depth, segment] of path.entries()) {
    const isLast = depth === path.length - 1;
    const existing = at(holder, [segment]) ?? new Map<string, Value>();
    const next = isLast ? value : existing;
    if (Array.isArray(holder)) holder[Number(segment)] = next;
    else if (holder instanceof Map) holder.set(String(segment), next);
    holder = next;
  }
}

function isSame(a: Value, b: Value): boolean {
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, index) => isSame(one, b[index]!));
  if (!(a instanceof Map)) return a === b;
  if (!(b instanceof Map) || a.size !== b.size) return false;
  return [...a].every(([name, one]) => b.has(name) && isSame(one, b.get(name)!));
}
