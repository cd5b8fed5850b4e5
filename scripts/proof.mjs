// The kernel of floats beside the exact simulator, along a million random steps. A failure prints its seed;
// MARGINALIA_SEED brings it back, MARGINALIA_RUNS takes another number of walks.
import { runMain } from "./failure.mjs";
import { runLong } from "./testing/long.mjs";

await runMain(() =>
  runLong(["out/test/unit/simulation/kernel/kernelLaw.test.js"], { MARGINALIA_RUNS: "47000" }),
);
