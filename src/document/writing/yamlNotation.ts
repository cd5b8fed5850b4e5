/** How names and values are spelled in YAML: without quotes where they need none and the others have none. */
import { childrenOf, type Node, sourceOf, stringOf, type TextTree } from "../tree";
import { type Notation, NUMBER } from "./spelling";

/** Text that means itself without quotes, wherever it stands; some that would as well is quoted all the same. */
const PLAIN = /^[A-Za-z0-9_](?:[\w./-]|:(?=[\w./-])| (?=[\w./-]))*$/;

/** Words and digits in which some reader of YAML sees something else than text. */
const NOT_TEXT =
  /^(?:true|false|yes|no|on|off|y|n|null)$|^[-+]?[\d._]+(?:e[-+]?\d*)?$|^0[xob]|^\d+(?::\d+)+/i;

type Quote = '"' | "'" | "";

export const YAML_NOTATION: Notation = {
  spansLines: false,
  name: (tree, object, name) => quoted(name, object === undefined ? "" : quoteOf(tree, keysOf(tree, object))),
  text: (text) => (NUMBER.test(text) ? text : quoted(text, "")),
  scalar: (tree, object, { text, isNumber }, replaced) => {
    const isDigits = (node: Node) => NUMBER.test(stringOf(tree, node));
    const isLike = (node: Node) => {
      const kind = tree.kindOf(node);
      return (kind === "string" || kind === "number") && isDigits(node) === isNumber;
    };
    const own = replaced !== undefined && isLike(replaced) ? [replaced] : [];
    const quote = quoteOf(tree, own.length > 0 ? own : valuesOf(tree, object).filter(isLike));
    return isNumber && quote === "" && NUMBER.test(text) ? text : quoted(text, quote);
  },
};

function keysOf(tree: TextTree, object: Node): Node[] {
  return childrenOf(tree, object).filter((_, place) => place % 2 === 0);
}

function valuesOf(tree: TextTree, object: Node | undefined): Node[] {
  if (object === undefined || tree.kindOf(object) !== "object") return [];
  return childrenOf(tree, object).filter((_, place) => place % 2 === 1);
}

/** The quotes that texts are written with; none where one of them does without. */
function quoteOf(tree: TextTree, nodes: readonly Node[]): Quote {
  const quotes = nodes.map((node): Quote => {
    const first = sourceOf(tree, node)[0];
    return first === '"' || first === "'" ? first : "";
  });
  return quotes.includes("") ? "" : (quotes[0] ?? "");
}

function quoted(text: string, quote: Quote): string {
  if (quote === "" && PLAIN.test(text) && !NOT_TEXT.test(text)) return text;
  const isSingle = quote === "'" && /^[^\p{Cc}\u2028\u2029]*$/u.test(text);
  return isSingle ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}
