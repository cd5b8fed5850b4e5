import assert from "node:assert/strict";
import * as vscode from "vscode";
import { analyze } from "../../src/analysis/analyze";
import { randomPlan } from "../../src/analysis/views/scenarios/randomPlan";
import { RandomRun } from "../../src/editor/simulation/randomRun";
import { pause } from "../../src/editor/simulation/slices";
import { simulationWorkers } from "../../src/editor/simulation/workers";
import type { RandomRequest } from "../../src/protocol/views/scenariosRandom";
import { monteCarlo } from "../../src/simulation/kernel/monteCarlo";
import { singleThread, type WorkerPool } from "../../src/simulation/kernel/workers";
import { scenariosRequest } from "../support/scenariosRequest";
import { panelHere } from "./panelHere";
import { BOOK, openBook, until, wait } from "./positions";

const { extensionUri } = vscode.extensions.getExtension("marginalia.marginalia")!;

function planOf(paths: string) {
  const analysis = analyze(BOOK);
  const { plan } = randomPlan(analysis, { inputs: { paths }, gaps: "continuous", hasOrders: true });
  return { analysis, plan: plan! };
}

/** How often the host could do something else while a pool walks so many paths at once. */
async function turnsDuring(pool: WorkerPool, count: number): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => turns++, 2);
  await pool.run({ first: 0, count });
  clearInterval(timer);
  return turns;
}

/** A session whose panel exists only here: what is asked of it about random paths, and what it says. */
async function openPanel() {
  const { document } = await openBook(BOOK);
  const panel = panelHere(document);
  const { sent } = panel;
  let sequence = 0;
  return {
    dispose: panel.dispose,
    ready: panel.ready,
    hide: () => {
      panel.setVisible(false);
      panel.setVisible(true);
    },
    ask: (random: Pick<RandomRequest, "inputs" | "wants">) =>
      panel.receive({
        type: "view",
        sequence: ++sequence,
        request: scenariosRequest({ random: { gaps: "continuous", run: "a run", ...random } }),
      }),
    /** The last that was said of the run in answer to the last request. */
    run: () => {
      const last = sent.findLast((message) => message.type === "view" && message.sequence === sequence);
      return last?.type === "view" && last.model.of === "scenarios" ? last.model.random?.run : undefined;
    },
    sent,
  };
}

describe("random paths of a panel", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("are walked and told while they are walked, until they are done", async () => {
    const panel = await openPanel();
    panel.ready();
    panel.ask({ inputs: { paths: "2000", seed: "5" }, wants: "start" });
    await until("the end", () => panel.run()?.state === "done");
    assert.equal(panel.run()!.status, "Done: 2,000 paths.");
    assert.equal(panel.run()!.figures!.headline, "2,000 random paths over 7 days in 168 steps, seed 5");
    panel.dispose();
  });

  it("end when it is hidden; what was walked is there when it is back, and nothing begins anew", async () => {
    const panel = await openPanel();
    const inputs = { paths: "1000000" };
    panel.ready();
    panel.ask({ inputs, wants: "start" });
    await until("figures of the first paths", () => panel.run()?.figures);
    panel.hide();
    const { length } = panel.sent;
    await wait(300);
    assert.equal(panel.sent.length, length, "a hidden panel is told nothing");
    panel.ready();
    panel.ask({ inputs, wants: "look" });
    const run = await until("the run that was ended", () => panel.run() ?? undefined);
    assert.equal(run.state, "stopped");
    assert.ok(run.figures !== null);
    panel.dispose();
  });

  it("are not walked because a panel remembers a run that its host does not", async () => {
    const panel = await openPanel();
    panel.ready();
    panel.ask({ inputs: {}, wants: "look" });
    await until("an answer", () => panel.run() === null);
    panel.dispose();
  });
});

describe("threads for random paths", () => {
  it("leave the extension host free while they walk", async () => {
    const { job } = planOf("1").plan.prepare();
    const pool = await simulationWorkers(extensionUri, job);
    const alone = singleThread(job, pause);
    try {
      // So many that one thread is away for a while; the first batch waits for the thread to start.
      await pool.run({ first: 0, count: 1 });
      const count = 20_000;
      assert.ok((await turnsDuring(pool, count)) > 10);
      assert.ok((await turnsDuring(alone, count)) < 5, "one that is not a thread takes them all");
    } finally {
      pool.dispose();
    }
  });

  it("give what one thread gives, to the last digit", async () => {
    const { job, books } = planOf("2000").plan.prepare();
    const pool = await simulationWorkers(extensionUri, job);
    try {
      const onThreads = await monteCarlo(job, books, pool, { paths: 2000, pause });
      const onOne = await monteCarlo(job, books, singleThread(job, pause), { paths: 2000, pause });
      assert.deepEqual(onThreads, onOne);
      assert.ok(onThreads.books[0]!.unharmed!.value > 0.5);
    } finally {
      pool.dispose();
    }
  });

  it("answer no more once they were ended", async () => {
    const { job } = planOf("1").plan.prepare();
    const pool = await simulationWorkers(extensionUri, job);
    await pool.run({ first: 0, count: 1 });
    let isAnswered = false;
    void pool.run({ first: 0, count: 20_000 }).then(() => (isAnswered = true));
    await wait(10);
    pool.dispose();
    await wait(1500);
    assert.equal(isAnswered, false);
  });

  it("are ended by a run that is stopped, which keeps its figures", async () => {
    const { analysis, plan } = planOf("1000000");
    const run = new RandomRun(
      { name: "a run", analysis, plan },
      (job) => simulationWorkers(extensionUri, job),
      () => {},
    );
    void run.walk();
    await until("figures of the first paths", () => run.outcome);
    const before = performance.now();
    run.stop();
    assert.ok(performance.now() - before < 1000);
    const { done } = run;
    assert.equal(run.state, "stopped");
    assert.ok(done < 1_000_000);
    assert.equal(run.outcome!.result.paths, done);
    await wait(200);
    assert.equal(run.done, done);
  });
});
