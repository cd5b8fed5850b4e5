/** Steps that are passed at once, against the same steps walked one by one. */
import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { Path, Step } from "../../../src/simulation/path";
import { QuietSteps } from "../../../src/simulation/quietSteps";
import { simulate } from "../../../src/simulation/simulate";
import { decimal } from "../../support/account";
import { runs } from "../../support/runs";
import { randomWalk, symbolsOf } from "./randomWalks";

describe("steps that are passed at once", () => {
  it("come to the same as each of them walked", () => {
    let [tried, walked, fallen, passed, steps] = [0, 0, 0, 0, 0];
    const tell = Reflect.get(QuietSteps.prototype, "from");
    QuietSteps.prototype.from = function (step) {
      const count = tell.call(this, step);
      passed += count;
      steps += Math.max(1, count);
      return count;
    };
    fc.assert(
      fc.property(
        randomWalk(),
        fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 8, maxLength: 8 }),
        (drawn, wiggles) => {
          tried++;
          const path = withDetours(drawn.path, symbolsOf(drawn.account), wiggles);
          const options = { ...drawn.options, topUps: [] };
          const quick = simulate(drawn.account, path, options);
          const whole = simulate(drawn.account, path, { ...options, everyStep: true });
          if ("gap" in quick || "gap" in whole) return assert.deepEqual(quick, whole);
          walked++;
          if (quick.value.fall !== undefined) fallen++;
          assert.deepEqual(quick.value.events, whole.value.events);
          assert.deepEqual(quick.value.pools, whole.value.pools);
          assert.deepEqual(quick.value.positions, whole.value.positions);
        },
      ),
      runs(250),
    );
    QuietSteps.prototype.from = tell;
    assert.ok(walked > 0.2 * tried && fallen > 0, `${walked} walked, ${fallen} fell`);
    assert.ok(passed > 0.5 * steps && passed < steps, `${passed} of ${steps} passed`);
  });
});

/** Small detours before each step: long enough for blocks of several sizes. */
function withDetours(
  path: Path,
  marks: Map<string, ReturnType<typeof decimal>>,
  wiggles: readonly number[],
): Path {
  return path.flatMap((step) => {
    const detours = wiggles.map((wiggle, place): Step => {
      const moved = [...marks].filter((_, index) => (index + place) % 3 !== 0);
      return {
        time: step.time,
        marks: new Map(moved.map(([symbol, mark]) => [symbol, mark.times(decimal(`${10_000 + wiggle}e-4`))])),
      };
    });
    for (const [symbol, mark] of step.marks) marks.set(symbol, mark);
    return [...detours, step];
  });
}
