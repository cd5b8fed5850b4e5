/**
 * One run of random paths: on threads where there are any, else on the one at hand with pauses. What there is of it can be
 * looked at at any time; it can be stopped, which ends its threads at once.
 */
import type { Analysis } from "../../analysis/analyze";
import { LossSamples } from "../../analysis/simulation/randomPaths/samples";
import type { RandomOutcome, RandomRunning } from "../../analysis/views/scenarios/random";
import type { RandomPlan } from "../../analysis/views/scenarios/randomPlan";
import type { Job } from "../../simulation/kernel/batch";
import { monteCarlo, type MonteCarloResult } from "../../simulation/kernel/monteCarlo";
import type { Prepared } from "../../simulation/kernel/prepare";
import { singleThread, type WorkerPool } from "../../simulation/kernel/workers";
import { pause, pausesWhenDue } from "./slices";

export type StartWorkers = (job: Job) => Promise<WorkerPool>;

/** How far it is is told no more often than this, in milliseconds. */
const PROGRESS_TIME = 100;
/** Figures are worked out no more often, and take no more than this part of the time. */
const [FIGURES_TIME, FIGURES_SHARE] = [400, 0.1];
/** On one thread a batch is so many steps of positions, which take some 20 ms: others are served in between. */
const STEPS_AT_ONCE = 100_000;

export class RandomRun implements RandomRunning {
  readonly name: string;
  readonly analysis: Analysis;
  readonly plan: RandomPlan;
  readonly #startWorkers: StartWorkers;
  readonly #changed: () => void;
  state: RandomRunning["state"] = "running";
  done = 0;
  outcome: RandomOutcome | undefined;
  failure: string | undefined;
  /** Makes the outcome of all paths so far. */
  #latest: (() => RandomOutcome) | undefined;
  #workers: WorkerPool | undefined;
  #told = 0;
  #figured = { at: -Infinity, took: 0 };

  /** `changed` is called when there is more to tell, but for a stop. */
  constructor(
    { name, analysis, plan }: Pick<RandomRunning, "name" | "analysis" | "plan">,
    startWorkers: StartWorkers,
    changed: () => void,
  ) {
    this.name = name;
    this.analysis = analysis;
    this.plan = plan;
    this.#startWorkers = startWorkers;
    this.#changed = changed;
  }

  /** Walks until it is done, stopped or broken; never fails. */
  async walk(): Promise<void> {
    // That it has begun is told first.
    await pause();
    try {
      await this.#walkAll();
    } catch (error) {
      if (this.#isOver()) return;
      this.#end("failed");
      this.failure = error instanceof Error ? error.message : String(error);
    }
    this.#changed();
  }

  /** Ends its threads; figures of the paths that were walked stay. */
  stop(): void {
    if (this.#isOver()) return;
    this.#end("stopped");
  }

  async #walkAll(): Promise<void> {
    if (this.#isOver()) return;
    const prepared = this.plan.prepare();
    const result = await this.#walkOn(prepared, this.#startWorkers).catch((error: unknown) => {
      if (this.#isOver()) throw error;
      // Threads that cannot be started, or break down: the same paths are walked on this one.
      return this.#walkOn(prepared, onThisThread);
    });
    if (result === undefined || this.#isOver()) return;
    this.#end("done");
  }

  /** None where it was stopped. */
  async #walkOn(prepared: Prepared, start: StartWorkers): Promise<MonteCarloResult | undefined> {
    const { job } = prepared;
    const workers = await start(job);
    if (this.#isOver()) {
      workers.dispose();
      return undefined;
    }
    this.#workers?.dispose();
    this.#workers = workers;
    const samples = new LossSamples(prepared.books);
    return monteCarlo(job, samples.watchedBooks(), samples.watchedPool(workers), {
      paths: this.plan.parameters.paths,
      ...this.#batchSize(prepared, workers),
      pause: pausesWhenDue(),
      isCancelled: () => this.#isOver(),
      onProgress: (done, partial) => {
        if (this.#isOver()) return;
        this.done = done;
        this.#latest = () => ({ prepared, samples, result: partial() });
        this.#tell();
      },
    });
  }

  /** Small ones where this thread walks; else as the driver thinks best. */
  #batchSize({ job, unmodelled }: Prepared, { size }: WorkerPool): { readonly batchSize?: number } {
    // Of a path that is walked exactly each arrangement may take a moment: others are served after each.
    if (unmodelled.length > 0) return { batchSize: 1 };
    if (size > 1) return {};
    const { account, parameters } = this.plan;
    const ofPath = parameters.steps * Math.max(1, account.positions.length * job.books.length);
    return { batchSize: Math.max(1, Math.min(250, Math.floor(STEPS_AT_ONCE / ofPath))) };
  }

  #tell(): void {
    const now = performance.now();
    const { at, took } = this.#figured;
    if (now - at > Math.max(FIGURES_TIME, took / FIGURES_SHARE)) {
      this.outcome = this.#latest?.();
      this.#told = now;
      this.#changed();
      this.#figured = { at: performance.now(), took: performance.now() - now };
    } else if (now - this.#told > PROGRESS_TIME) {
      this.#told = now;
      this.#changed();
    }
  }

  #isOver(): boolean {
    return this.state !== "running";
  }

  #end(state: RandomRunning["state"]): void {
    this.state = state;
    this.#workers?.dispose();
    this.#workers = undefined;
    this.outcome = this.#latest?.() ?? this.outcome;
    this.#latest = undefined;
  }
}

function onThisThread(job: Job): Promise<WorkerPool> {
  return Promise.resolve(singleThread(job, pause));
}
