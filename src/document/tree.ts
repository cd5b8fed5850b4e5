/**
 * A parsed text as flat arrays: nodes in the order of the text, each with its kind, its place and the node that follows
 * its subtree. Ten thousand positions are a quarter of a million nodes; as objects they cost more than all the rest.
 * A format (json.ts, yaml.ts, hjson.ts) turns its text into one of these, and nothing behind it but edits knows the
 * format.
 */
import type { TextLanguage } from "./language";

export type NodeKind = "object" | "array" | "string" | "number" | "boolean" | "null" | "invalid";

const KINDS: readonly NodeKind[] = ["object", "array", "string", "number", "boolean", "null", "invalid"];

const NUMBER_OF_KIND = Object.fromEntries(KINDS.map((kind, number) => [kind, number])) as Record<
  NodeKind,
  number
>;

/** A node is its index. The children of an object are its keys and values in turn: key, value, key, value. */
export type Node = number;

export interface TextTree {
  readonly text: string;
  readonly language: TextLanguage;
  /** None in a text without a value. */
  readonly root: Node | undefined;
  kindOf(node: Node): NodeKind;
  startOf(node: Node): number;
  endOf(node: Node): number;
  /** The first node behind the subtree of `node`: its next sibling, if it has one. */
  after(node: Node): Node;
  /** What a string spells where its characters do not tell it the way JSON's do; none for all others. */
  spellingOf(node: Node): string | undefined;
  /** Whether some value is said elsewhere in the text than where it counts, as by an alias of YAML. */
  readonly hasReferences: boolean;
}

/** Elements of an array, or keys and values of an object. */
export function childrenOf(tree: TextTree, node: Node): Node[] {
  const children: Node[] = [];
  const end = tree.after(node);
  for (let child = node + 1; child < end; child = tree.after(child)) children.push(child);
  return children;
}

/** The characters of a node. */
export function sourceOf(tree: TextTree, node: Node): string {
  return tree.text.slice(tree.startOf(node), tree.endOf(node));
}

/** The key of a value in an object. */
export function keyOf(value: Node): Node {
  return value - 1;
}

/** What a string or key node spells, escapes resolved; a key may lack its quotes, or have single ones. */
export function stringOf(tree: TextTree, node: Node): string {
  return tree.spellingOf(node) ?? spelledAsInJson(sourceOf(tree, node));
}

/**
 * Characters by which a value is known again: wherever they stand in a text of this language, they say the same. None
 * where more than the characters of the value tells what it says.
 */
export function identityOf(tree: TextTree, node: Node): string | undefined {
  if (tree.language === "json") return sourceOf(tree, node);
  if (tree.hasReferences) return undefined;
  // What belongs to what is seen from indentation, of which the first line of a value shows none.
  const start = tree.startOf(node);
  const column = start - (tree.text.lastIndexOf("\n", start - 1) + 1);
  return `${column} ${sourceOf(tree, node)}`;
}

/** What the characters of a string spell in JSON, escapes resolved; quotes may be missing or single ones. */
export function spelledAsInJson(source: string): string {
  if (!source.startsWith('"')) return source.replace(/^'(.*)'$/, "$1");
  const inner = source.slice(1, source.endsWith('"') && source.length > 1 ? -1 : undefined);
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(`"${inner}"`) as string;
  } catch {
    return inner; // A broken escape is a syntax problem of its own.
  }
}

/** The value of the last property of that name in an object; none where there is none. */
export function propertyOf(tree: TextTree, object: Node, name: string): Node | undefined {
  let found: Node | undefined;
  const end = tree.after(object);
  for (let key = object + 1; key < end;) {
    const value = tree.after(key);
    if (stringOf(tree, key) === name) found = value;
    key = tree.after(value);
  }
  return found;
}

export type PathSegment = string | number;

/** The node at a path; none where the path leads nowhere. */
export function nodeAt(tree: TextTree, path: readonly PathSegment[]): Node | undefined {
  let node = tree.root;
  for (const segment of path) {
    if (node === undefined) return undefined;
    const kind = tree.kindOf(node);
    if (typeof segment === "number") node = kind === "array" ? childrenOf(tree, node)[segment] : undefined;
    else node = kind === "object" ? propertyOf(tree, node, segment) : undefined;
  }
  return node;
}

/** Grows while a text is read. */
export class TreeBuilder {
  #kinds = new Uint8Array(1024);
  #starts = new Int32Array(1024);
  #ends = new Int32Array(1024);
  #after = new Int32Array(1024);
  #count = 0;
  readonly #spellings = new Map<Node, string>();
  #hasReferences = false;

  get count(): number {
    return this.#count;
  }

