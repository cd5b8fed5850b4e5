import assert from "node:assert/strict";
import { Decimal } from "decimal.js";
import { instead } from "../../../scripts/mutation/instead.mjs";
import { withMutants } from "../../../scripts/mutation/places.mjs";

/** What `expression` becomes under each of its mutants. */
function mutated(expression: string, values: Record<string, unknown> = {}): Record<string, unknown> {
  const { code, mutants } = withMutants("file.ts", `result = ${expression};`);
  const results: Record<string, unknown> = {};
  for (const { id, change } of [{ id: 0, change: "none" }, ...mutants]) {
    const names = ["__mutant", "__instead", ...Object.keys(values)];
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function(...names, `let result; ${code}; return result;`);
    const given = [(other: number) => other === id, instead, ...Object.values(values)] as unknown[];
    const result: unknown = (run as (...values: unknown[]) => unknown)(...given);
    results[change] = Decimal.isDecimal(result) ? result.toNumber() : result;
  }
  return results;
}

const [six, two] = [new Decimal(6), new Decimal(2)];

describe("mutants of a source", () => {
  it("swap and drop what is done to Decimals", () => {
    assert.deepEqual(mutated("six.plus(two)", { six, two }), { none: 8, ".minus": 4, "operand dropped": 6 });
    assert.deepEqual(mutated("six.times(two)", { six, two }), { none: 12, ".div": 3, "operand dropped": 6 });
    assert.deepEqual(mutated("six.negated()", { six }), { none: -6, "(dropped)": 6 });
    assert.deepEqual(mutated("six.lt(six)", { six }), { none: false, ".lte": true });
  });

  it("swap and drop what is called by name", () => {
    const quotient = (a: Decimal, b: Decimal) => a.div(b);
    assert.deepEqual(mutated("quotient(six, two)", { quotient, six, two }), {
      none: 3,
      product: 12,
      "operand dropped": 6,
    });
  });

  it("turn comparisons, conditions and signs", () => {
    assert.deepEqual(mutated("1 === 2"), { none: false, "!==": true });
    assert.deepEqual(mutated("1 < 1"), { none: false, "<=": true });
    assert.deepEqual(mutated("!yes", { yes: true }), { none: false, "! dropped": true });
    assert.deepEqual(mutated("-five", { five: 5 }), { none: -5, "sign dropped": 5 });
    assert.deepEqual(mutated("yes ? 1 : 2", { yes: true }), { none: 1, "branches swapped": 2 });
    assert.deepEqual(mutated("none ?? 1", { none: undefined }), { none: 1, "(no default)": undefined });
  });

  it("stay lazy", () => {
    const fail = () => assert.fail("was evaluated");
    assert.deepEqual(mutated("no && fail()", { no: false, fail: () => true }), { none: false, "||": true });
    const { code } = withMutants("file.ts", "no && fail();");
    // eslint-disable-next-line @typescript-eslint/no-implied-eval
    const run = new Function("__mutant", "__instead", "no", "fail", code) as (...given: unknown[]) => void;
    run(() => false, instead, false, fail);
  });

  it("say where they are, and leave types, joined text and all else alone", () => {
    const { mutants } = withMutants("file.ts", "const n = 1;\n  keep(a === b);\n", 7);
    assert.deepEqual(mutants, [
      {
        id: 7,
        file: "file.ts",
        line: 2,
        column: 8,
        original: "a === b",
        change: "!==",
        within: "keep(a === b);",
      },
    ]);
    for (const text of ["type A = B extends C ? 1 : -1;", 'const t = "a" + b;', "for (const a of b) c(a);"]) {
      const made = withMutants("file.ts", text);
      assert.deepEqual([made.code, made.mutants], [text, []]);
    }
  });
});
