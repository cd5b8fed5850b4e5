import assert from "node:assert/strict";
import { openWorkbench, type Workbench } from "../workbench/harness";
import { books } from "./book";
import { Desk } from "./desk";
import { Random } from "./random";
import { History, type Scene, steps } from "./steps";

/** `npm run stress` takes more; a failure prints its seed, and `MARGINALIA_SEED` brings it back. */
const STEPS = Number(process.env["MARGINALIA_STEPS"] ?? 200);
const SEED = Number(process.env["MARGINALIA_SEED"] ?? 20240612);

/** So much, at most, for one step on a machine that is busy. */
const MOST_TIME = 6_000;

describe("text and panel under changes from all sides", () => {
  for (const [index, language] of (["json", "yaml"] as const).entries()) {
    const count = Math.ceil(STEPS / 2);
    const seed = SEED + index;
    it(`agree at every step: ${count} steps in ${language}, seed ${seed}`, async function () {
      this.timeout(count * MOST_TIME + 120_000);
      const name = `sync.positions.${language}`;
      const workbench = await openWorkbench({ files: { [name]: books[language] } });
      try {
        const desk = new Desk(workbench, name, language);
        await desk.open();
        const history = new History(await desk.agreed(books[language]));
        await run(workbench, { desk, random: new Random(seed), history }, { count, seed });
      } finally {
        await workbench.close();
      }
    });
  }

  async function run(
    workbench: Workbench,
    scene: Scene,
    { count, seed }: { readonly count: number; readonly seed: number },
  ): Promise<void> {
    const done: string[] = [];
    for (let step = 0; step < count; step++) {
      const [, name, take] = scene.random.weighted(steps.map((one) => [one[0], one] as const));
      done.push(name);
      try {
        await take(scene, step);
      } catch (error) {
        const dialogs = await workbench.page.locator(".monaco-dialog-box").allInnerTexts();
        const where = `Step ${step} with seed ${seed}: ${done.slice(-6).join(", ")}. The text before:`;
        const why = error instanceof Error ? error.message : String(error);
        throw new Error([...dialogs, where, scene.history.text, why].join("\n"), { cause: error });
      }
    }
    const violations = workbench.problems.filter(({ kind }) => kind !== "console error");
    assert.deepEqual(violations, []);
  }
});
