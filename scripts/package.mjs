// npm run package: builds for production and makes marginalia-<version>.vsix; `-- --out FILE` puts it elsewhere.
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { build } from "./build.mjs";
import { Failure, runMain } from "./failure.mjs";
import { install } from "./install.mjs";
import { runShown } from "./processes.mjs";
import { root } from "./root.mjs";

const vsce = path.join(root, "node_modules", "@vscode", "vsce", "vsce");

// Everything is bundled; the README's images are in the package, so its links stay as they are.
const options = ["--no-dependencies", "--no-rewrite-relative-links", "--allow-missing-repository"];

await runMain(async () => {
  await install();
  if (!(await build("--production"))) throw new Failure("The build failed.");
  const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const { out = `marginalia-${version}.vsix` } = parseArgs({ options: { out: { type: "string" } } }).values;
  const code = await runShown(process.execPath, [vsce, "package", ...options, "--out", out], {
    timeout: 5 * 60_000,
  });
  if (code !== 0) throw new Failure("vsce made no package.");
});
