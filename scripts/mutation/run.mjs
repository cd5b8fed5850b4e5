// npm run mutation: changes the engine in small ways, one at a time, and asks whether its tests notice.
//   -- --area simulation         the walks of the simulation instead, and their tests
//   -- --file cross.ts,pool.ts   only these files
//   -- --sample 200 --seed 1     so many mutants, drawn by a seed
import { writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { Failure, runMain } from "../failure.mjs";
import { temporaryFolder } from "../temporary.mjs";
import { AREAS, bundleWithMutants } from "./bundle.mjs";
import { coverageOf } from "./coverage.mjs";
import { isSame, knownEquivalents } from "./equivalent.mjs";
import { tryAll } from "./pool.mjs";
import { printScores, printSurvivors } from "./report.mjs";
import { sampleOf } from "./sample.mjs";

const AIM = 0.9;
/** Milliseconds of a test that is quick. */
const QUICK = 50;
// Few random accounts, the same in every run: what they find must not depend on luck.
process.env.MARGINALIA_RUNS ??= "10";
process.env.MARGINALIA_SEED ??= "20240612";

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      area: { type: "string", default: "engine" },
      file: { type: "string" },
      sample: { type: "string" },
      seed: { type: "string", default: "1" },
    },
  });
  const start = performance.now();
  if (!Object.hasOwn(AREAS, values.area))
    throw new Failure(`--area is one of ${Object.keys(AREAS).join(", ")}`);
  const { code, mutants } = await bundleWithMutants(values.area);
  const chosen = chosenOf(mutants, values);
  const { testsOf, milliseconds, failing } = await coverageOf(code);
  const sum = (tests) => tests.reduce((total, test) => total + milliseconds[test], 0);
  console.log(
    `${chosen.length} mutants, ${milliseconds.length} tests of ${seconds(sum([...milliseconds.keys()]))}\n`,
  );

  if (failing.length > 0) console.log(`Left out, as they fail without a mutant: ${failing.join("; ")}\n`);
  const isHere = ({ file }) => AREAS[values.area].sources().includes(file);
  const equivalents = knownEquivalents().filter(isHere);
  const isEquivalent = (mutant) => equivalents.some((known) => isSame(known, mutant));
  const killers = new Map();
  const bundle = path.join(temporaryFolder("mutation"), "mutants.cjs");
  writeFileSync(bundle, code);
  // What is known to survive would take every test there is; the quick ones tell whether the list is still right.
  const testsFor = (mutant) =>
    testsOf.get(mutant.id).filter((test) => milliseconds[test] < QUICK || !isEquivalent(mutant));
  const jobs = chosen
    .filter(({ id }) => testsOf.has(id))
    .map((mutant) => ({
      id: mutant.id,
      tests: testsFor(mutant),
      timeout: 5_000 + 5 * sum(testsFor(mutant)),
    }));
  await tryAll(bundle, jobs, (id, killer) => killers.set(id, killer));

  const tried = chosen.map((mutant) => {
    const outcome = killers.get(mutant.id) ? "killed" : isEquivalent(mutant) ? "equivalent" : "survived";
    return { ...mutant, outcome, isReached: testsOf.has(mutant.id) };
  });
  const score = printScores(tried);
  printSurvivors(tried.filter(({ outcome }) => outcome === "survived"));
  const isListWrong = reportWrongEquivalents(equivalents, mutants, tried);
  console.log(
    `\n${(100 * score).toFixed(1)} % killed, aim ${100 * AIM} %, in ${seconds(performance.now() - start)}`,
  );
  return score < AIM || isListWrong ? 1 : 0;
});

function seconds(time) {
  return `${(time / 1000).toFixed(1)} s`;
}

function chosenOf(mutants, { file, sample, seed }) {
  const names = file?.split(",");
  const inFiles = mutants.filter(
    (mutant) => !names || names.some((name) => mutant.file.endsWith(`/${name}`)),
  );
  if (inFiles.length === 0) throw new Failure(`There is no mutant in ${file}`);
  return sample === undefined ? inFiles : sampleOf(inFiles, Number(sample), Number(seed));
}

/** An entry of the list that matches nothing any more, or that a test kills, is wrong. */
function reportWrongEquivalents(equivalents, mutants, tried) {
  const isGone = (known) => !mutants.some((mutant) => isSame(known, mutant));
  const isKilled = (known) => tried.some((mutant) => mutant.outcome === "killed" && isSame(known, mutant));
  const wrong = [
    ...equivalents.filter(isGone).map((known) => [known, "is not in the source any more"]),
    ...equivalents.filter(isKilled).map((known) => [known, "is killed by a test"]),
  ];
  if (wrong.length > 0) console.log("\nequivalent.json is wrong");
  for (const [{ file, original, change }, why] of wrong)
    console.log(`  ${file}  ${original}  →  ${change}  ${why}`);
  return wrong.length > 0;
}
