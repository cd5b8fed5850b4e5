/** What may happen to a book that is open as text and in the panel. Each step says what must be the text after it. */
import assert from "node:assert/strict";
import type { Desk } from "./desk";
import { commentsOf } from "./book";
import { expected } from "./shown";
import type { Random } from "./random";

/** The text as it was and is, and the texts that undo and redo lead to. */
export class History {
  #past: string[] = [];
  #future: string[] = [];
  text: string;

  constructor(text: string) {
    this.text = text;
  }

  changed(text: string): void {
    if (text === this.text) return;
    this.#past.push(this.text);
    this.#future = [];
    this.text = text;
  }

  /** What comes before is not known step by step. */
  begin(text: string): void {
    [this.#past, this.#future, this.text] = [[], [], text];
  }

  undone(): string | undefined {
    const text = this.#past.pop();
    if (text === undefined) return undefined;
    this.#future.push(this.text);
    return (this.text = text);
  }

  redone(): string | undefined {
    const text = this.#future.pop();
    if (text === undefined) return undefined;
    this.#past.push(this.text);
    return (this.text = text);
  }
}

export interface Scene {
  readonly desk: Desk;
  readonly random: Random;
  readonly history: History;
}

type Step = (scene: Scene, count: number) => Promise<void>;

const PRICES = ["50000", "49999.5", "3100.25", "0.1234", "61,000", "150", "1"];
const SIZES = ["0.02", "1.50", "40", "0.000001", "2"];
const LEVERAGES = ["1", "2", "5", "10", "20", "7.5"];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  symbol: ["BTCUSDT", "ETHUSDT", "SOLUSDT", "Ä<b>\"'\\", "# x: [y]"],
  size: SIZES,
  entryPrice: PRICES,
  markPrice: [...PRICES, ""],
  leverage: [...LEVERAGES, ""],
  isolatedMargin: ["100", "25.5", "0", ""],
  stopLossPrice: [...PRICES, ""],
};
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  side: ["long", "short"],
  marginMode: ["cross", "isolated"],
};
const WRONG = ["x", "-1", "1.2.3", "1e", "--"];

const asWritten = (value: string) => value.replace(",", "");

async function chosenCell({ desk, random }: Scene) {
  const field = random.of([...Object.keys(VALUES), ...Object.keys(CHOICES)]);
  const cells = desk.cells("position", field);
  const place = random.below(await cells.count());
  return { field, place, cell: cells.nth(place) };
}

/** A value of a row, or of the account, written from the panel. */
const writeValue: Step = async (scene) => {
  const { desk, random, history } = scene;
  const before = history.text;
  const { field, place, cell } = await chosenCell(scene);
  const choices = CHOICES[field];
  const value = random.of(choices ?? VALUES[field]!);
  if (choices === undefined) {
    await desk.draft(cell, value);
    await desk.leave(random.of(["Enter", "Tab", "Shift+Tab"] as const));
  } else {
    await cell.selectOption({ value });
  }
  const fields = () => expectedFields(desk, place);
  await desk.settled(async () => assert.equal((await fields())[field], asWritten(value)));
  const after = await desk.agreed();
  desk.assertSmall(before, after);
  history.changed(after);
};

async function expectedFields(desk: Desk, place: number) {
  return expected(await desk.text(), desk.language)!.rows[place]!.fields;
}

const writeWallet: Step = async ({ desk, random, history }) => {
  const before = history.text;
  const value = random.of(["20000", "5000.75", "123456", "15,000"]);
  await desk.draft(desk.cells("wallet").first(), value);
  await desk.leave("Enter");
  await desk.settled(async () =>
    assert.equal(expected(await desk.text(), desk.language)!.account["walletBalance"], asWritten(value)),
  );
  const after = await desk.agreed();
  desk.assertSmall(before, after);
  history.changed(after);
};

/** What cannot be written, or is not wanted, leaves no trace. */
const dropDraft: Step = async (scene) => {
  const { desk, random, history } = scene;
  const cells = desk.cells("position", random.of(["leverage", "entryPrice", "size"]));
  await desk.draft(cells.nth(random.below(await cells.count())), random.of([...WRONG, "12"]));
  await desk.keyboard.press("Escape");
  await desk.agreed(history.text);
};

const act = (action: "duplicate" | "remove", change: number): Step => {
  return async ({ desk, random, history }) => {
    const before = history.text;
    const count = expected(before, desk.language)!.rows.length;
    if (action === "remove" ? count < 3 : count > 8) return;
    const place = random.below(count);
    await desk.frame.locator(`tr[data-row] [data-action="${action}"]`).nth(place).click();
    await desk.settled(async () =>
      assert.equal(expected(await desk.text(), desk.language)!.rows.length, count + change),
    );
    const after = await desk.agreed();
    const rows = expected(before, desk.language)!.rows.map(({ fields }) => fields);
    const wanted =
      action === "remove" ? rows.toSpliced(place, 1) : rows.toSpliced(place + 1, 0, rows[place]!);
    assert.deepEqual(
      expected(after, desk.language)!.rows.map(({ fields }) => withoutMark(fields)),
      wanted.map(withoutMark),
    );
    history.changed(after);
  };
};

