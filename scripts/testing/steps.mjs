import path from "node:path";
import { npmCall } from "../npm.mjs";
import { runShown } from "../processes.mjs";
import { root } from "../root.mjs";
import { fetchVSCode } from "../vscode/fetch.mjs";
import { canServe } from "../vscode/platform.mjs";
import { versions } from "../vscode/versions.mjs";
import { readCounts } from "./counts.mjs";
import { runMocha } from "./mocha.mjs";

/**
 * @typedef {object} Step
 * @property {string} name as `--only` takes it
 * @property {string} title
 * @property {boolean} built whether it runs what the build made
 * @property {(run: Run) => Promise<Outcome>} run
 */

/**
 * @typedef {object} Run
 * @property {string} countsFile where the counts go
 * @property {"inherit" | number} output where the output goes: an open file, or where it is shown as it comes
 */

/** @typedef {import("./counts.mjs").Counts & { remark?: string }} Outcome */

const minute = 60_000;

/**
 * Everything that `npm test` checks, stage by stage. The lanes of a stage run side by side: what computes beside what
 * waits for a VS Code, and the two long suites of the workbench beside each other.
 * @type {Step[][][]}
 */
export const stages = [
  [
    [
      check("types", "Types"),
      check("lint", "Lint and format"),
      suite("unit", "Unit tests", { timeout: 15 * minute, testTimeout: 60_000 }),
    ],
    [host("minimum"), host("newest"), webHost()],
  ],
  [
    [
      servedSuite("workbench", "Tests in the workbench", {
        timeout: 30 * minute,
        testTimeout: 2 * minute,
        retries: 1,
      }),
    ],
    [
      servedSuite("sync", "Text and panel under random changes", {
        timeout: 20 * minute,
        testTimeout: 2 * minute,
      }),
    ],
  ],
  // It builds anew what the others run.
  [[servedSuite("package", "Tests of the package", { timeout: 15 * minute, testTimeout: 3 * minute })]],
];

/**
 * A script of package.json that counts as one check.
 * @param {string} name
 * @param {string} title
 * @returns {Step}
 */
function check(name, title) {
  return {
    name,
    title,
    built: false,
    async run({ output }) {
      const { command, args } = npmCall(["run", "--silent", name]);
      const code = await runShown(command, args, { timeout: 10 * minute, output });
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
    },
  };
}

/**
 * @param {string} name
 * @param {string} title
 * @param {{ timeout: number, testTimeout: number, retries?: number }} limits
 * @returns {Step}
 */
function suite(name, title, limits) {
  return {
    name,
    title,
    built: true,
    run: async (run) => readCounts(run.countsFile, await runMocha(name, { ...run, ...limits })),
  };
}

/** A suite that drives a served VS Code in a browser. */
function servedSuite(name, title, limits) {
  const step = suite(name, title, limits);
  return {
    ...step,
    async run(run) {
      if (!canServe())
        return { passed: 0, failed: 0, remark: "not run: a served VS Code needs Linux with glibc" };
      await fetchVSCode("newest");
      return step.run(run);
    },
  };
}

/**
 * @param {import("../vscode/versions.mjs").VersionName} version
 * @returns {Step}
 */
function host(version) {
  return {
    name: `host-${version}`,
    title: `Tests in the extension host of VS Code ${versions[version].vscode} (${version})`,
    built: true,
    async run({ countsFile, output }) {
      if (canServe() && process.env.MARGINALIA_TEST_VSCODE !== "desktop") await fetchVSCode(version);
      const script = path.join(root, "scripts", "testing", "host.mjs");
      const env = { ...process.env, MARGINALIA_TEST_COUNTS: countsFile };
      return readCounts(
        countsFile,
        await runShown(process.execPath, [script, version], { env, timeout: 10 * minute, output }),
      );
    },
  };
}

/**
 * The host tests in the browser's worker.
 * @returns {Step}
 */
function webHost() {
  return {
    name: "host-web",
    title: "Tests in the web worker's extension host",
    built: true,
    async run({ countsFile, output }) {
      if (!canServe())
        return { passed: 0, failed: 0, remark: "not run: a served VS Code needs Linux with glibc" };
      await fetchVSCode("newest");
      const script = path.join(root, "scripts", "testing", "web-host.mjs");
      const env = { ...process.env, MARGINALIA_TEST_COUNTS: countsFile };
      return readCounts(
        countsFile,
        await runShown(process.execPath, [script], { env, timeout: 10 * minute, output }),
      );
    },
  };
}
