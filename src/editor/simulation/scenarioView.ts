/**
 * The scenarios view of one panel: simulates in slices, has random paths walked by threads, tells how far it is, and gives
 * up what nobody waits for.
 */
import type { Analysis } from "../../analysis/analyze";
import { type NumberFormat, inFormat } from "../../analysis/numberFormat";
import type { Book } from "../../analysis/views";
import { emptyBook } from "../../analysis/views/emptyBook";
import { type Running, scenariosModel } from "../../analysis/views/scenarios";
import { type CandleFile, jobOf } from "../../analysis/views/scenarios/job";
import { randomPlan } from "../../analysis/views/scenarios/randomPlan";
import type { ScenariosModel, ScenariosRequest } from "../../protocol/views/scenarios";
import type { RandomRequest } from "../../protocol/views/scenariosRandom";
import { chooseCandleFiles, withFiles } from "./candleFiles";
import { keepRun, keptRun } from "./keptRuns";
import { RandomRun, type StartWorkers } from "./randomRun";
import { inSlices } from "./slices";

type Post = (sequence: number, model: ScenariosModel) => void;

interface Asked {
  readonly book: Book;
  readonly sequence: number;
  readonly request: ScenariosRequest;
}

/** A simulation that is under way. */
interface Work {
  readonly analysis: Analysis;
  readonly key: string;
}

/** Progress is told no sooner than this, and no more often, in milliseconds: most simulations are done before. */
const PATIENCE = 150;

export class ScenarioView {
  readonly #format: NumberFormat;
  readonly #post: Post;
  readonly #startWorkers: StartWorkers;
  #asked: Asked | undefined;
  #work: Work | undefined;
  /** The last run of random paths; what there is of it stays when it has ended. */
  #random: RandomRun | undefined;
  #files: readonly CandleFile[] = [];

  constructor(format: NumberFormat, startWorkers: StartWorkers, post: Post) {
    this.#format = format;
    this.#startWorkers = startWorkers;
    this.#post = post;
  }

  show(book: Book, sequence: number, request: ScenariosRequest): void {
    this.#asked = { book, sequence, request };
    if (request.random !== null) return this.#showRandom(book.analysis, request, request.random);
    this.#random?.stop();
    const { job } = jobOf(book.analysis, request, this.#files);
    if (job === undefined || !request.isRunning) {
      this.#work = undefined;
      return this.#tell({ is: "idle" });
    }
    const { analysis } = book;
    const kept = keptRun(analysis, job.key);
    if (kept !== undefined) {
      this.#work = undefined;
      return this.#tell({ is: "done", run: kept });
    }
    // The simulation that is asked for is under way: it will tell this request.
    if (this.#work?.analysis === analysis && this.#work.key === job.key) return;
    const work = { analysis, key: job.key };
    this.#work = work;
    let told = performance.now();
    const watcher = {
      isCancelled: () => this.#work !== work,
      progress: (share: number) => {
        if (performance.now() - told < PATIENCE || this.#work !== work) return;
        told = performance.now();
        this.#tell({ is: "running", share });
      },
    };
    void inSlices(job.steps(), watcher).then((run) => {
      if (run === undefined) return;
      keepRun(analysis, job.key, run);
      if (this.#work !== work) return;
      this.#work = undefined;
      this.#tell({ is: "done", run });
    });
  }

  #showRandom(analysis: Analysis, { hasOrders }: ScenariosRequest, random: RandomRequest): void {
    this.#work = undefined;
    const { run: name, wants, inputs, gaps } = random;
    if (name !== null && wants === "start" && this.#random?.name !== name) {
      const { plan } = randomPlan(analysis, { inputs, gaps, hasOrders });
      if (plan !== undefined) {
        this.#random?.stop();
        const changed = () => this.#random === run && this.#tell({ is: "idle" });
        const run = new RandomRun({ name, analysis, plan }, this.#startWorkers, changed);
        this.#random = run;
        void run.walk();
      }
    }
    const isUnseen = emptyBook(analysis) !== null;
    if (isUnseen || (wants === "stop" && this.#random?.name === name)) this.#random?.stop();
    this.#tell({ is: "idle" });
  }

  /** Nobody looks any more: what is under way ends, and every thread with it. */
  stop(): void {
    this.#random?.stop();
    this.#work = undefined;
    this.#asked = undefined;
  }

  /** Asks for files of candles; true where there are others now. */
  async choose(analysis: Analysis): Promise<boolean> {
    const more = await chooseCandleFiles(analysis);
    if (more !== undefined) this.#files = withFiles(this.#files, more);
    return more !== undefined;
  }

  forget(): void {
    this.#files = [];
  }

  #tell(running: Running): void {
    if (this.#asked === undefined) return;
    const { book, sequence, request } = this.#asked;
    const files = this.#files;
    this.#post(
      sequence,
      inFormat(this.#format, () => scenariosModel(book, request, running, files, this.#random)),
    );
  }
}
