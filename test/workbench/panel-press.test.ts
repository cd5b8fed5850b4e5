import assert from "node:assert/strict";
import { books } from "../sync/book";
import { Desk } from "../sync/desk";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

describe("a press in the panel beside its text", () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await openWorkbench({ files: { "book.positions.json": books.json } });
  });

  after(() => workbench?.close());

  // The panel has room for its four rows: the results of one in several lines take it from the last.
  it("is of what was pressed, whatever the focus in its row makes room for", async () => {
    const desk = new Desk(workbench, "book.positions.json", "json");
    await desk.open();
    await desk.agreed(books.json);
    await desk.frame.locator('tr[data-row] [data-action="duplicate"]').nth(3).click();
    await eventually(async () =>
      assert.equal((await desk.text()).match(/64000\.50/g)?.length, 2, "the last row is there twice"),
    );
  });
});
