/** Margin on its way between isolated positions and their wallet: from where, where to, how much. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { MarginPlace, PoolModel, RowModel } from "../src/protocol/messages";
import type { Store } from "./store";
import { nameOf } from "./table/names";
import { count } from "./words";

/** More places than these are not offered in a list; others are reached by the filter of the table, or from their row. */
const OFFERED_PLACES = 200;

export function marginPlaceKey(place: MarginPlace): string {
  return JSON.stringify(place.of === "position" ? [place.of, place.row] : [place.of, place.pool]);
}

export function marginPlaceOf(key: string): MarginPlace {
  const [of, id] = JSON.parse(key) as ["position", number] | ["wallet", string];
  return of === "position" ? { of, row: id } : { of, pool: id };
}

/** What could be moved from a place, for a start. */
export function movableFrom(store: Store, place: MarginPlace): string {
  const found = place.of === "wallet" ? poolOf(store, place.pool)?.movable : rowOf(store, place.row)?.movable;
  return found ?? "";
}

export function transferDialog(store: Store): TemplateResult | typeof nothing {
  const { transferring } = store;
  if (transferring === undefined) return nothing;
  const { transfer, refusal } = transferring;
  return html`<dialog class="transfer" aria-labelledby="transfer-title">
    <form method="dialog">
      <h2 id="transfer-title">${l10n.t("Move margin")}</h2>
      <label>${l10n.t("From")} ${places(store, "from", transfer.from)}</label>
      <label>${l10n.t("To")} ${places(store, "to", transfer.to)}</label>
      <label
        >${l10n.t("Amount")}<input
          class="field amount"
          type="text"
          inputmode="decimal"
          autocomplete="off"
          data-transfer="amount"
          aria-label=${l10n.t("Amount")}
          aria-invalid=${refusal ? "true" : nothing}
          aria-describedby="transfer-refusal"
          .value=${live(transfer.amount)}
      /></label>
      ${unofferedNote(store)}
      <p id="transfer-refusal" class="refusal" role="status">${refusal ?? ""}</p>
      <dl class="after">${[transfer.from, transfer.to].map((place) => after(store, place))}</dl>
      <div class="buttons">
        <vscode-button data-action="transfer">${l10n.t("Move")}</vscode-button>
        <vscode-button appearance="secondary" data-action="drop-transfer">${l10n.t("Cancel")}</vscode-button>
      </div>
    </form>
  </dialog>`;
}

function places(store: Store, end: "from" | "to", chosen: MarginPlace): TemplateResult {
  const key = marginPlaceKey(chosen);
  const label = end === "from" ? l10n.t("From") : l10n.t("To");
  return html`<select class="field" data-transfer=${end} aria-label=${label}>
    ${options(store, chosen).map(
      ([value, name]) => html`<option value=${value} .selected=${live(value === key)}>${name}</option>`,
    )}
  </select>`;
}

/** The wallets, and the isolated positions that the table has shown; what is chosen is among them in any case. */
function options(store: Store, chosen: MarginPlace): readonly (readonly [string, string])[] {
  const wallets = (store.model?.pools ?? []).map(
    (pool) => [marginPlaceKey({ of: "wallet", pool: pool.key }), walletName(pool)] as const,
  );
  const offered = offeredRows(store);
  const own = chosen.of === "position" ? rowOf(store, chosen.row) : undefined;
  const rows = own === undefined || offered.includes(own) ? offered : [own, ...offered];
  return [
    ...wallets,
    ...rows.map((row) => [marginPlaceKey({ of: "position", row: row.id }), rowName(row)] as const),
  ];
}

function offeredRows(store: Store): readonly RowModel[] {
  return isolatedRows(store).slice(0, OFFERED_PLACES);
}

function isolatedRows(store: Store): readonly RowModel[] {
  return [...store.rows.values()]
    .filter(({ inForce }) => inForce === "isolated")
    .sort((a, b) => a.place - b.place);
}

/** The page does not know the rows that were never in sight: how many of them are isolated, it cannot tell. */
function unofferedNote(store: Store): TemplateResult | typeof nothing {
  const unknown = store.rowCount - store.rows.size;
  const left = isolatedRows(store).length - offeredRows(store).length;
  if (unknown <= 0 && left === 0) return nothing;
  return html`<p class="quiet">
    ${l10n.t(
      "Not in these lists: {0} positions that the table has not shown. Filter the table first to have others here, or begin at their row.",
      count(Math.max(0, unknown) + left),
    )}
  </p>`;
}

function walletName({ asset }: PoolModel): string {
  return asset === "" ? l10n.t("Wallet") : l10n.t("Wallet in {0}", asset);
}

function rowName(row: RowModel): string {
  return l10n.t("{0}, position {1}", nameOf(row), row.index + 1);
}

/** What the place would be like: its margin and its liquidation price. */
function after(store: Store, place: MarginPlace): TemplateResult | typeof nothing {
  if (place.of === "wallet") {
    const pool = poolOf(store, place.pool);
    return pool === undefined
      ? nothing
      : html`<div>
          <dt>${walletName(pool)}</dt>
          <dd>${l10n.t("{0} left behind the cross positions", pool.figures.crossWalletBalance.text)}</dd>
        </div>`;
  }
  const row = rowOf(store, place.row);
  if (row === undefined) return nothing;
  const { text, placeholder } = row.fields.isolatedMargin;
  return html`<div>
    <dt>${rowName(row)}</dt>
    <dd>${l10n.t("margin {0}, liquidation {1}", text || placeholder, row.isolated.price.text)}</dd>
  </div>`;
}

function rowOf(store: Store, id: number): RowModel | undefined {
  return [...store.rows.values()].find((row) => row.id === id);
}

function poolOf(store: Store, key: string): PoolModel | undefined {
  return store.model?.pools.find((pool) => pool.key === key);
}
