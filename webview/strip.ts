/** The results of the row that has the focus in one line: they stay in sight where the table is wider than the panel. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { MarginMode, ModeModel, ProblemModel, RowModel } from "../src/protocol/messages";
import { inForceIcon, riskIcon, severityIcon } from "./icons";
import { problemFixes } from "./problems";
import type { Store } from "./store";
import { nameOf } from "./table/names";
import { listed } from "./words";

export function strip(store: Store, row: RowModel | undefined, refusal: string | null): TemplateResult {
  if (refusal !== null) return html`<div class="strip refusal">${refusal}</div>`;
  if (store.told !== null) return html`<div class="strip told">${store.told}</div>`;
  if (row === undefined)
    return html`<div class="strip rest">${l10n.t("Enter writes · Escape drops · arrows move")}</div>`;
  const problem = store.model?.problems.find(({ row: id }) => id === row.id);
  return html`<div class="strip ${store.isStale ? "stale" : ""}">
    <strong>${nameOf(row)}</strong>
    ${row.label === "" ? nothing : html`<span class="label">${row.label}</span>`}
    ${result(l10n.t("Isolated"), row.isolated, row.inForce === "isolated")}
    ${result(l10n.t("Cross"), row.cross, row.inForce === "cross")}
    ${problem === undefined ? nothing : problemOfRow(store, problem)}
  </div>`;
}

/** The first problem of the row, and what can be done about it. */
function problemOfRow(store: Store, problem: ProblemModel): TemplateResult {
  return html`<span class="row-problem"
    >${severityIcon(problem.severity)}<span class="message">${problem.message}</span>${problemFixes(
      store,
      problem,
    ).slice(0, 1)}</span
  >`;
}

function result(name: string, mode: ModeModel, isInForce: boolean): TemplateResult {
  return html`<span class="result ${isInForce ? "in-force" : "what-if"}"
    >${isInForce ? inForceIcon : nothing}<span class="name">${name}</span> ${riskIcon(mode.risk)}
    <span class="${mode.risk}">${mode.price.text}</span>${
      mode.distance.text === "" ? nothing : html`<span class="detail">${mode.distance.text}</span>`
    }${
      mode.worstCaseLoss.text === ""
        ? nothing
        : html`<span class="detail">${l10n.t("at most {0}", mode.worstCaseLoss.text)}</span>`
    }
  </span>`;
}

/** The same as a sentence, for those who listen. */
export function spoken(row: RowModel | undefined, refusal: string | null): string {
  if (refusal !== null) return refusal;
  if (row === undefined) return "";
  const [isolated, cross] = [spokenMode("isolated", row.isolated), spokenMode("cross", row.cross)];
  return l10n.t("{0}: {1}; {2}.", nameOf(row), isolated, cross);
}

function spokenMode(mode: MarginMode, { price, isPrice, distance, worstCaseLoss }: ModeModel): string {
  const parts = [
    spokenPrice(mode, price.text, isPrice),
    distance.text === "" ? "" : l10n.t("{0} away", distance.text),
    worstCaseLoss.text === "" ? "" : l10n.t("at most {0} lost", worstCaseLoss.text),
  ];
  return listed(parts);
}

function spokenPrice(mode: MarginMode, price: string, isPrice: boolean): string {
  if (mode === "isolated")
    return isPrice ? l10n.t("isolated liquidation {0}", price) : l10n.t("isolated {0}", price);
  return isPrice ? l10n.t("cross liquidation {0}", price) : l10n.t("cross {0}", price);
}
