// Text and panel under two thousand random changes from both sides. A failure prints its seed; MARGINALIA_SEED brings
// it back, MARGINALIA_STEPS takes another number of steps.
import { spawnSync } from "node:child_process";
import { runMain } from "./failure.mjs";

await runMain(() => {
  const env = {
    ...process.env,
    MARGINALIA_STEPS: process.env.MARGINALIA_STEPS ?? "2000",
    MARGINALIA_SEED: process.env.MARGINALIA_SEED ?? String(Date.now() % 2 ** 31),
  };
  const run = (...words) => spawnSync(process.execPath, words, { env, stdio: "inherit" }).status ?? 1;
  return (
    run("esbuild.js", "--tests") ||
    run("node_modules/mocha/bin/mocha.js", "--no-config", "out/test/sync/*.test.js")
  );
});
