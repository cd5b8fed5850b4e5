/** What a panel shows of a text: what is in its page, and what a fresh analysis says should be. */
import type { FrameLocator } from "playwright-core";
import { analyze, DEFAULT_OPTIONS } from "../../src/analysis/analyze";
import { PanelView, rowSources } from "../../src/analysis/panel";
import { NO_ROWS, renumbered } from "../../src/analysis/panelRows";
import type { TextLanguage } from "../../src/document/language";

/** The columns of positions that are shown unless others are chosen. */
const SHOWN_FIELDS = [
  "symbol",
  "side",
  "marginMode",
  "size",
  "entryPrice",
  "markPrice",
  "leverage",
  "isolatedMargin",
  "stopLossPrice",
] as const;

export interface ShownRow {
  readonly fields: Readonly<Record<string, string>>;
  /** Liquidation price, distance and worst-case loss, isolated and then in cross. */
  readonly results: readonly string[];
}

export interface Shown {
  readonly isStale: boolean;
  readonly account: Readonly<Record<string, string>>;
  readonly rows: readonly ShownRow[];
}

/** None where the text cannot be read. */
export function expected(text: string, language: TextLanguage): Shown | undefined {
  const analysis = analyze(text, { ...DEFAULT_OPTIONS, language });
  if (analysis.syntax.length > 0) return undefined;
  const view = new PanelView(analysis, renumbered(NO_ROWS, rowSources(analysis)));
  const window = { start: 0, count: 100, pinned: null };
  const model = view.model({ version: 0, draft: null, isAdding: false, stale: null, window });
  const wallets = model.pools.map(({ walletField, wallet }) => [walletField, wallet.text] as const);
  return {
    isStale: false,
    account: Object.fromEntries([
      ...Object.entries(model.account).map(([name, field]) => [name, field.text] as const),
      ...wallets,
    ]),
    rows: model.rows.map((row) => ({
      fields: Object.fromEntries(SHOWN_FIELDS.map((field) => [field, row.fields[field].text])),
      results: [row.isolated, row.cross].flatMap((mode) => [
        mode.price.text,
        mode.distance.text,
        mode.worstCaseLoss.text,
      ]),
    })),
  };
}

/** Reads the page of the panel in one go. */
export function shownIn(frame: FrameLocator): Promise<Shown> {
  return frame.locator("main").evaluate((main): Shown => {
    const valueOf = (cell: Element) => (cell as HTMLInputElement | HTMLSelectElement).value;
    const cells = [...main.querySelectorAll("[data-cell]")].map((cell) => ({
      cell,
      key: JSON.parse((cell as HTMLElement).dataset["cell"]!) as [string, string],
    }));
    const rows = [...main.querySelectorAll("tr[data-row]")]
      .map((row) => row as HTMLElement)
      .sort((a, b) => Number(a.dataset["index"]) - Number(b.dataset["index"]));
    return {
      isStale: main.querySelector(".stale-note") !== null,
      account: Object.fromEntries(
        cells
          .filter(({ key: [of] }) => of === "account" || of === "wallet")
          .map(({ cell, key: [, field] }) => [field, valueOf(cell)]),
      ),
      rows: rows.map((row) => ({
        fields: Object.fromEntries(
          cells
            .filter(({ cell, key: [of] }) => of === "position" && row.contains(cell))
            .map(({ cell, key: [, field] }) => [field, valueOf(cell)]),
        ),
        results: [...row.querySelectorAll("td.price .value, td.distance .value, td.loss .value")].map(
          (cell) => (cell.textContent ?? "").trim(),
        ),
      })),
    };
  });
}
