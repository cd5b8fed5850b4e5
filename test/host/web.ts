/** The host tests in the browser's worker: all files in one, as nothing can be looked up there. */
import "mocha/mocha";

/** Begins every line of the report, and the line with the counts; scripts/testing/web-host.mjs reads them. */
const MARK = "\u2063";

declare const mocha: BrowserMocha;

interface BrowserMocha {
  setup(options: { ui: "bdd"; timeout: number; retries: number; reporter: unknown }): void;
  run(done: (failures: number) => void): Mocha.Runner;
}

export async function run(): Promise<void> {
  mocha.setup({ ui: "bdd", timeout: 20_000, retries: 1, reporter: Report });
  await import("host-tests");
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} of the tests failed.`);
}

/** A line for each test, and the counts at the end. */
class Report {
  constructor(runner: Mocha.Runner) {
    let [passed, failed, pending] = [0, 0, 0];
    runner.on("suite", ({ title }) => say(title === "" ? "" : `\n  ${title}`));
    runner.on("pass", ({ title }) => (passed++, say(`    ✔ ${title}`)));
    runner.on("retry", ({ title }, { message }) => say(`    ↻ ${title} is tried again: ${message}`));
    runner.on("pending", ({ title }) => (pending++, say(`    - ${title}`)));
    runner.on(
      "fail",
      ({ title }, error: Error) => (failed++, say(`    ✘ ${title}\n${error.stack ?? error.message}`)),
    );
    runner.on("end", () => say(`counts ${JSON.stringify({ passed, failed, pending })}`));
  }
}

function say(text: string): void {
  console.log(MARK + text);
}
