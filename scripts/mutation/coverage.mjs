// Which tests reach which mutants, and how long each test takes, from a run without any mutant.
import { Failure } from "../failure.mjs";
import { suiteOf } from "./suite.mjs";

/** The share of tests that may be left out because they do not hold with so few random accounts. */
const FEW = 0.02;

/**
 * @param {string} code the bundle
 * @returns {Promise<{ testsOf: Map<number, number[]>, milliseconds: number[], failing: string[] }>} tests by number,
 *   the quickest first
 */
export async function coverageOf(code) {
  const load = suiteOf(code);
  // Twice: the first run compiles, and would make the first tests look slow.
  await timed(load);
  const coverage = await timed(load);
  const { failing, milliseconds } = coverage;
  if (failing.length > FEW * milliseconds.length)
    throw new Failure(`Without a mutant these fail already:\n${failing.join("\n")}`);
  return coverage;
}

async function timed(load) {
  /** Groups of tests (what is worked out while they are declared serves all their tests) and tests, by mutant. */
  const reached = new Map();
  let here = "";
  const isOn = (id) => {
    let places = reached.get(id);
    if (places === undefined) reached.set(id, (places = new Set()));
    places.add(here);
    return false;
  };
  const tests = load(isOn, (groups) => (here = JSON.stringify(groups)));
  const milliseconds = [];
  const failing = [];
  for (const [index, test] of tests.entries()) {
    here = String(index);
    const start = performance.now();
    try {
      await test.run();
    } catch {
      failing.push(test.name);
    }
    milliseconds.push(performance.now() - start);
  }
  const placesOf = tests.map(({ groups }, index) => [
    String(index),
    "",
    ...Array.from({ length: groups.length + 1 }, (_, depth) => JSON.stringify(groups.slice(0, depth))),
  ]);
  const testsOf = new Map();
  for (const [id, places] of reached) {
    const own = [...tests.keys()].filter(
      (index) => !failing.includes(tests[index].name) && placesOf[index].some((place) => places.has(place)),
    );
    testsOf.set(
      id,
      own.sort((a, b) => milliseconds[a] - milliseconds[b]),
    );
  }
  return { testsOf, milliseconds, failing };
}
