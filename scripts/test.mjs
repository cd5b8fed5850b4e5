// npm test: installs, builds and checks everything. `npm test -- --only=unit,host` runs only some of the steps.
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { install } from "./install.mjs";
import { runStages } from "./testing/lanes.mjs";
import { stages } from "./testing/steps.mjs";

await runMain(async () => {
  const selected = select();
  await install();
  const isBuilt = !selected.flat(2).some((step) => step.built) || (await build("--tests"));
  const runs = await runStages(selected, { isBuilt, areBesideEachOther: availableParallelism() > 1 });

  const total = { passed: 0, failed: 0 };
  for (const { outcome } of runs) {
    total.passed += outcome.passed;
    total.failed += outcome.failed;
  }
  console.log(`\n${runs.map(summary).join("\n")}\n`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
});

/** The stages with the steps that are named; all of them, if none is. */
function select() {
  const { only } = parseArgs({ options: { only: { type: "string" } } }).values;
  if (only === undefined) return stages;
  const names = only.split(",");
  const isNamed = (step, name) => step.name === name || step.name.startsWith(`${name}-`);
  const steps = stages.flat(2);
  const unknown = names.find((name) => !steps.some((step) => isNamed(step, name)));
  if (unknown !== undefined) {
    throw new Failure(
      `No step is called "${unknown}". The steps are ${steps.map((step) => step.name).join(", ")}.`,
    );
  }
  return stages.map((lanes) =>
    lanes
      .map((lane) => lane.filter((step) => names.some((name) => isNamed(step, name))))
      .filter((lane) => lane.length > 0),
  );
}

function summary({ step: { title }, outcome: { passed, failed, remark }, seconds }) {
  const state = failed > 0 ? "✖" : "✔";
  const notes = [...(remark ? [remark] : []), `${seconds} s`].join(", ");
  return `${state} ${title}: ${passed} of ${passed + failed} passed (${notes})`;
}
