// npm start: installs, builds, prints the example's table, and opens the examples in a VS Code with the panel
// beside the text. `npm start -- --no-open` ends after the table.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { install } from "./install.mjs";
import { runShown } from "./processes.mjs";
import { root } from "./root.mjs";
import { hasDesktop, openOnDesktop } from "./vscode/desktop.mjs";
import { quietSettings } from "./vscode/quiet-settings.mjs";
import { serve } from "./vscode/serve.mjs";

const examples = path.join(root, "examples");
const example = path.join(examples, "portfolio.positions.json");
const opener = path.join(root, "scripts", "vscode", "opener");

await runMain(async () => {
  const { values } = parseArgs({ options: { "no-open": { type: "boolean", default: false } } });
  await install();
  if (!(await build())) throw new Failure("The build failed.");
  await printTable();
  if (values["no-open"]) return;
  if (hasDesktop() && openOnDesktop(examples, example, [root, opener])) {
    console.log("\nThe examples are open in VS Code.");
  } else {
    await openServed();
  }
});

async function printTable() {
  const cli = path.join(root, "dist", "cli.js");
  if (!existsSync(cli)) throw new Failure("The build made no dist/cli.js.");
  const code = await runShown(process.execPath, [cli, "check", path.relative(root, example)], {
    timeout: 60_000,
  });
  // 1 says that the file has problems, which the table shows.
  if (code > 1) throw new Failure(`marginalia check ended with exit code ${code}.`);
}

/** Stays up until Ctrl-C, which ends the server with this process. */
async function openServed() {
  console.log("\nNo desktop VS Code could be opened by `code`: serving one to the browser instead.");
  const server = await serve({ linked: [root, opener], settings: quietSettings });
  console.log(`\n  ${server.address({ folder: examples })}\n`);
  console.log(`VS Code ${server.vscode} is up: open the address above in a browser. Ctrl-C stops it.`);
  await server.stopped;
  throw new Failure(`The served VS Code has ended.\n${server.output().trim()}`);
}
