/** The results of the row that has the focus in one line: they stay in sight where the table is wider than the panel. */
import { html, nothing, type TemplateResult } from "lit-html";
import type { ModeModel, RowModel } from "../src/protocol/messages";
import { inForceIcon, riskIcon } from "./icons";
import { nameOf } from "./table";

export function strip(row: RowModel | undefined, refusal: string | null, isStale: boolean): TemplateResult {
  if (refusal !== null) return html`<div class="strip refusal">${refusal}</div>`;
  if (row === undefined) return html`<div class="strip rest">Enter writes · Escape drops · arrows move</div>`;
  return html`<div class="strip ${isStale ? "stale" : ""}">
    <strong>${nameOf(row)}</strong>
    ${row.label === "" ? nothing : html`<span class="label">${row.label}</span>`}
    ${result("Isolated", row.isolated, row.inForce === "isolated")}
    ${result("Cross", row.cross, row.inForce === "cross")}
  </div>`;
}

function result(name: string, mode: ModeModel, isInForce: boolean): TemplateResult {
  return html`<span class="result ${isInForce ? "in-force" : "what-if"}"
    >${isInForce ? inForceIcon : nothing}<span class="name">${name}</span> ${riskIcon(mode.risk)}
    <span class="${mode.risk}">${mode.price.text}</span>${
      mode.distance.text === "" ? nothing : html`<span class="detail">${mode.distance.text}</span>`
    }${
      mode.worstCaseLoss.text === ""
        ? nothing
        : html`<span class="detail">at most ${mode.worstCaseLoss.text}</span>`
    }
  </span>`;
}

/** The same as a sentence, for those who listen. */
export function spoken(row: RowModel | undefined, refusal: string | null): string {
  if (refusal !== null) return refusal;
  if (row === undefined) return "";
  return `${nameOf(row)}: ${spokenMode("isolated", row.isolated)}; ${spokenMode("cross", row.cross)}.`;
}

function spokenMode(name: string, { price, isPrice, distance, worstCaseLoss }: ModeModel): string {
  const parts = [
    isPrice ? `${name} liquidation ${price.text}` : `${name} ${price.text}`,
    distance.text === "" ? "" : `${distance.text} away`,
    worstCaseLoss.text === "" ? "" : `at most ${worstCaseLoss.text} lost`,
  ];
  return parts.filter((part) => part !== "").join(", ");
}
