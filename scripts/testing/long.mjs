import { spawnSync } from "node:child_process";

/** Builds the tests and runs those of some files, with what the environment does not say already. Gives the exit code. */
export function runLong(files, usual) {
  const env = { ...usual, ...process.env };
  const run = (...words) => spawnSync(process.execPath, words, { env, stdio: "inherit" }).status ?? 1;
  return run("esbuild.js", "--tests") || run("node_modules/mocha/bin/mocha.js", "--no-config", ...files);
}
