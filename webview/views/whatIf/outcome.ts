/** The changes in turn, whether they can be written, and everything before and after them. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { Risk } from "../../../src/protocol/messages";
import type { ChangeModel, Compared, Standing, WhatIfModel } from "../../../src/protocol/views/whatIf";
import { removeIcon, riskIcon, severityIcon } from "../../icons";
import { listed } from "../../words";

export interface Deciding {
  readonly hasChanges: boolean;
  readonly isLocked: boolean;
  /** Why the last try to write was refused. */
  readonly refused: string | null;
  readonly remove: (id: number) => void;
  readonly discard: () => void;
  readonly apply: () => void;
}

export function outcome(deciding: Deciding, model: WhatIfModel): TemplateResult {
  const { hasChanges } = deciding;
  return html`<section class="outcome" aria-label=${l10n.t("What comes of it")}>
    ${
      hasChanges
        ? decision(deciding, model)
        : html`<p class="hint">
            ${l10n.t("Change something to see what would be. The file stays as it is until the changes are applied.")}
          </p>`
    }
    ${hasChanges ? struck(model) : nothing}
    ${hasChanges ? model.notes.map((note) => html`<p class="note-line">${note}</p>`) : nothing}
    <div class="cards">
      ${repeat(
        model.pools,
        ({ key }) => `pool ${key}`,
        (pool) => card(pool, hasChanges),
      )}
      ${repeat(
        model.positions,
        ({ key }) => key,
        (position) => card(position, hasChanges),
      )}
    </div>
    ${
      hasChanges && model.more > 0
        ? html`<p class="hint">
            ${
              model.more === 1
                ? l10n.t("1 more position is touched by this.")
                : l10n.t("{0} more positions are touched by this.", model.more)
            }
          </p>`
        : nothing
    }
  </section>`;
}

function decision(deciding: Deciding, { changes, refusal }: WhatIfModel): TemplateResult {
  const isOut = changes.some(({ problem }) => problem !== null);
  const stopped = changes.findIndex(({ problem, obstacle }) => problem !== null || obstacle !== null);
  const inTheWay = stopped < 0 ? refusal : l10n.t("It cannot be applied: see change {0}.", stopped + 1);
  const why = deciding.refused ?? (refusal === null ? null : inTheWay);
  return html`<ol class="changes" aria-label=${l10n.t("Changes, made in this order")}>
      ${repeat(
        changes,
        ({ id }) => id,
        (change) => changeLine(deciding, change),
      )}
    </ol>
    ${isOut ? html`<p class="problem-text">${l10n.t("The numbers leave out what cannot be worked out.")}</p>` : nothing}
    <div class="decide">
      <vscode-button
        class="apply"
        ?disabled=${deciding.isLocked || refusal !== null}
        title=${refusal ?? l10n.t("Write the changes to the file, as one step of undo")}
        @click=${() => deciding.apply()}
        >${l10n.t("Apply")}</vscode-button
      >
      <vscode-button appearance="secondary" @click=${() => deciding.discard()}
        >${l10n.t("Discard all")}</vscode-button
      >
    </div>
    ${why === null ? nothing : html`<p class="problem-text">${severityIcon("error")}<span>${why}</span></p>`}`;
}

function changeLine(
  { remove }: Deciding,
  { id, text, problem, obstacle, note }: ChangeModel,
): TemplateResult {
  return html`<li>
    <span class="words"
      >${text}${
        problem === null
          ? nothing
          : html`<span class="problem-text">${severityIcon("error")}<span>${problem}</span></span>`
      }${
        obstacle === null
          ? nothing
          : html`<span class="problem-text">${severityIcon("error")}<span>${obstacle}</span></span>`
      }${note === null ? nothing : html`<span class="note-text">${severityIcon("information")}<span>${note}</span></span>`}</span
    ><button
      type="button"
      class="action"
      aria-label=${l10n.t("Remove the change {0}", text)}
      title=${l10n.t("Remove this change")}
      @click=${() => remove(id)}
    >
      ${removeIcon}
    </button>
  </li>`;
}

function struck({ liquidated, liquidatedCount }: WhatIfModel): TemplateResult | typeof nothing {
  if (liquidatedCount === 0) return nothing;
  const rest = liquidatedCount - liquidated.length;
  const names = rest > 0 ? listed([...liquidated, l10n.t("and {0} more", rest)]) : listed(liquidated);
  return html`<p class="struck">
    ${riskIcon("liquidatable")}<span>${l10n.t("Liquidated at once: {0}", names)}</span>
  </p>`;
}

function card({ name, names, before, after }: Compared, hasChanges: boolean): TemplateResult {
  const isMoved = hasChanges && isDifferent(before, after);
  return html`<table class="card ${isMoved ? "moved" : ""}">
    <caption>
      ${name}
    </caption>
    <thead>
      <tr>
        <td></td>
        <th scope="col">${l10n.t("Before")}</th>
        <th scope="col">${l10n.t("After")}</th>
      </tr>
    </thead>
    <tbody>
      ${
        (before ?? after)?.mode == null
          ? nothing
          : row(l10n.t("Margin mode"), modeText(before), hasChanges ? modeText(after) : undefined)
      }
      ${names.map((title, index) => {
        const [then, now] = [cell(before, index), hasChanges ? cell(after, index) : undefined];
        return row(title, then, now);
      })}
    </tbody>
  </table>`;
}

interface Cell {
  readonly text: string;
  readonly title: string;
  readonly risk: Risk;
}

function row(title: string, before: Cell, after: Cell | undefined): TemplateResult {
  const isSame = after === undefined || after.text === before.text;
  return html`<tr>
    <th scope="row">${title}</th>
    <td title=${before.title}>${riskIcon(before.risk)}<span class="value">${before.text}</span></td>
    <td class=${isSame ? "same" : "other"} title=${after?.title ?? ""}>
      ${after === undefined ? nothing : riskIcon(after.risk)}<span class="value ${after?.risk ?? ""}"
        >${after?.text ?? "–"}</span
      >
    </td>
  </tr>`;
}

/** The picture of the risk stands at the distance of a position and the ratio of a pool: the second of the figures. */
const RISK_AT = 1;

function cell(standing: Standing | null, index: number): Cell {
  if (standing === null) return { text: "–", title: "", risk: "none" };
  const figure = standing.figures[index] ?? { text: "", title: "" };
  const isNow = standing.mode !== null && standing.risk === "liquidatable";
  return { ...figure, risk: index === (isNow ? 0 : RISK_AT) ? standing.risk : "none" };
}

function modeText(standing: Standing | null): Cell {
  const { mode } = standing ?? {};
  const text = mode === "isolated" ? l10n.t("isolated") : mode === "cross" ? l10n.t("cross") : "–";
  return { text, title: "", risk: "none" };
}

function isDifferent(before: Standing | null, after: Standing | null): boolean {
  return JSON.stringify(before) !== JSON.stringify(after);
}
