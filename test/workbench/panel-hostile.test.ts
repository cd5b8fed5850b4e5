import assert from "node:assert/strict";
import { type FrameLocator } from "playwright-core";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { screenshotPath } from "./screenshots";

const image = "<img src=x onerror=\"document.title='run'\">";
const script = "</script></svg><script>document.title='run'</script>";
const address = "javascript:document.title='run'";
const long = "x".repeat(100_000);
const attribute = '" onfocus="document.title=\'run\'" autofocus="';
const template = "${document.title='run'}{{constructor}}<!-- -->";
const hostile = [image, script, address, long, attribute, template];

/** Everything that is a name in a position file is one that wants to be more. */
const positions = hostile.map((symbol, place) => ({
  symbol,
  side: place % 2 === 0 ? "long" : "short",
  quantity: "1",
  entryPrice: "100",
  leverage: "10",
  marginMode: place % 3 === 0 ? "isolated" : "cross",
  stopLossPrice: "50",
  label: hostile[(place + 1) % hostile.length],
}));

const book = {
  [script]: image,
  account: { walletBalance: "1000", collateral: image },
  markPrices: Object.fromEntries(hostile.map((symbol) => [symbol, "100"])),
  instruments: Object.fromEntries(
    hostile.map((symbol) => [symbol, { maintenanceMarginRate: "0.01", settle: image, underlying: script }]),
  ),
  positions,
  scenarios: hostile.map((name) => ({ name, shape: "flash crash", betas: { [script]: "2" } })),
};

/** Shown as BTCUSDT by everything that turns text where it is told to. */
const turned = "\u202eTDSUCTB\u202c";

/** Settled in nothing but names: all of it is wrong, and says so. */
const broken = {
  venue: image,
  rulesAsOf: script,
  account: { collateral: address, marginMode: template, positionMode: attribute },
  positions: hostile.map((symbol) => ({ symbol, side: symbol, quantity: symbol, entryPrice: symbol })),
  scenarios: [{ name: image, shape: script }],
};

describe("the panel and names that want to be more", () => {
  let workbench: Workbench;
  let frame: FrameLocator;

  before(async () => {
    workbench = await openWorkbench({
      files: {
        "book.positions.json": JSON.stringify(book, undefined, 2),
        "broken.positions.json": JSON.stringify(broken, undefined, 2),
        "turned.positions.json": JSON.stringify({ positions: [{ ...positions[0], symbol: turned }] }),
      },
    });
    await workbench.runCommand("workbench.action.closeSidebar");
  });

  after(() => workbench?.close());

  const open = async (name: string) => {
    await workbench.openFile(name, "marginalia.positions");
    frame = workbench.panelFrame();
    await frame.getByRole("tab", { name: "Positions" }).waitFor();
  };

  /** Nothing of the names has become an element, an attribute or a deed. */
  const isText = async () => {
    const found = await frame.locator("html").evaluate((page) => {
      const elements = [...page.querySelectorAll("body *")];
      return {
        title: page.ownerDocument.title,
        elements: elements.filter((one) =>
          one.matches("img, script:not([src]), iframe, object, foreignObject"),
        ).length,
        deeds: elements.flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on"))),
        links: elements.filter((one) => /^javascript:/i.test(one.getAttribute("href") ?? "")).length,
      };
    });
    assert.deepEqual(found, { title: "Positions", elements: 0, deeds: [], links: 0 });
    assert.deepEqual(
      workbench.problems.filter(({ kind }) => kind !== "console error"),
      [],
    );
  };

  const tabs = {
    Positions: "tbody tr[data-row]",
    "What if": "table.card",
    Pictures: "svg",
    Comparison: "table",
    Scenarios: "select",
  } as const;

  for (const file of ["book", "broken"] as const) {
    for (const [tab, content] of Object.entries(tabs)) {
      it(`shows them as text under ${tab}, in a ${file === "book" ? "sound" : "broken"} file`, async () => {
        await open(`${file}.positions.json`);
        await frame.getByRole("tab", { name: tab }).click();
        if (file === "book") await frame.getByRole("tabpanel").locator(content).first().waitFor();
        await eventually(isText);
        await workbench.page.waitForTimeout(500);
        await isText();
        await workbench.screenshot(
          screenshotPath(`hostile-${file}-${tab.toLowerCase().replace(" ", "-")}.png`),
        );
      });
    }
  }

  it("has no number for a name that is shown as another", async () => {
    await open("turned.positions.json");
    await frame.getByRole("tab", { name: "Positions" }).click();
    const symbol = frame.locator('tr[data-index="0"] th.symbol input');
    assert.equal(
      await symbol.getAttribute("title"),
      "symbol has a character that cannot be seen, U+202E; write it without.",
    );
    assert.equal(await frame.locator('tr[data-index="0"] td.price .value').first().textContent(), "–");
    await workbench.screenshot(screenshotPath("hostile-turned.png"));
    await isText();
  });
});
