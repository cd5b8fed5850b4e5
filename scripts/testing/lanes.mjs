import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.mjs";
import { temporaryFolder } from "../temporary.mjs";

/** @typedef {import("./steps.mjs").Step} Step */
/** @typedef {{ step: Step, outcome: import("./steps.mjs").Outcome, seconds: number }} Done */

/**
 * Runs the stages one after another, and the lanes of each beside each other. The first lane is shown as it comes, the
 * others when the stage is over.
 * @param {Step[][][]} stages
 * @param {{ isBuilt: boolean, areBesideEachOther: boolean }} options
 * @returns {Promise<Done[]>}
 */
export async function runStages(stages, { isBuilt, areBesideEachOther }) {
  const folder = temporaryFolder("tests");
  const done = [];
  for (const lanes of stages) {
    const [first = [], ...others] = areBesideEachOther ? lanes : [lanes.flat()];
    const runs = [runLane(first, { folder, isBuilt, isShown: true })];
    for (const lane of others) runs.push(runLane(lane, { folder, isBuilt, isShown: false }));
    for (const run of runs) {
      for (const { shownLater, ...one } of await run) {
        if (shownLater !== undefined) process.stdout.write(shownLater);
        done.push(one);
      }
    }
  }
  return done;
}

async function runLane(steps, { folder, isBuilt, isShown }) {
  const done = [];
  for (const step of steps) {
    const began = Date.now();
    const log = path.join(folder, `${step.name}.log`);
    const output = isShown ? "inherit" : openSync(log, "w");
    console.log(`\n── ${step.title}${isShown ? "" : ": beside it, shown later"}`);
    const outcome =
      step.built && !isBuilt
        ? { passed: 0, failed: 1, remark: "not run: the build failed" }
        : await outcomeOf(step, { countsFile: path.join(folder, `${step.name}.json`), output });
    const seconds = Math.round((Date.now() - began) / 1000);
    console.log(`── ${step.title}: ${seconds} s`);
    let shownLater;
    if (!isShown) {
      closeSync(output);
      shownLater = `\n── ${step.title}\n${readFileSync(log, "utf8")}`;
    }
    done.push({ step, outcome, seconds, shownLater });
  }
  return done;
}

/** @returns {Promise<import("./steps.mjs").Outcome>} */
async function outcomeOf(step, run) {
  try {
    return await step.run(run);
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    return { passed: 0, failed: 1, remark: "could not run" };
  }
}
