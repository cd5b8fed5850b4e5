import assert from "node:assert/strict";
import { pausesWhenDue } from "../../../src/editor/simulation/slices";

describe("work that pauses by itself", () => {
  it("lets others have their turn once it has gone on for a slice", async () => {
    const pause = pausesWhenDue();
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    try {
      for (let rounds = 1; rounds <= 3; rounds++) {
        const until = performance.now() + 30;
        while (performance.now() < until);
        await pause();
        assert.ok(turns >= rounds, `${turns} turns of others after ${rounds} rounds`);
      }
    } finally {
      clearInterval(timer);
    }
  });
});
