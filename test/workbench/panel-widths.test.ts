import assert from "node:assert/strict";
import { eventually } from "./eventually";
import { openWorkbench, type Workbench } from "./harness";
import { painted } from "./looks";

/** Prices with many zeros and sizes with many digits: cut, each of them would read as another number. */
const book = JSON.stringify({
  account: { walletBalance: "1500000000.5", collateral: "USDT" },
  instruments: { PEPEUSDT: { maintenanceMarginRate: "0.01" }, BTCUSDT: { maintenanceMarginRate: "0.004" } },
  positions: [
    {
      symbol: "PEPEUSDT",
      side: "long",
      quantity: "1500000000.5",
      entryPrice: "0.0000081234",
      markPrice: "0.0000080123",
      leverage: "10",
      marginMode: "isolated",
      stopLossPrice: "0.00000761234",
    },
    {
      symbol: "BTCUSDT",
      side: "short",
      notional: "987654321.123456",
      entryPrice: "50000.123456789",
      leverage: "7.5",
      marginMode: "cross",
    },
  ],
});

describe("numbers in a panel of any width", () => {
  let workbench: Workbench;

  before(async function () {
    this.timeout(120_000);
    workbench = await openWorkbench({ files: { "small-prices.positions.json": book } });
    await workbench.runCommand("workbench.action.closeSidebar");
    await workbench.openFile("small-prices.positions.json", "marginalia.positions");
  });

  after(() => workbench?.close());

  // 700 is what 1400 is at a zoom of 200 %.
  for (const width of [450, 700, 1330])
    it(`are there whole at ${width} pixels`, async () => {
      await workbench.page.setViewportSize({ width, height: 900 });
      const frame = workbench.panelFrame();
      await frame.locator("tr[data-row]").nth(1).waitFor();
      await frame.getByLabel("Size of PEPEUSDT", { exact: true }).focus();
      const cut = () =>
        frame
          .locator("main")
          .evaluate((main) =>
            [...main.querySelectorAll<HTMLElement>("td.result, td input, .tile dd, .tile input, .strip")]
              .filter((element) => element.scrollWidth > element.clientWidth)
              .map((element) => element.getAttribute("aria-label") ?? element.textContent?.trim()),
          );
      await eventually(async () => assert.deepEqual(await cut(), []));
      await painted(frame);
      assert.equal(await frame.getByLabel("Size of PEPEUSDT", { exact: true }).inputValue(), "1500000000.5");
    });

  it("make their column wider once they are written, not while they are typed", async () => {
    const frame = workbench.panelFrame();
    const field = frame.getByLabel("Leverage of PEPEUSDT", { exact: true });
    const width = () => field.evaluate((element) => element.getBoundingClientRect().width);
    const before = await width();
    await field.fill("1.23456789012345678");
    await painted(frame);
    assert.equal(await width(), before);
    await field.press("Enter");
    await eventually(async () => assert.ok((await width()) > before));
  });
});
