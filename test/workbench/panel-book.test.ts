import assert from "node:assert/strict";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";

const rows = 10_000;

/** A book of ten thousand positions in a few hundred symbols. */
function largeBook(): string {
  const positions = Array.from({ length: rows }, (_, place) => {
    const mode = place % 3 === 0 ? "cross" : "isolated";
    const side = place % 2 === 0 ? "long" : "short";
    return `    { "symbol": "C${place}USDT", "side": "${side}", "quantity": "2", "entryPrice": "${100 + (place % 50)}", "leverage": "5", "marginMode": "${mode}" }`;
  });
  return `{\n  "venue": "generic",\n  "account": { "walletBalance": "5000000" },\n  "positions": [\n${positions.join(",\n")}\n  ]\n}\n`;
}

const hostile = [
  "<img src=x onerror=\"document.title='run'\">",
  "</script><script>document.title='run'</script>",
  "javascript:document.title='run'",
  "\u202eTDSUCTB\u202c",
  "x".repeat(100_000),
  '" onfocus="document.title=\'run\'" autofocus="',
];

describe("the panel and books out of the ordinary", () => {
  let workbench: Workbench;

  before(async () => {
    const positions = hostile.map((symbol) => ({
      symbol,
      side: "long",
      quantity: "1",
      entryPrice: "10",
      label: symbol,
    }));
    workbench = await openWorkbench({
      files: {
        "large.positions.json": largeBook(),
        "hostile.positions.json": JSON.stringify(
          { venue: hostile[0], account: { collateral: hostile[1] }, positions },
          undefined,
          2,
        ),
        "empty.positions.json": "",
        "broken.positions.json":
          '{ "positions": [ { "symbol": "BTCUSDT", "side": "long", "quantity": "1", "entryPrice": ',
      },
    });
  });

  after(() => workbench?.close());

  afterEach(() => {
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind !== "console error"),
      [],
    );
  });

  it("scrolls through ten thousand positions and edits the last one", async () => {
    await workbench.openFile("large.positions.json", "marginalia.positions");
    const frame = workbench.panelFrame();
    const first = frame.getByLabel("Leverage of C0USDT", { exact: true });
    await first.waitFor({ timeout: 30_000 });
    assert.ok((await frame.locator("tbody tr").count()) < 120, "only rows on the screen are in the page");
    assert.equal(await frame.locator("table").getAttribute("aria-rowcount"), String(rows + 2));

    await first.focus();
    await workbench.page.keyboard.press("Control+End");
    const last = frame.getByLabel(`Leverage of C${rows - 1}USDT`, { exact: true });
    await last.waitFor();
    await eventually(async () => {
      const focused = await frame.locator(":focus").getAttribute("aria-label");
      assert.equal(focused, `Leverage of C${rows - 1}USDT`);
    });
    await workbench.page.keyboard.type("7");
    await workbench.page.keyboard.press("Enter");
    await eventually(async () =>
      assert.match((await workbench.documentText("large.positions.json"))!, /"C9999USDT".*"leverage": "7"/),
    );
    await frame.locator(".scroller").evaluate((element) => element.scrollTo(0, 120_000));
    await frame.locator('tr[data-index="4620"][data-row]').waitFor();
    // The focused cell stays where it is, out of sight.
    assert.equal(await frame.locator(":focus").getAttribute("aria-label"), `Leverage of C${rows - 1}USDT`);
  });

  it("filters and sorts ten thousand positions", async () => {
    await workbench.openFile("large.positions.json", "marginalia.positions");
    const frame = workbench.panelFrame();
    await frame.getByLabel("Filter the positions").fill("c123");
    await frame.locator(".toolbar .count").getByText("11 of 10,000", { exact: true }).waitFor();
    // Their entry prices are 123, and 130 to 139.
    await frame.locator('button.sort[data-column="entryPrice"]').click();
    await frame.locator('button.sort[data-column="entryPrice"]').click();
    await eventually(async () =>
      assert.equal(await frame.locator('tr[data-index="0"] th.symbol input').inputValue(), "C1239USDT"),
    );
    assert.equal(await frame.locator("table").first().getAttribute("aria-rowcount"), "13");
    await frame.getByRole("button", { name: "Show as in the file" }).click();
    await eventually(async () =>
      assert.equal(await frame.locator('tr[data-index="9"] th.symbol input').inputValue(), "C9USDT"),
    );
  });

  it("shows hostile names as text", async () => {
    await workbench.openFile("hostile.positions.json", "marginalia.positions");
    const frame = workbench.panelFrame();
    await frame.locator('tr[data-index="5"][data-row]').waitFor();
    assert.equal(await frame.locator('tr[data-index="0"] th.symbol input').inputValue(), hostile[0]);
    assert.equal(await frame.locator("img, main script").count(), 0);
    assert.equal(await frame.locator("head title").textContent(), "Positions");
    assert.notEqual(await frame.locator('tr[data-index="4"] th.symbol input').getAttribute("readonly"), null);
  });

  it("starts an empty file with its first position", async () => {
    await workbench.openFile("empty.positions.json", "marginalia.positions");
    const frame = workbench.panelFrame();
    await frame.getByText("No positions yet").waitFor();
    await frame.locator(".empty vscode-button").click();
    await workbench.page.keyboard.type("BTCUSDT");
    await frame.getByLabel("Size of the new position", { exact: true }).fill("1");
    await frame.getByLabel("Entry price of the new position", { exact: true }).fill("50,000.5");
    await workbench.page.keyboard.press("Enter");
    const expected = `{
  "positions": [
    {
      "symbol": "BTCUSDT",
      "side": "long",
      "quantity": "1",
      "entryPrice": "50000.5"
    }
  ]
}
`;
    await eventually(async () =>
      assert.equal(await workbench.documentText("empty.positions.json"), expected),
    );
    await frame.getByLabel("Entry price of BTCUSDT", { exact: true }).waitFor();
  });

  it("shows of a broken file what can be read, and says where it stops", async () => {
    await workbench.openFile("broken.positions.json", "marginalia.positions");
    const frame = workbench.panelFrame();
    await frame.getByText("The text cannot be read since line 1").waitFor();
    assert.equal(await frame.locator("th.symbol input").inputValue(), "BTCUSDT");
  });
});
