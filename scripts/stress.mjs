// Text and panel under two thousand random changes from both sides. A failure prints its seed; MARGINALIA_SEED brings
// it back, MARGINALIA_STEPS takes another number of steps.
import { runMain } from "./failure.mjs";
import { runLong } from "./testing/long.mjs";

await runMain(() =>
  runLong(["out/test/sync/*.test.js"], {
    MARGINALIA_STEPS: "2000",
    MARGINALIA_SEED: String(Date.now() % 2 ** 31),
  }),
);
