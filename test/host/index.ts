import { readdirSync } from "node:fs";
import * as path from "node:path";
import { format } from "node:util";
import Mocha from "mocha";

/** Marks the report's lines among all that a workbench logs; scripts/vscode/launcher.mjs shows only these. */
const mark = "\u2063";

/** Called by VS Code in its extension host: runs every test file beside this one. */
export async function run(): Promise<void> {
  const print = (...values: unknown[]) => console.log(mark + format(...values));
  Mocha.reporters.Base.consoleLog = print;
  const failures = await runTests().catch((error: unknown) => {
    print(error);
    throw error;
  });
  if (failures > 0) throw new Error(`${failures} of the tests failed.`);
}

async function runTests(): Promise<number> {
  const mocha = new Mocha({ ui: "bdd", timeout: 20_000, retries: 1, reporter: reporter() });
  for (const file of testFiles()) mocha.addFile(file);
  return new Promise((resolve) => mocha.run(resolve));
}

function testFiles(): string[] {
  return readdirSync(__dirname, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.js"))
    .sort()
    .map((file) => path.join(__dirname, file));
}

/** The reporter that also writes the counts. */
function reporter(): string {
  return path.join(__dirname, "../../..", "scripts", "testing", "reporter.cjs");
}
