// One bundle of an area's tests in which every mutant of the area waits behind its switch.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { root } from "../root.mjs";
import { withMutants } from "./places.mjs";

/** The files below a folder that end so, in an order that does not change; with forward slashes everywhere. */
const filesOf = (folder, ending) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .filter((file) => file.endsWith(ending))
    .map((file) => [folder, ...file.split(path.sep)].join("/"))
    .sort();

/** What can be mutated: the sources by their place, and the tests that are to notice. */
export const AREAS = {
  engine: {
    sources: () => filesOf("src/engine", ".ts"),
    tests: () => [...filesOf("test/unit/engine", ".test.ts"), "scripts/mutation/published.mjs"],
  },
  // Without the kernel: its tests compare it with these walks on threads, for minutes.
  simulation: {
    sources: () => filesOf("src/simulation", ".ts").filter(isWalk),
    tests: () => filesOf("test/unit/simulation", ".test.ts").filter(isWalk),
  },
};

function isWalk(file) {
  return !/\/(kernel|scenarios)\//.test(file);
}

/**
 * @param {keyof AREAS} area
 * @returns {Promise<{ code: string, mutants: import("./places.mjs").Mutant[] }>}
 */
export async function bundleWithMutants(area) {
  const { sources, tests } = AREAS[area];
  const mutated = new Map();
  const mutants = [];
  for (const file of sources()) {
    const made = withMutants(file, readFileSync(path.join(root, file), "utf8"), mutants.length + 1);
    mutated.set(path.join(root, file), made.code);
    mutants.push(...made.mutants);
  }
  const result = await esbuild.build({
    stdin: {
      contents: tests()
        .map((file) => `import "./${file}";`)
        .join("\n"),
      resolveDir: root,
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    logLevel: "warning",
    plugins: [
      {
        name: "mutants",
        setup: (build) =>
          build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) =>
            mutated.has(file) ? { contents: mutated.get(file), loader: "ts" } : undefined,
          ),
      },
    ],
  });
  return { code: result.outputFiles[0].text, mutants };
}
