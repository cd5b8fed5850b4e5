/** Edits of one property where its name alone does not tell which: one of several of a name, or the name itself. */
import * as l10n from "@vscode/l10n";
import type { EditOutcome } from "./edit";
import { isSound } from "./layout";
import { childrenOf, type Node, type TextTree } from "./tree";
import { BracketWriter } from "./writing/brackets";
import { JSON_NOTATION } from "./writing/spelling";

/** Leaves out the property with that value, where its name stands more than once; JSON alone allows that. */
export function removePropertyAt(tree: TextTree, object: Node, value: Node): EditOutcome {
  const index = childrenOf(tree, object).indexOf(value);
  if (tree.language !== "json" || index < 0) return { refusal: l10n.t("Edit this in the text.") };
  return new BracketWriter(JSON_NOTATION).remove(tree, { node: object, holder: undefined }, (index - 1) / 2);
}

/** Names that YAML takes without quotes for what they are. */
const PLAIN_NAME = /^[A-Za-z][A-Za-z0-9]*$/;

/** Gives a property another name. */
export function renameKey(tree: TextTree, key: Node, name: string): EditOutcome {
  const isWritten = tree.language === "json" || (tree.language === "yaml" && PLAIN_NAME.test(name));
  if (!isWritten || !isSound(tree, key))
    return { refusal: l10n.t("The name cannot be changed here; edit it in the text.") };
  const offset = tree.startOf(key);
  const content = tree.language === "json" ? JSON.stringify(name) : name;
  return [{ offset, length: tree.endOf(key) - offset, content }];
}
