// One bundle of the engine's tests in which every mutant of the engine waits behind its switch.
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

/**
 * @returns {Promise<{ code: string, mutants: import("./places.mjs").Mutant[] }>}
 */
export async function bundleWithMutants() {
  const engine = new Map();
  const mutants = [];
  for (const file of filesOf("src/engine", ".ts")) {
    const made = withMutants(file, readFileSync(path.join(root, file), "utf8"), mutants.length + 1);
    engine.set(path.join(root, file), made.code);
    mutants.push(...made.mutants);
  }
  const tests = [...filesOf("test/unit/engine", ".test.ts"), "scripts/mutation/published.mjs"];
  const result = await esbuild.build({
    stdin: { contents: tests.map((file) => `import "./${file}";`).join("\n"), resolveDir: root },
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
          build.onLoad({ filter: /[\\/]src[\\/]engine[\\/].*\.ts$/ }, ({ path: file }) => ({
            contents: engine.get(file),
            loader: "ts",
          })),
      },
    ],
  });
  return { code: result.outputFiles[0].text, mutants };
}
