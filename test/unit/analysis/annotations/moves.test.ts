import assert from "node:assert/strict";
import { Moves } from "../../../../src/analysis/moves";

describe("places of a text that changes", () => {
  it("move by what was typed before them", () => {
    const moves = new Moves("one two three");
    moves.to("one, two three");
    assert.deepEqual(
      [0, 3, 4, 8].map((offset) => moves.placeOf(offset)),
      [0, 3, 5, 9],
    );
  });

  it("are gone inside of what was replaced", () => {
    const moves = new Moves("one two three");
    moves.to("one 2 three");
    assert.deepEqual(
      [4, 5, 7].map((offset) => moves.placeOf(offset)),
      [4, undefined, 5],
    );
  });

  it("outlive changes in several places", () => {
    const moves = new Moves("one two three");
    moves.to("one two threes");
    moves.to("a one two threes");
    moves.to("an one two threes");
    assert.deepEqual(
      [0, 4, 8].map((offset) => moves.placeOf(offset)),
      [0, 7, 11],
    );
  });
});
