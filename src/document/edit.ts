/**
 * The smallest changes of a text that say something new: a value, a property, an element of a list. Comments, order
 * and all other characters stay. Where the text around the place cannot be read the answer is a refusal in words: an
 * edit never makes a half-typed file worse. How a change looks is the matter of the language's writer.
 */
import * as l10n from "@vscode/l10n";
import type { Structure } from "./structure";
import { childrenOf, type Node, nodeAt, stringOf, type TextTree } from "./tree";
import { BracketWriter } from "./writing/brackets";
import { JSON_NOTATION } from "./writing/spelling";
import type { Content, EditOutcome, NewObject, Path, Refusal, Scalar } from "./writing/outcome";
import { type Change, type Value, verified } from "./writing/verified";
import type { Place, Writer } from "./writing/writer";
import { YamlWriter } from "./writing/yamlWriter";

export {
  applyEdits,
  type EditOutcome,
  isRefusal,
  type NewObject,
  type Path,
  type Refusal,
  type Scalar,
  type TextEdit,
} from "./writing/outcome";

/**
 * Writes a value at a path that ends in a property name. A missing property is added where `order` has its place
 * among the others; missing objects on the way to it are made.
 */
export function setValue(
  tree: TextTree,
  path: Path,
  value: Scalar,
  order: readonly string[] = [],
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const kind = found.rest.length === 0 ? tree.kindOf(found.node!) : undefined;
  if (kind === "object" || kind === "array")
    return { refusal: l10n.t("The file has more than one value here; edit it in the text.") };
  const change: Change = { kind: "put", path, value: value.text };
  return put(tree, found, { kind: "scalar", scalar: value }, { order, change });
}

/** The same for an object or a list, which takes the place of whatever stands at the path. */
export function setStructure(
  tree: TextTree,
  path: Path,
  value: Structure,
  order: readonly string[] = [],
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const change: Change = { kind: "put", path, value: valueOf(value) };
  return put(tree, found, { kind: "structure", structure: value }, { order, change });
}

/** Leaves a property out. What is not there needs no edit. */
export function removeProperty(tree: TextTree, path: Path): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  if (found.rest.length > 0) return [];
  const { writer, refusal } = writerOf(tree);
  if (writer === undefined) return { refusal };
  const object = placeOf(tree, path.slice(0, -1));
  const index = childrenOf(tree, object.node).indexOf(found.node!) >> 1;
  return verified(tree, writer.remove(tree, object, index), { kind: "remove", path });
}

/** Adds an object to a list, at its end. A list that is missing is made. */
export function appendObject(tree: TextTree, path: Path, fields: NewObject): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const change: Change = { kind: "append", path, value: valueOfFields(fields) };
  const isMissing = found.rest.length > 0 || tree.kindOf(found.node!) === "null";
  if (isMissing) {
    if (found.rest.length > 1) return { refusal: l10n.t("There is no place for a list here.") };
    return put(tree, found, { kind: "list", first: fields }, { order: [], change });
  }
  if (tree.kindOf(found.node!) !== "array")
    return { refusal: l10n.t('"{0}" is not a list [ … ] in the file.', String(path.at(-1))) };
  const { writer, refusal } = writerOf(tree);
  if (writer === undefined) return { refusal };
  const place = { node: found.node!, holder: found.holder };
  return verified(tree, writer.append(tree, place, fields), change);
}

/** Writes an element of a list once more, behind itself. */
export function duplicateElement(tree: TextTree, path: Path, index: number): EditOutcome {
  return withElement(tree, path, index, (writer, list) =>
    verified(tree, writer.duplicate(tree, list, index), { kind: "duplicate", path, index }),
  );
}

export function removeElement(tree: TextTree, path: Path, index: number): EditOutcome {
  return withElement(tree, path, index, (writer, list) =>
    verified(tree, writer.remove(tree, list, index), { kind: "remove", path: [...path, index] }),
  );
}

/** Puts an element of a list elsewhere in it, with the comments right above it and behind it. */
export function moveElement(tree: TextTree, path: Path, from: number, to: number): EditOutcome {
  return withElement(tree, path, from, (writer, list) => {
    if (to < 0 || to >= childrenOf(tree, list.node).length)
      return { refusal: l10n.t("The list has no such place.") };
    if (to === from) return [];
    return verified(tree, writer.move(tree, list, from, to), { kind: "move", path, from, to });
  });
}

/** The name that stands more than once on the way to a value: there is no telling which of them an edit means. */
export function duplicateOnPath(tree: TextTree, path: Path): string | undefined {
  let node = tree.root;
  for (const [depth, segment] of path.entries()) {
    if (node === undefined) return undefined;
    if (typeof segment === "string" && tree.kindOf(node) === "object") {
      const end = tree.after(node);
      let count = 0;
      for (let key = node + 1; key < end; key = tree.after(key + 1))
        if (stringOf(tree, key) === segment) count++;
      if (count > 1) return segment;
    }
    node = nodeAt(tree, path.slice(0, depth + 1));
  }
  return undefined;
}

