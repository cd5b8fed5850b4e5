// npm test: installs, builds and checks everything. `npm test -- --only=unit,host` runs only some of the steps.
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { install } from "./install.mjs";
import { temporaryFolder } from "./temporary.mjs";
import { steps } from "./testing/steps.mjs";

await runMain(async () => {
  const selected = selectSteps();
  await install();
  const built = selected.some((step) => step.built) && (await timed("Build", () => build("--tests")));

  const counts = temporaryFolder("counts");
  const lines = [];
  const total = { passed: 0, failed: 0 };
  for (const step of selected) {
    const outcome =
      step.built && !built
        ? { passed: 0, failed: 1, remark: "not run: the build failed" }
        : await timed(step.title, () => outcomeOf(step, path.join(counts, `${step.name}.json`)));
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    lines.push(summary(step, outcome));
  }
  console.log(`\n${lines.join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

function selectSteps() {
  const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
  if (only === undefined) return steps;
  const names = only.split(",");
  const isNamed = (step, name) => step.name === name || step.name.startsWith(`${name}-`);
  const unknown = names.find((name) => !steps.some((step) => isNamed(step, name)));
  if (unknown !== undefined) {
    throw new Failure(
      `No step is called "${unknown}". The steps are ${steps.map((step) => step.name).join(", ")}.`,
    );
  }
  return steps.filter((step) => names.some((name) => isNamed(step, name)));
}

/** @returns {Promise<import("./testing/steps.mjs").Outcome>} */
async function outcomeOf(step, countsFile) {
  try {
    return await step.run(countsFile);
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1, remark: "could not run" };
  }
}

/**
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} action
 */
async function timed(title, action) {
  const began = Date.now();
  console.log(`\n── ${title}`);
  const result = await action();
  console.log(`── ${title}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return result;
}

function summary({ title }, { passed, failed, remark }) {
  const state = failed > 0 ? "✖" : "✔";
  return `${state} ${title}: ${passed} of ${passed + failed} passed${remark ? ` (${remark})` : ""}`;
}
