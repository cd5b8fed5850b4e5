// Tries mutants one after the other, as the parent sends them.
import { readFileSync } from "node:fs";
import { suiteOf } from "./suite.mjs";

const load = suiteOf(readFileSync(process.argv[2], "utf8"));

process.on("message", async ({ id, tests }) => {
  process.send({ id, killer: await killerOf(id, tests) });
});
process.on("disconnect", () => process.exit());

/** The first test that fails, or where loading them does. */
async function killerOf(id, order) {
  let name = "loading";
  try {
    const tests = load((other) => other === id);
    for (const index of order) {
      const test = tests[index];
      name = test?.name ?? "a test that is gone";
      await test.run();
    }
    return undefined;
  } catch {
    return name;
  }
}