  /** A node whose end and subtree are not known yet. */
  open(kind: NodeKind, start: number): Node {
    const node = this.#count++;
    if (node === this.#kinds.length) this.#grow();
    this.#kinds[node] = NUMBER_OF_KIND[kind];
    this.#starts[node] = start;
    return node;
  }

  close(node: Node, end: number): void {
    this.#ends[node] = end;
    this.#after[node] = this.#count;
  }

  leaf(kind: NodeKind, start: number, end: number): Node {
    const node = this.open(kind, start);
    this.close(node, end);
    return node;
  }

  /** A string of a language in which its characters may spell something else than in JSON. */
  string(start: number, end: number, source: string, spelled: string): Node {
    const node = this.leaf("string", start, end);
    if (spelledAsInJson(source) !== spelled) this.#spellings.set(node, spelled);
    return node;
  }

  /** A single value that is said elsewhere in the text. */
  reference(kind: NodeKind, start: number, end: number, spelled: string): Node {
    this.#hasReferences = true;
    const node = this.leaf(kind, start, end);
    this.#spellings.set(node, spelled);
    return node;
  }

  build(text: string, root: Node | undefined, language: TextLanguage = "json"): TextTree {
    const of = <A extends Uint8Array | Int32Array>(array: A) => array.subarray(0, this.#count) as A;
    return new FlatTree(
      { text, language, root, spellings: this.#spellings, hasReferences: this.#hasReferences },
      { kinds: of(this.#kinds), starts: of(this.#starts), ends: of(this.#ends), after: of(this.#after) },
    );
  }

  #grow(): void {
    const length = this.#kinds.length * 2;
    const grown = <A extends Uint8Array | Int32Array>(old: A, larger: A): A => (larger.set(old), larger);
    this.#kinds = grown(this.#kinds, new Uint8Array(length));
    this.#starts = grown(this.#starts, new Int32Array(length));
    this.#ends = grown(this.#ends, new Int32Array(length));
    this.#after = grown(this.#after, new Int32Array(length));
  }
}

/** What a tree is of. */
interface About {
  readonly text: string;
  readonly language: TextLanguage;
  readonly root: Node | undefined;
  readonly spellings: ReadonlyMap<Node, string>;
  readonly hasReferences: boolean;
}

/** One entry per node. */
interface Arrays {
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly after: Int32Array;
}

class FlatTree implements TextTree {
  readonly text: string;
  readonly language: TextLanguage;
  readonly root: Node | undefined;
  readonly hasReferences: boolean;
  readonly #spellings: ReadonlyMap<Node, string>;
  readonly #kinds: Uint8Array;
  readonly #starts: Int32Array;
  readonly #ends: Int32Array;
  readonly #after: Int32Array;

  constructor(about: About, { kinds, starts, ends, after }: Arrays) {
    this.text = about.text;
    this.language = about.language;
    this.root = about.root;
    this.hasReferences = about.hasReferences;
    this.#spellings = about.spellings;
    this.#kinds = kinds;
    this.#starts = starts;
    this.#ends = ends;
    this.#after = after;
  }

  kindOf(node: Node): NodeKind {
    return KINDS[this.#kinds[node]!]!;
  }

  startOf(node: Node): number {
    return this.#starts[node]!;
  }

  endOf(node: Node): number {
    return this.#ends[node]!;
  }

  after(node: Node): Node {
    return this.#after[node]!;
  }

  spellingOf(node: Node): string | undefined {
    return this.#spellings.get(node);
  }

  /**
   * This tree with the subtree of `node` replaced by a whole other tree; what stands behind it moves. The text of the
   * other tree may begin with white space.
   */
  withSubtree(node: Node, part: FlatTree, text: string): FlatTree {
    const offset = this.#starts[node]! - part.#starts[0]!;
    const behind = this.#after[node]!;
    const end = this.#ends[node]!;
    const shift = offset + part.text.length - end;
    const growth = part.#kinds.length - (behind - node);
    const count = this.#kinds.length + growth;

    const kinds = new Uint8Array(count);
    kinds.set(this.#kinds.subarray(0, node));
    kinds.set(part.#kinds, node);
    kinds.set(this.#kinds.subarray(behind), node + part.#kinds.length);
    const joined = (own: Int32Array, parts: Int32Array, partShift: number, ownShift: number) => {
      const array = new Int32Array(count);
      array.set(own.subarray(0, node));
      for (let index = 0; index < parts.length; index++) array[node + index] = parts[index]! + partShift;
      const distance = node + parts.length - behind;
      for (let index = behind; index < own.length; index++) array[index + distance] = own[index]! + ownShift;
      return array;
    };
    const starts = joined(this.#starts, part.#starts, offset, shift);
    const ends = joined(this.#ends, part.#ends, offset, shift);
    const after = joined(this.#after, part.#after, node, growth);
    // What holds the subtree ends behind it.
    for (let index = 0; index < node; index++) {
      if (after[index]! >= behind) {
        after[index]! += growth;
        ends[index]! += shift;
      }
    }
    const spellings = new Map<Node, string>();
    for (const [place, spelled] of this.#spellings) {
      if (place < node) spellings.set(place, spelled);
      else if (place >= behind) spellings.set(place + growth, spelled);
    }
    for (const [place, spelled] of part.#spellings) spellings.set(node + place, spelled);
    const { language, root, hasReferences } = this;
    return new FlatTree({ text, language, root, spellings, hasReferences }, { kinds, starts, ends, after });
  }
}

/** The tree of `text`, which differs from the tree's own only inside the subtree of `node`, now that of `part`. */
export function withSubtree(tree: TextTree, node: Node, part: TextTree, text: string): TextTree | undefined {
  if (!(tree instanceof FlatTree) || !(part instanceof FlatTree)) return undefined;
  return tree.withSubtree(node, part, text);
}
