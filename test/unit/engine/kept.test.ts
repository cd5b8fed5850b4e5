import assert from "node:assert/strict";
import { kept, once } from "../../../src/engine/kept";

describe("work that is kept", () => {
  it("is done once per key, also where it gives nothing", () => {
    const asked: string[] = [];
    const upper = kept((key: string) => {
      asked.push(key);
      return key === "" ? undefined : key.toUpperCase();
    });
    assert.deepEqual(["a", "", "b", "a", "", "b"].map(upper), ["A", undefined, "B", "A", undefined, "B"]);
    assert.deepEqual(asked, ["a", "", "b"]);
  });

  it("is done once without a key, and not before it is asked for", () => {
    let times = 0;
    const count = once(() => void times++);
    assert.equal(times, 0);
    count();
    count();
    assert.equal(times, 1);
  });
});
