/**
 * How long after a change diagnostics are there. Time begins when the extension host hands the change to its first
 * listener. Diagnostics are looked up at the end of that event and then every millisecond: VS Code gathers changes of
 * diagnostics for 50 ms before it tells of them, which would hide what is measured. When it tells is kept as well.
 */
import * as vscode from "vscode";

/** Milliseconds from the change event. */
export interface Times {
  /** Until all listeners of the change are through: the way of a keystroke. */
  readonly event: number;
  /** What of it the extension host's process worked: on a busy machine the rest is waiting for a processor. */
  readonly work: number;
  /** Until the diagnostics can be looked up. */
  readonly set: number;
  /** Until `onDidChangeDiagnostics` has told of them; none where that was not waited for. */
  readonly told: number | undefined;
}

const PATIENCE = 20_000;

export class Stopwatch implements vscode.Disposable {
  readonly #listening: vscode.Disposable[];
  #began: number | undefined;
  #ended: number | undefined;
  #workBefore = 0;
  #workAfter = 0;
  #atEnd = () => {};

  /** To be made before the extension is activated: so its listeners come after this one. */
  constructor() {
    this.#listening = [
      vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
        if (contentChanges.length === 0 || this.#began !== undefined) return;
        this.#began = performance.now();
        this.#workBefore = processorTime();
      }),
    ];
  }

  /** To be called when the extension is active: this listener comes after its own. */
  follow(): void {
    this.#listening.push(
      vscode.workspace.onDidChangeTextDocument(({ contentChanges }) => {
        if (contentChanges.length === 0) return;
        if (this.#ended === undefined) {
          this.#ended = performance.now();
          this.#workAfter = processorTime();
        }
        this.#atEnd();
      }),
    );
  }

  /** Makes an edit and waits until a condition holds for the diagnostics, and on request until VS Code tells of it. */
  async time(edit: () => Promise<void>, isThere: () => boolean, untilTold: boolean): Promise<Times> {
    [this.#began, this.#ended] = [undefined, undefined];
    let set: number | undefined;
    let told: number | undefined;
    const look = () => {
      if (set === undefined && this.#ended !== undefined && isThere()) set = performance.now();
    };
    this.#atEnd = look;
    const telling = vscode.languages.onDidChangeDiagnostics(() => {
      look();
      if (set !== undefined) told ??= performance.now();
    });
    const deadline = performance.now() + PATIENCE;
    await edit();
    const isOver = () => set !== undefined && (told !== undefined || !untilTold);
    while (!isOver() && performance.now() < deadline) {
      look();
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    telling.dispose();
    this.#atEnd = () => {};
    if (this.#began === undefined || this.#ended === undefined) throw new Error("No change was reported");
    if (set === undefined || !isOver()) throw new Error("Diagnostics did not come");
    return {
      event: this.#ended - this.#began,
      work: this.#workAfter - this.#workBefore,
      set: set - this.#began,
      told: told === undefined || !untilTold ? undefined : told - this.#began,
    };
  }

  dispose(): void {
    for (const listener of this.#listening) listener.dispose();
  }
}

/** Milliseconds of all threads so far. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
