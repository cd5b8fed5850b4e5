/** What follows from a row under one mode, in the columns that are shown. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { Result } from "../../src/protocol/arrangement";
import type { Figure, ModeModel, RowModeModel } from "../../src/protocol/messages";
import { inForceIcon, riskIcon } from "../icons";
import { listed } from "../words";

export const riskWords = (): Partial<Record<ModeModel["risk"], string>> => ({
  watch: l10n.t("worth watching"),
  near: l10n.t("near"),
  critical: l10n.t("very near"),
  liquidatable: l10n.t("liquidatable now"),
});

export function modeCells(
  mode: RowModeModel | undefined,
  results: readonly Result[],
  isInForce: boolean,
): TemplateResult[] {
  return results.map((result, at) => {
    const group = at === 0 ? "group" : "";
    if (mode === undefined) return html`<td class="result ${group}"></td>`;
    const kind = `result ${isInForce ? "in-force" : "what-if"} ${mode.isHypothetical ? "hypothetical" : ""} ${group}`;
    return resultCell(mode, result, isInForce, kind);
  });
}

function resultCell(mode: RowModeModel, result: Result, isInForce: boolean, kind: string): TemplateResult {
  switch (result) {
    case "price":
      return priceCell(mode, isInForce, kind);
    case "distance":
      return distanceCell(mode, kind);
    case "worstCaseLoss":
      return figureCell(mode.worstCaseLoss, `${kind} loss`);
    case "lossAtLiquidation":
      return figureCell(mode.lossAtLiquidation, `${kind} loss`);
    case "marginRatio":
      return figureCell(mode.marginRatio, `${kind} ratio`);
    case "tier":
      return figureCell(mode.tier, `${kind} tier`);
  }
}

function figureCell({ text, title }: Figure, kind: string): TemplateResult {
  return html`<td class=${kind} title=${title}><span class="value">${text}</span></td>`;
}

function priceCell(mode: ModeModel, isInForce: boolean, kind: string): TemplateResult {
  const said = listed([
    isInForce ? l10n.t("in force") : l10n.t("what if"),
    mode.isHypothetical ? l10n.t("not offered by the venue") : "",
  ]);
  return html`<td
    class="${kind} price ${mode.isPrice ? "" : "words"} ${mode.risk}"
    title=${l10n.t("{0} ({1})", mode.price.title, said)}
  >
    <span class="mark">${isInForce ? inForceIcon : nothing}</span
    ><span class="value"
      >${mode.risk === "liquidatable" ? riskIcon(mode.risk) : nothing}${mode.price.text}</span
    ><span class="hidden">, ${said}</span>
  </td>`;
}

function distanceCell(mode: ModeModel, kind: string): TemplateResult {
  const word = riskWords()[mode.risk];
  return html`<td class="${kind} distance ${mode.risk}" title=${mode.distance.title}>
    ${mode.risk === "liquidatable" ? nothing : riskIcon(mode.risk)}<span class="value"
      >${mode.distance.text}</span
    >${word ? html`<span class="hidden">, ${word}</span>` : nothing}
  </td>`;
}