// Ways through the tree

interface Found {
  /** The value, or the last object or list on the way to it that is there; none in a text without a value. */
  readonly node: Node | undefined;
  readonly holder: Node | undefined;
  /** What of the path is not there. */
  readonly rest: Path;
}

function walk(tree: TextTree, path: Path): Found | Refusal {
  const duplicate = duplicateOnPath(tree, path);
  if (duplicate !== undefined)
    return { refusal: l10n.t('"{0}" stands here more than once; edit it in the text.', duplicate) };
  let [node, holder]: (Node | undefined)[] = [tree.root];
  for (const [depth, segment] of path.entries()) {
    if (node === undefined) return { node, holder, rest: path.slice(depth) };
    const expected = typeof segment === "string" ? "object" : "array";
    // A name with nothing behind it is how YAML says that there is an object which is empty as yet.
    const isEmpty = tree.language === "yaml" && tree.kindOf(node) === "null" && expected === "object";
    if (isEmpty) return { node, holder, rest: path.slice(depth) };
    if (tree.kindOf(node) !== expected) {
      return { refusal: notA(expected, depth === 0 ? undefined : String(path[depth - 1])) };
    }
    const next =
      typeof segment === "number" ? childrenOf(tree, node)[segment] : nodeAt(tree, path.slice(0, depth + 1));
    if (next === undefined) return { node, holder, rest: path.slice(depth) };
    [node, holder] = [next, node];
  }
  return { node, holder, rest: [] };
}

/** The place of what is known to be there. */
function placeOf(tree: TextTree, path: Path): Place {
  const holder = path.length === 0 ? undefined : nodeAt(tree, path.slice(0, -1));
  return { node: nodeAt(tree, path)!, holder };
}

function withElement(
  tree: TextTree,
  path: Path,
  index: number,
  edit: (writer: Writer, list: Place) => EditOutcome,
): EditOutcome {
  const found = walk(tree, path);
  if ("refusal" in found) return found;
  const list = found.rest.length === 0 ? found.node : undefined;
  if (list === undefined || tree.kindOf(list) !== "array")
    return { refusal: l10n.t("There is no such list in the file.") };
  const { writer, refusal } = writerOf(tree);
  if (writer === undefined) return { refusal };
  if (index < 0 || index >= childrenOf(tree, list).length)
    return { refusal: l10n.t("There is no such element in the file.") };
  return edit(writer, { node: list, holder: found.holder });
}

/** Puts something at a path, of which a part may be missing. */
function put(
  tree: TextTree,
  { node, holder, rest }: Found,
  content: Content,
  { order, change }: { readonly order: readonly string[]; readonly change: Change },
): EditOutcome {
  const { writer, refusal } = writerOf(tree);
  if (writer === undefined) return { refusal };
  if (rest.length === 0)
    return verified(tree, writer.replace(tree, { node: node!, holder }, content), change);
  const names = rest.filter((segment) => typeof segment === "string");
  if (names.length < rest.length) return { refusal: l10n.t("This position is no longer in the file.") };
  const object = node === undefined ? undefined : { node, holder };
  return verified(tree, writer.insert(tree, object, names, content, order), change);
}

const JSON_WRITER = new BracketWriter(JSON_NOTATION);
const YAML_WRITER = new YamlWriter();

type FoundWriter =
  | { readonly writer: Writer; readonly refusal?: never }
  | { readonly writer?: never; readonly refusal: string };

function writerOf(tree: TextTree): FoundWriter {
  switch (tree.language) {
    case "json":
      return { writer: JSON_WRITER };
    case "yaml":
      return { writer: YAML_WRITER };
    case "hjson":
      return { refusal: l10n.t("Hjson is only read; edit it in the text.") };
  }
}

function valueOf(structure: Structure): Value {
  if (typeof structure === "string") return structure;
  if (isList(structure)) return structure.map(valueOf);
  return new Map(Object.entries(structure).map(([name, inner]) => [name, valueOf(inner)]));
}

function isList(structure: Exclude<Structure, string>): structure is readonly Structure[] {
  return Array.isArray(structure);
}

function valueOfFields(fields: NewObject): Value {
  return new Map(fields.map(([name, { text }]) => [name, text]));
}

/** That a value, or the whole file where no name is given, is of another kind than the edit needs. */
function notA(expected: "object" | "array", name: string | undefined): string {
  if (expected === "object")
    return name === undefined
      ? l10n.t("The file is not an object { … } in the file.")
      : l10n.t('"{0}" is not an object { … } in the file.', name);
  return name === undefined
    ? l10n.t("The file is not a list [ … ] in the file.")
    : l10n.t('"{0}" is not a list [ … ] in the file.', name);
}
