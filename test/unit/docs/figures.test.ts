import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { FIGURES_FOLDER, figureDocuments } from "../../../scripts/docs/documents";
import { ticksOf } from "../../../scripts/docs/figures/drawing";
import { figures } from "../../../scripts/docs/figures";
import type { Figure, Label } from "../../../scripts/docs/figures/figure";
import { marketOf, read } from "../../../scripts/docs/figures/market";
import { amount } from "../../../scripts/docs/figures/numbers";

describe("docs/figures", () => {
  const drawn = figureDocuments();

  it("has the figures and nothing else", () => {
    const names = readdirSync(FIGURES_FOLDER).map((name) => `${FIGURES_FOLDER}/${name}`);
    assert.deepEqual(names.sort(), [...drawn.keys()].sort());
  });

  for (const [file, text] of drawn) {
    it(`${file} is what \`npm run docs\` writes`, () => {
      assert.equal(readFileSync(file, "utf8"), text, "Run `npm run docs`");
    });
  }

  for (const figure of figures) {
    it(`says of ${figure.name} what it shows, and draws all of it inside its frame`, () => {
      assert.notEqual(figure.title, "");
      assert.match(figure.description, /\.$/);
      for (const { text, at } of labelsOf(figure)) {
        assert.ok(at.every(Number.isFinite), `"${text}" is nowhere`);
        assert.ok(isInside(at[0], figure.x) && isInside(at[1], figure.y), `"${text}" is outside`);
      }
    });
  }

  it("is shown in docs/formulas.md, each with words for those who do not see it", () => {
    const page = readFileSync("docs/formulas.md", "utf8");
    const shown = [...page.matchAll(/!\[([^\]]*)\]\(figures\/([\w-]+)\.svg\)/g)];
    assert.deepEqual(shown.map(([, , name]) => name).sort(), figures.map(({ name }) => name).sort());
    for (const [, words, name] of shown) assert.ok(words!.length > 20, `${name} has no alternative text`);
  });
});

describe("the curves of a figure", () => {
  // A pool of two contracts with tiers and a fee, and what the engine reports of it at other marks.
  const book = (mark: number) => ({
    venue: "okx",
    account: { walletBalance: "3000" },
    markPrices: { BTCUSDT: String(mark), ETHUSDT: "100" },
    rules: { tierMethod: "marginal" },
    instruments: {
      BTCUSDT: {
        takerFeeRate: "0.0005",
        tiers: [
          { maxNotional: "4000", maintenanceMarginRate: "0.01" },
          { maxNotional: "6000", maintenanceMarginRate: "0.03" },
          { maintenanceMarginRate: "0.05" },
        ],
      },
      ETHUSDT: { takerFeeRate: "0.0005", maintenanceMarginRate: "0.02" },
    },
    positions: [
      { symbol: "BTCUSDT", side: "long", quantity: "50", entryPrice: "110", leverage: "10" },
      { symbol: "ETHUSDT", side: "short", quantity: "8", entryPrice: "90" },
    ],
  });

  for (const mark of [60, 79.5, 80, 80.5, 100, 120, 121, 150]) {
    it(`are what the engine reports when the mark is ${mark}`, () => {
      const { account } = read(book(mark));
      const report = read(book(mark)).pools()[0]!;
      assert.equal(account.positions.length, 2);
      const cross = marketOf(book(100), 0, "cross");
      assert.ok(isNear(cross.balance(mark), Number(report.marginBalance)));
      assert.ok(isNear(cross.requirement(mark), Number(report.maintenanceMargin)));

      const alone = marketOf(book(mark), 0, "isolated");
      const isolated = marketOf(book(100), 0, "isolated");
      assert.ok(isNear(isolated.balance(mark), Number(alone.report.marginBalance)));
      assert.ok(isNear(isolated.requirement(mark), Number(alone.report.maintenanceMargin)));
    });
  }

  it("meet where the engine has its price", () => {
    const { report, balance, requirement } = marketOf(book(100), 0, "cross");
    const price = Number(report.liquidationPrice);
    assert.ok(isNear(balance(price), requirement(price)));
  });
});

describe("the numbers of a figure", () => {
  it("have their thousands apart and a proper minus", () => {
    assert.equal(amount(1234567.891), "1,234,567.891");
    assert.equal(amount(-1000), "−1,000");
    assert.equal(amount(999), "999");
    assert.equal(amount(0.1 + 0.2), "0.3");
    assert.equal(amount(-0.00001), "0");
  });

  it("are at round places of an axis", () => {
    assert.deepEqual(ticksOf({ label: "", from: 0, to: 0.1 }, 5).map(String), [
      "0",
      "0.02",
      "0.04",
      "0.06",
      "0.08",
      "0.1",
    ]);
    assert.deepEqual(ticksOf({ label: "", from: 70, to: 112 }, 6), [70, 80, 90, 100, 110]);
  });
});

function labelsOf({ shapes }: Figure): Label[] {
  return shapes.filter((shape) => shape.kind === "label");
}

function isInside(value: number, { from, to }: { from: number; to: number }): boolean {
  return value >= from && value <= to;
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}
