import assert from "node:assert/strict";
import { analyze } from "../../../src/analysis/analyze";
import { rowSources } from "../../../src/analysis/panel";
import { NO_ROWS, renumbered } from "../../../src/analysis/panelRows";
import type { Book } from "../../../src/analysis/views";
import { Ordering } from "../../../src/editor/panel/ordering";
import { ShownRows } from "../../../src/editor/panel/shownRows";
import type { RowId } from "../../../src/protocol/messages";

/** Isolated longs with entry at 100 and the leverages 2, 3, 4 … in turn: the higher one, the higher the price. */
function textOf(count: number, leverageOf = (index: number) => 2 + (index % 50)): string {
  const rows = Array.from(
    { length: count },
    (_, index) =>
      `{ "symbol": "S${index}", "side": "long", "quantity": "1", "entryPrice": "100", "leverage": "${leverageOf(index)}", "marginMode": "isolated" }`,
  );
  const instruments = rows.map((_, index) => `"S${index}": { "maintenanceMarginRate": "0.01" }`);
  return `{ "account": { "walletBalance": "1" }, "instruments": { ${instruments.join(", ")} }, "positions": [ ${rows.join(",\n")} ] }`;
}

class Panel {
  readonly rows = new ShownRows();
  readonly shares: (number | null)[] = [];
  readonly answers: boolean[] = [];
  held: RowId | null = null;
  readonly ordering = new Ordering(this.rows, {
    book: () => this.book,
    held: () => this.held,
    progress: (share) => this.shares.push(share),
    done: (isNews) => this.answers.push(isNews),
  });
  book: Book;

  constructor(text: string) {
    const analysis = analyze(text);
    this.book = { analysis, numbers: renumbered(NO_ROWS, rowSources(analysis)) };
  }

  write(text: string): void {
    const analysis = analyze(text);
    this.book = { analysis, numbers: renumbered(this.book.numbers, rowSources(analysis)) };
  }

  sortByPrice(): void {
    this.rows.arrange({ sorting: { by: "isolated.price", isDescending: true }, filter: "" });
    this.ordering.start();
  }

  ids(): readonly RowId[] | undefined {
    return this.rows.order(this.book).ids;
  }

  async answered(count = 1): Promise<void> {
    while (this.answers.length < count) await turn();
  }
}

/** A message to the host with nothing in it, and its answer. */
const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

describe("the order of the rows of a panel", () => {
  it("is there at once where there are few", () => {
    const panel = new Panel(textOf(4));
    panel.sortByPrice();
    assert.deepEqual(panel.ids(), [4, 3, 2, 1]);
    assert.deepEqual([panel.answers, panel.shares], [[true], []]);
  });

  it("is worked out in slices where there are many, with answers to others between", async () => {
    const panel = new Panel(textOf(2500));
    panel.sortByPrice();
    assert.equal(panel.ids(), undefined, "the rows stay as they are");
    let turns = 0;
    for (; panel.answers.length === 0; turns++) await turn();
    assert.ok(turns > 1, `answered ${turns} messages meanwhile`);
    // A leverage of 51 has the highest price; equal ones are in the order of the file.
    assert.deepEqual(panel.ids()?.slice(0, 3), [50, 100, 150]);
    assert.equal(panel.ids()?.at(-1), 2451, "the last of those with a leverage of 2");
    const told = panel.shares.slice(0, -1);
    assert.ok(told.every((share, place) => share! > (told[place - 1] ?? 0) && share! < 1));
    assert.ok(panel.shares.length === 0 || panel.shares.at(-1) === null);
  });

  it("is given up for another one that is asked for meanwhile", async () => {
    const panel = new Panel(textOf(2500));
    panel.sortByPrice();
    await turn();
    panel.rows.arrange({ sorting: null, filter: "s2499" });
    panel.ordering.start();
    await panel.answered();
    await turn();
    assert.deepEqual([panel.ids(), panel.answers], [[2500], [true]]);
  });

  it("is followed where the text changes meanwhile, and is old then", async () => {
    const panel = new Panel(textOf(2500));
    panel.sortByPrice();
    await turn();
    panel.write(textOf(2501, (index) => (index === 2500 ? 99 : 2 + (index % 50))));
    await panel.answered();
    const ids = panel.ids();
    assert.equal(ids?.length, 2501);
    assert.equal(ids[ids.indexOf(2500) + 1], 2501, "a new row comes behind the one before it in the file");
    assert.ok(panel.rows.isOld(panel.book, null));
    panel.ordering.start();
    await panel.answered(2);
    assert.equal(panel.ids()?.[0], 2501);
    assert.ok(!panel.rows.isOld(panel.book, null));
  });

  it("leaves a row where it is that someone came to meanwhile", async () => {
    const panel = new Panel(textOf(2500));
    panel.sortByPrice();
    await turn();
    panel.held = 3;
    await panel.answered();
    assert.deepEqual(panel.ids()?.slice(0, 4), [50, 100, 3, 150]);
    assert.ok(panel.rows.isOld(panel.book, null), "once it is left");
  });
});
