/** The contracts of the file, below the table: their marks and terms, editable where they are single values. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { INSTRUMENT_FIELDS, type InstrumentField, type InstrumentModel } from "../src/protocol/instruments";
import type { Choice } from "../src/protocol/messages";
import { field } from "./field";
import type { Store } from "./store";
import { labelOf } from "./table/names";
import { count } from "./words";

const names = (): Record<InstrumentField, string> => ({
  markPrice: l10n.t("Mark price"),
  contractType: l10n.t("Contract"),
  contractSize: l10n.t("Contract size"),
  settle: l10n.t("Settles in"),
  tickSize: l10n.t("Tick"),
  takerFeeRate: l10n.t("Taker fee"),
  maintenanceMarginRate: l10n.t("Maintenance rate"),
  maxLeverage: l10n.t("Highest leverage"),
});

const contractTypes = (): readonly Choice[] => [
  { value: "linear", label: l10n.t("linear") },
  { value: "inverse", label: l10n.t("inverse") },
  { value: "quanto", label: l10n.t("quanto") },
];

export function instruments(store: Store): TemplateResult {
  const { instruments: model, showsInstruments } = store;
  const rest = (model?.count ?? 0) - (model?.instruments.length ?? 0);
  return html`<details class="instruments" ?open=${showsInstruments}>
    <summary>${l10n.t("Marks and instruments")}</summary>
    ${
      !showsInstruments || model === undefined
        ? nothing
        : html`<div class="instruments-box">
            <table>
              <caption class="hidden">
                ${l10n.t("Marks and instruments")}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${l10n.t("Symbol")}</th>
                  ${INSTRUMENT_FIELDS.map((name) => html`<th scope="col">${names()[name]}</th>`)}
                  <th scope="col">${l10n.t("Tiers")}</th>
                  <th scope="col"><span class="hidden">${l10n.t("Actions")}</span></th>
                </tr>
              </thead>
              <tbody>
                ${repeat(
                  model.instruments,
                  ({ symbol }) => symbol,
                  (instrument) => instrumentRow(store, instrument),
                )}
              </tbody>
            </table>
            ${
              rest > 0
                ? html`<p class="rest">
                    ${l10n.t(
                      "{0} more are not listed. Filter the positions above: the instruments of those that are left come first.",
                      count(rest),
                    )}
                  </p>`
                : nothing
            }
          </div>`
    }
  </details>`;
}

function instrumentRow(store: Store, { symbol, fields, tiers, isStated }: InstrumentModel): TemplateResult {
  return html`<tr>
    <th scope="row">${symbol}</th>
    ${INSTRUMENT_FIELDS.map((name) => {
      const isChoice = name === "contractType";
      return html`<td class=${isChoice || name === "settle" ? "" : "number"}>
        ${field(store, {
          target: { of: "instrument", symbol, field: name },
          model: fields[name],
          label: labelOf(names()[name], symbol),
          kind: isChoice ? "choice" : name === "settle" ? "text" : "number",
          ...(isChoice && { choices: contractTypes() }),
          isStop: true,
          isInTable: false,
        })}
      </td>`;
    })}
    <td class="tiers">${tiers}</td>
    <td>
      ${
        isStated
          ? html`<button class="link" data-action="reveal-instrument" data-symbol=${symbol}>
              ${l10n.t("Edit in the text")}
            </button>`
          : nothing
      }
    </td>
  </tr>`;
}
