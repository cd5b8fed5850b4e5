import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { HostToPanel, PanelToHost } from "../../../src/protocol/messages";
import { hostToPanel, panelToHost } from "../../../src/protocol/validate";

const seen = { start: 0, count: 20, pinned: null };

const fromPanel: readonly PanelToHost[] = [
  {
    type: "ready",
    window: { start: 0, count: 60, pinned: null },
    arrangement: { sorting: null, filter: "" },
  },
  { type: "window", window: { start: 10, count: 5, pinned: 3 } },
  { type: "draft", sequence: 1, draft: null, seen },
  {
    type: "draft",
    sequence: 2,
    draft: { of: "value", target: { of: "position", row: 1, field: "leverage" }, text: "5" },
    seen,
  },
  { type: "draft", sequence: 3, draft: { of: "new", fields: { symbol: "BTCUSDT" } }, seen },
  {
    type: "edit",
    sequence: 4,
    intent: { kind: "set", target: { of: "wallet", pool: "", field: "walletBalance" }, text: "" },
  },
  {
    type: "edit",
    sequence: 5,
    intent: { kind: "set", target: { of: "account", field: "venue" }, text: "generic" },
  },
  { type: "edit", sequence: 6, intent: { kind: "remove", row: 2 } },
  { type: "save" },
  { type: "reveal", row: null, line: 3 },
];

const fromHost: readonly HostToPanel[] = [
  { type: "welcome", venues: [{ value: "generic", label: "Generic" }], words: null },
  { type: "welcome", venues: [], words: { Cross: "全仓" } },
  { type: "drafted", sequence: 1, refusal: null },
  { type: "edited", sequence: 1, refusal: "No.", row: null },
  { type: "rows", version: 1, rowCount: 0, shownCount: 0, order: 0, rows: [] },
];

describe("messages", () => {
  it("pass as they are", () => {
    for (const message of fromPanel) assert.equal(panelToHost(structuredClone(message)) !== undefined, true);
    for (const message of fromHost) assert.equal(hostToPanel(structuredClone(message)) !== undefined, true);
  });

  const wrong: readonly unknown[] = [
    undefined,
    null,
    "ready",
    [],
    {},
    { type: "ready" },
    { type: "toString" },
    { type: "__proto__" },
    { type: "window", window: { start: -1, count: 5, pinned: null } },
    { type: "window", window: { start: 0.5, count: 5, pinned: null } },
    { type: "draft", sequence: 1, draft: { of: "new", fields: { symbol: 1 } }, seen },
    { type: "draft", sequence: 1, draft: { of: "new", fields: { constructor: "x" } }, seen },
    { type: "edit", sequence: 1, intent: { kind: "remove", row: "1" } },
    {
      type: "edit",
      sequence: 1,
      intent: { kind: "set", target: { of: "position", row: 1, field: "__proto__" }, text: "" },
    },
    { type: "model", model: {} },
    { type: "welcome", venues: [] },
    { type: "welcome", venues: [], words: { Cross: 1 } },
    { type: "welcome", venues: [], words: ["Cross"] },
  ];

  it("are dropped when they are anything else", () => {
    for (const value of wrong) {
      assert.equal(panelToHost(value), undefined, JSON.stringify(value));
      assert.equal(hostToPanel(value), undefined, JSON.stringify(value));
    }
  });

  it("are never a reason to throw", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true }),
        (value) => {
          panelToHost(value);
          hostToPanel(value);
        },
      ),
    );
    const parts = fc.constantFrom(...fromPanel, ...fromHost);
    fc.assert(
      fc.property(parts, fc.anything(), (message, value) => {
        for (const name of Object.keys(message)) {
          panelToHost({ ...message, [name]: value });
          hostToPanel({ ...message, [name]: value });
        }
      }),
    );
  });
});
