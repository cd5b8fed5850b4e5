import assert from "node:assert/strict";
import * as fc from "fast-check";
import { parseJson } from "../../../src/document/json";
import { childrenOf, type Node, sourceOf, type TextTree } from "../../../src/document/tree";
import { propertiesOf, read, valueOf } from "./values";
import { runs } from "../../support/runs";

const trivia = fc.constantFrom("", "", " ", "\n", "\r\n", "\t", "\r", " /* , ] } */ ", " // [ { :\n", "/**/");

/** A JSON value as text, with spaces and comments anywhere and a trailing comma now and then. */
const printed: fc.Arbitrary<{ value: unknown; text: string }> = fc
  .tuple(
    fc.jsonValue({ maxDepth: 5 }),
    fc.array(trivia, { minLength: 7, maxLength: 30 }),
    fc.array(fc.boolean(), { minLength: 3 }),
  )
  .map(([value, gaps, commas]) => ({ value, text: print(value, inTurn(gaps), inTurn(commas)) }));

/** The values one after the other, again and again. */
function inTurn<Value>(values: readonly Value[]): () => Value {
  let count = 0;
  return () => values[count++ % values.length]!;
}

function print(value: unknown, gap: () => string, hasComma: () => boolean): string {
  const last = (items: readonly unknown[]) => (items.length > 0 && hasComma() ? `,${gap()}` : "");
  if (Array.isArray(value)) {
    const elements = value.map((element) => gap() + print(element, gap, hasComma) + gap());
    return `[${elements.join(",")}${last(elements)}${gap()}]`;
  }
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const properties = Object.entries(value).map(
    ([key, one]) => `${gap()}${JSON.stringify(key)}${gap()}:${gap()}${print(one, gap, hasComma)}${gap()}`,
  );
  return `{${properties.join(",")}${last(properties)}${gap()}}`;
}

function allNodes(tree: TextTree, node: Node): Node[] {
  const kind = tree.kindOf(node);
  const children =
    kind === "object"
      ? propertiesOf(tree, node).map(([, value]) => value)
      : kind === "array"
        ? childrenOf(tree, node)
        : [];
  return [node, ...children.flatMap((child) => allNodes(tree, child))];
}

describe("the tree of a text", () => {
  it("holds what JSON.parse gives, however the text is laid out", () => {
    fc.assert(
      fc.property(printed, trivia, trivia, ({ value, text }, before, behind) => {
        const { tree, problems } = parseJson(before + text + behind);
        assert.deepEqual(problems, []);
        assert.deepEqual(plain(valueOf(tree, tree.root!)), plain(JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it("places every value exactly", () => {
    fc.assert(
      fc.property(printed, ({ text }) => {
        const { tree } = parseJson(text);
        for (const node of allNodes(tree, tree.root!)) {
          assert.deepEqual(read(sourceOf(tree, node)), valueOf(tree, node));
          assert.equal(sourceOf(tree, node).trim(), sourceOf(tree, node));
        }
      }),
    );
  });

  it("survives any damage: every node and every problem lies in the text, in order", () => {
    const damaged = fc
      .tuple(printed, fc.nat(), fc.nat(20), fc.string({ maxLength: 5 }))
      .map(([{ text }, at, length, put]) => {
        const start = at % (text.length + 1);
        return text.slice(0, start) + put + text.slice(start + length);
      });
    fc.assert(
      fc.property(
        fc.oneof(damaged, fc.string({ unit: fc.constantFrom(...'{}[]:,"\\/* \n1a-.') })),
        (text) => {
          const { tree, problems } = parseJson(text);
          for (const { start, end } of problems)
            assert.ok(0 <= start && start < end && end <= text.length, `${start} ${end}`);
          for (const node of tree.root === undefined ? [] : allNodes(tree, tree.root)) {
            let from = tree.startOf(node);
            for (const child of tree.kindOf(node) === "string" ? [] : childrenOf(tree, node)) {
              assert.ok(from <= tree.startOf(child) && tree.startOf(child) <= tree.endOf(child));
              from = tree.endOf(child);
            }
            assert.ok(from <= tree.endOf(node));
          }
        },
      ),
      runs(500),
    );
  });
});

/** Objects without their prototypes' differences, and −0 as 0: the reader keeps digits, JSON.parse does not. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