/** A symbol's mark can be stated by a row that is gone. */
const withoutMark = ({ markPrice: _markPrice, ...rest }: Readonly<Record<string, string>>) => rest;

/** A number of a row, changed in the text by another extension. */
const editText: Step = async ({ desk, random, history }) => {
  const before = history.text;
  const numbers = [...before.matchAll(/(?:entryPrice|leverage|quantity)"?:\s*"?([\d.]+)/g)];
  if (numbers.length === 0) return;
  const found = random.of(numbers);
  const old = found[1]!;
  const content = random.of(["12", "3.5", "7", "101.25"]);
  const offset = found.index + found[0].length - old.length;
  assert.ok(await desk.edit(offset, old.length, content, before));
  const after = before.slice(0, offset) + content + before.slice(offset + old.length);
  await desk.agreed(after);
  history.changed(after);
};

const addComment: Step = async ({ desk, history }, count) => {
  const before = history.text;
  await desk.annotate(`note ${count}`);
  const after = await desk.agreed();
  assert.ok(after.startsWith(before) && after.endsWith(`note ${count}\n`));
  history.changed(after);
};

/** A text that is half typed and then whole again. */
const breakAndMend: Step = async ({ desk, history }) => {
  const before = history.text;
  const at = before.indexOf("positions") - 1;
  const broken = `${before.slice(0, at)}{[${before.slice(at)}`;
  assert.ok(await desk.edit(at, 0, "{[", before));
  await desk.agreed(broken);
  assert.ok(await desk.edit(at, 2, "", broken));
  await desk.agreed(before);
  history.begin(before);
};

const undo: Step = async ({ desk, random, history }) => {
  const wanted = history.undone();
  if (wanted === undefined) return;
  await desk.back("undo", random.of(["panel", "text"] as const));
  await desk.agreed(wanted);
};

const redo: Step = async ({ desk, random, history }) => {
  const wanted = history.redone();
  if (wanted === undefined) return;
  await desk.back("redo", random.of(["panel", "text"] as const));
  await desk.agreed(wanted);
};

/** Another program writes the saved file. */
const writeOutside: Step = async ({ desk, random, history }, count) => {
  const number = random.of(["17", "18.5", "333"]);
  const text = `${history.text.replace(/(walletBalance"?: "?)[\d.]+/, `$1${number}000`)}${desk.comment(`outside ${count}`)}\n`;
  await desk.writeOutside(text);
  await desk.agreed(text);
  history.begin(text);
};

/** A value written from the panel while the text is being changed elsewhere: both are there at the end. */
const both: Step = async (scene, count) => {
  const { desk, random, history } = scene;
  const before = history.text;
  const cells = desk.cells("position", "leverage");
  const place = random.below(await cells.count());
  const value = random.of(LEVERAGES);
  await desk.draft(cells.nth(place), value);
  await Promise.all([
    desk.leave("Tab"),
    desk.annotate(`meanwhile ${count} a`),
    desk.annotate(`meanwhile ${count} b`),
  ]);
  await desk.settled(async () => {
    assert.equal((await expectedFields(desk, place))["leverage"], value);
    const comments = commentsOf(await desk.text(), desk.language).join("\n");
    assert.match(
      comments,
      new RegExp(`meanwhile ${count} a[^]*meanwhile ${count} b|${count} b[^]*${count} a`),
    );
  });
  const after = await desk.agreed();
  const notes = commentsOf(after, desk.language).filter((one) => !one.includes(`meanwhile ${count} `));
  assert.deepEqual(notes, commentsOf(before, desk.language));
  history.begin(after);
};

/** What is being typed in the panel outlives a change of the text, and is written after it. */
const draftAcross: Step = async ({ desk, random, history }, count) => {
  const cells = desk.cells("position", "entryPrice");
  const place = random.below(await cells.count());
  const value = random.of(PRICES);
  await desk.draft(cells.nth(place), value);
  await desk.annotate(`across ${count}`);
  await desk.leave("Enter");
  await desk.settled(async () => {
    assert.equal((await expectedFields(desk, place))["entryPrice"], asWritten(value));
  });
  const after = await desk.agreed();
  assert.ok(commentsOf(after, desk.language).some((one) => one.includes(`across ${count}`)));
  history.begin(after);
};

const hideAndShow: Step = async ({ desk, history }) => {
  await desk.hideAndShow();
  await desk.agreed(history.text);
};

export const steps: readonly (readonly [weight: number, name: string, step: Step])[] = [
  [30, "a value written in the panel", writeValue],
  [4, "the wallet written in the panel", writeWallet],
  [5, "a draft dropped", dropDraft],
  [5, "a row duplicated", act("duplicate", 1)],
  [5, "a row removed", act("remove", -1)],
  [14, "a number changed in the text", editText],
  [4, "a comment added to the text", addComment],
  [4, "the text broken and mended", breakAndMend],
  [14, "undo", undo],
  [8, "redo", redo],
  [4, "the file written outside", writeOutside],
  [8, "both sides at once", both],
  [6, "a draft across a change of the text", draftAcross],
  [1, "the panel hidden and shown", hideAndShow],
];
