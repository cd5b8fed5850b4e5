// Builds every bundle of the product (dist/) and, with --tests, the test suites (out/test/).
const esbuild = require("esbuild");
const { existsSync, readdirSync, rmSync } = require("node:fs");
const path = require("node:path");

const options = new Set(process.argv.slice(2));
// Sizes are measured on what is shipped.
const production = options.has("--production") || options.has("--bench");

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : "linked",
  charset: "utf8",
  legalComments: production ? "none" : "inline",
  logLevel: "warning",
};
const { version } = require("./package.json");
const node = {
  ...common,
  platform: "node",
  format: "cjs",
  target: "node20",
  // jsonc-parser's `main` is a UMD file that hides its imports from a bundler; its `module` entry does not.
  mainFields: ["module", "main"],
  define: { MARGINALIA_VERSION: JSON.stringify(version) },
};

const browser = {
  ...common,
  platform: "browser",
  format: "cjs",
  target: "es2022",
  external: ["vscode"],
  define: { MARGINALIA_VERSION: JSON.stringify(version) },
};

const products = [
  { ...node, entryPoints: ["src/extension.ts"], outfile: "dist/extension.js", external: ["vscode"] },
  {
    ...node,
    entryPoints: ["src/cli/main.ts"],
    outfile: "dist/cli.js",
    banner: { js: "#!/usr/bin/env node" },
  },
  // The same extension for the browser's worker host.
  { ...browser, entryPoints: ["src/extension.ts"], outfile: "dist/web/extension.js" },
  // Threads for random paths: one file for Node, of the command line and of VS Code, and one for the browser.
  { ...node, entryPoints: ["src/cli/worker.ts"], outfile: "dist/worker.js" },
  {
    ...browser,
    entryPoints: ["src/editor/simulation/worker.ts"],
    outfile: "dist/web/worker.js",
    format: "iife",
  },
  {
    ...common,
    entryPoints: ["webview/panel.ts"],
    outfile: "dist/panel.js",
    format: "iife",
    target: "es2022",
  },
].filter((build) => existsSync(build.entryPoints[0]));

// Every test file is an entry of its own, found by name; packages stay packages, our own code is bundled in.
const tests = {
  ...node,
  entryPoints: readdirSync("test", { recursive: true })
    .filter((file) => /\.test\.ts$|^(host|workbench)[\\/](index|launch)\.ts$/.test(file))
    .map((file) => path.join("test", file)),
  outdir: "out/test",
  outbase: "test",
  packages: "external",
  external: ["vscode"],
  minify: false,
  sourcemap: "inline",
};

/** "host-tests" stands for all files of test/host: a new one is found by its name here, too. */
const everyHostTest = {
  name: "every host test",
  setup(build) {
    build.onResolve({ filter: /^host-tests$/ }, () => ({ path: "host-tests", namespace: "tests" }));
    build.onLoad({ filter: /.*/, namespace: "tests" }, () => {
      const files = readdirSync("test/host").filter((file) => file.endsWith(".test.ts"));
      const contents = files.map((file) => `import "./${file}";`).join("\n");
      return { contents, resolveDir: path.resolve("test/host") };
    });
  },
};

// The host tests again, as the one file that the browser's worker takes. Node's assertions have a stand-in there.
const webTests = {
  ...browser,
  entryPoints: ["test/host/web.ts"],
  outfile: "out/test/host/web.js",
  alias: { "node:assert/strict": "./test/host/webAssert.ts" },
  inject: ["./test/host/webProcess.ts"],
  plugins: [everyHostTest],
  define: { ...browser.define, global: "globalThis" },
  minify: false,
  sourcemap: "inline",
};

const bench = {
  ...node,
  entryPoints: ["bench/bench.ts", "bench/host/index.ts", "bench/panel/index.ts"],
  outdir: "out/bench",
  outbase: "bench",
  external: ["vscode", "vscode-json-languageservice", "playwright-core"],
  minify: false,
};

async function main() {
  if (options.has("--watch")) {
    for (const build of products) await (await esbuild.context(build)).watch();
    return;
  }
  const builds = [
    ...products,
    ...(options.has("--tests") ? [tests, webTests] : []),
    ...(options.has("--bench") ? [bench] : []),
  ];
  if (options.has("--tests")) rmSync("out/test", { recursive: true, force: true });
  await Promise.all(builds.map((build) => esbuild.build(build)));
}

main().catch(() => process.exit(1));
