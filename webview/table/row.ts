/** One row of the table: a position of the file, or the one that is being put together. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import type { RowModel } from "../../src/protocol/messages";
import { duplicateIcon, moveMarginIcon, removeIcon, severityIcon } from "../icons";
import { NEW_ROW, type Store } from "../store";
import { marginPlaceKey } from "../transfer";
import { cell } from "./cell";
import type { ColumnGroup } from "./columns";
import { modeCells } from "./modeCells";
import { nameOf } from "./names";

export function row(
  store: Store,
  groups: readonly ColumnGroup[],
  place: number,
  stop: number | undefined,
): TemplateResult {
  const isNew = place === store.shownCount;
  const model = isNew ? (store.model?.adding ?? undefined) : store.rows.get(place);
  const isStop = (isNew ? NEW_ROW : model?.id) === stop;
  return html`<tr
    data-index=${place}
    data-row=${isNew ? NEW_ROW : (model?.id ?? nothing)}
    data-margin=${(isNew ? undefined : marginKey(store, model)) ?? nothing}
    aria-rowindex=${place + 3}
    class=${classesOf(store, { model, isNew, isCurrent: isStop && store.currentRow === stop })}
  >
    <td class="pinned number">${isNew ? newPlace() : filePlace(store, model, isStop)}</td>
    ${groups.map(({ mode, fields, results }, at) =>
      mode === undefined
        ? fields.map((column, first) =>
            cell(store, column, { row: model, isNew, isStop, isSetOff: at > 0 && first === 0 }),
          )
        : modeCells(model?.[mode], results, model?.inForce === mode),
    )}
    <td class="actions">${isNew ? newActions(isStop) : actions(model, isStop)}</td>
  </tr>`;
}

interface RowState {
  readonly model: RowModel | undefined;
  readonly isNew: boolean;
  readonly isCurrent: boolean;
}

function classesOf(store: Store, { model, isNew, isCurrent }: RowState): string {
  const { drag, markedRow } = store;
  const isUnsure = !isNew && model !== undefined && store.hasRefusedDraft(model.id);
  const isDragged = drag?.of === "row" && drag.row === model?.id;
  const isTarget = drag?.of === "row" && model !== undefined && drag.before === model.id;
  const isLast = drag?.of === "row" && drag.before === null && model?.place === store.shownCount - 1;
  return [
    isCurrent ? "current" : "",
    isNew ? "new" : "",
    isUnsure ? "stale" : "",
    model !== undefined && model.id === markedRow ? "marked" : "",
    isDragged ? "dragged" : "",
    isTarget ? "drop-before" : "",
    isLast ? "drop-behind" : "",
    drag?.of === "margin" && drag.to !== undefined && drag.to === marginKey(store, model) ? "drop" : "",
  ].join(" ");
}

/** As what margin comes from the row or goes to it; none in cross margin. */
function marginKey({ isStale }: Store, model: RowModel | undefined): string | undefined {
  if (model?.inForce !== "isolated" || isStale) return undefined;
  return marginPlaceKey({ of: "position", row: model.id });
}

function newPlace(): TemplateResult {
  return html`<button class="place" data-nav tabindex="-1" title=${l10n.t("Not in the file yet")}>
    ${l10n.t("new")}
  </button>`;
}

/** Its number leads to the text; it is also what the row is dragged by. */
function filePlace(store: Store, model: RowModel | undefined, isStop: boolean): TemplateResult {
  const problem = model?.problem;
  const place = (model?.index ?? 0) + 1;
  const hint = listedHint(store, model);
  return html`<button
    class="place ${problem?.severity ?? ""}"
    data-action="reveal"
    data-drag=${store.isInFileOrder && !store.isStale ? "row" : nothing}
    data-nav
    tabindex=${isStop ? 0 : -1}
    aria-label=${l10n.t("Position {0}: show in the text", place)}
    aria-description=${problem?.message ?? nothing}
    aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
    title=${hint}
  >
    ${model === undefined ? nothing : problem ? severityIcon(problem.severity) : place}
  </button>`;
}

function listedHint({ isInFileOrder }: Store, model: RowModel | undefined): string {
  if (model?.problem) return model.problem.message;
  const name = model?.label ?? "";
  const what = isInFileOrder
    ? l10n.t("Show in the text; drag, or Alt with an arrow, to move the row")
    : l10n.t("Show in the text");
  return name === "" ? what : l10n.t("{0}: {1}", name, what);
}

function newActions(isStop: boolean): TemplateResult {
  return html`<button
    class="action"
    data-action="drop"
    data-nav
    tabindex=${isStop ? 0 : -1}
    aria-label=${l10n.t("Drop the new position")}
    title=${l10n.t("Drop the new position (Escape)")}
  >
    ${removeIcon}
  </button>`;
}

function actions(model: RowModel | undefined, isStop: boolean): TemplateResult {
  const name = nameOf(model);
  const reason =
    model?.inForce === "cross" ? l10n.t("In cross margin nothing is posted to the position") : "";
  return html`<button
      class="action"
      data-action="move-margin"
      data-nav
      tabindex=${isStop ? 0 : -1}
      aria-label=${l10n.t("Move margin of {0}", name)}
      aria-disabled=${reason === "" ? nothing : "true"}
      aria-description=${reason === "" ? nothing : reason}
      title=${reason === "" ? l10n.t("Move margin…") : reason}
    >
      ${moveMarginIcon}</button
    ><button
      class="action"
      data-action="duplicate"
      data-nav
      tabindex=${isStop ? 0 : -1}
      aria-label=${l10n.t("Duplicate {0}", name)}
      title=${l10n.t("Duplicate")}
    >
      ${duplicateIcon}</button
    ><button
      class="action"
      data-action="remove"
      data-nav
      tabindex=${isStop ? 0 : -1}
      aria-label=${l10n.t("Delete {0}", name)}
      title=${l10n.t("Delete")}
    >
      ${removeIcon}
    </button>`;
}
