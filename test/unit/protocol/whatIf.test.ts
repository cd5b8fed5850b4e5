import assert from "node:assert/strict";
import { panelToHost } from "../../../src/protocol/validate";
import { isWhatIfRequest, type WhatIfRequest } from "../../../src/protocol/views/whatIf";

const request: WhatIfRequest = {
  of: "whatIf",
  changes: [
    { kind: "mark", id: 1, symbol: "SOL", text: "-5%" },
    { kind: "move", id: 2, text: "-10%" },
    { kind: "leverage", id: 3, of: { row: 1, symbol: "SOL" }, text: "5" },
    { kind: "size", id: 4, of: { row: 1, symbol: "SOL" }, way: "trade", text: "2" },
    { kind: "margin", id: 5, of: { row: 1, symbol: "SOL" }, from: "outside", text: "9.9" },
    { kind: "mode", id: 6, of: { row: 1, symbol: "SOL" }, text: "cross" },
    { kind: "deposit", id: 7, pool: "USDT", text: "100" },
    { kind: "hedge", id: 8, of: { row: 1, symbol: "SOL" }, text: "1" },
  ],
  chosen: 1,
  find: "",
  betas: { SOL: "1.3" },
  question: { kind: "margin", target: "20%", loss: "", price: "", rate: "" },
};

describe("a request of the what-if view", () => {
  it("passes as it is, to be shown and to be applied", () => {
    assert.ok(isWhatIfRequest(structuredClone(request)));
    assert.ok(panelToHost({ type: "view", sequence: 1, request: structuredClone(request) }));
    assert.ok(
      panelToHost({
        type: "edit",
        sequence: 1,
        intent: { kind: "apply", request: structuredClone(request) },
      }),
    );
  });

  const wrong: readonly unknown[] = [
    null,
    { ...request, changes: {} },
    { ...request, changes: [{ kind: "mark", id: 1, text: "1" }] },
    { ...request, changes: [{ kind: "toString", id: 1, text: "1" }] },
    { ...request, changes: [{ kind: "move", id: -1, text: "1" }] },
    { ...request, changes: [{ kind: "size", id: 1, of: { row: 1, symbol: "A" }, way: "free", text: "1" }] },
    { ...request, changes: Array.from({ length: 201 }, (_, id) => ({ kind: "move", id, text: "1" })) },
    { ...request, betas: { SOL: 1 } },
    { ...request, chosen: "1" },
    { ...request, question: { ...request.question, kind: "why" } },
  ];

  it("is dropped where it has another shape", () => {
    for (const [index, value] of wrong.entries()) assert.equal(isWhatIfRequest(value), false, String(index));
  });
});
