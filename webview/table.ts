/** The positions: what is typed to the left, what follows from it to the right, under both modes. */
import * as l10n from "@vscode/l10n";
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type MarginMode, type ModeModel, POSITION_FIELDS, type RowModel } from "../src/protocol/messages";
import { type CellTarget, type Column, columns, fieldOf, unitOfSize } from "./cells";
import { field } from "./field";
import { duplicateIcon, inForceIcon, removeIcon, riskIcon, severityIcon } from "./icons";
import { spacer } from "./spacer";
import { NEW_ROW, type Store } from "./store";
import { listed } from "./words";

const resultTitles = (mode: MarginMode): readonly { readonly title: string; readonly hint: string }[] => {
  const word = mode === "isolated" ? l10n.t("isolated") : l10n.t("cross");
  return [
    { title: l10n.t("Liquidation"), hint: l10n.t("Liquidation price, {0}", word) },
    {
      title: l10n.t("Distance"),
      hint: l10n.t("Distance from the mark to the nearer liquidation price, {0}", word),
    },
    {
      title: l10n.t("At most"),
      hint: l10n.t("Worst-case loss: at most lost, counted from entry, {0}", word),
    },
  ];
};

/** The places of the table that are on the screen. */
export interface Line {
  readonly index: number;
  readonly start: number;
}

export function table(
  store: Store,
  lines: readonly Line[],
  totalHeight: number,
  rowHeight: number,
): TemplateResult {
  const pieces = withSpacers(store, lines, totalHeight, rowHeight);
  const stop = stopRow(store, lines);
  const groups = columnGroups(store.isNarrow);
  return html`<table
    aria-rowcount=${store.lineCount + 2}
    class="${store.isStale ? "stale" : ""} ${store.isNarrow ? "narrow" : ""}"
  >
    <caption class="hidden">
      ${l10n.t(
        "Positions, with their liquidation price, distance and worst-case loss in isolated and in cross margin",
      )}
    </caption>
    <colgroup>
      <col class="col-number" />
      ${groups.map((group) => group.columns.map((name) => html`<col class="col-${name}" />`))}
      <col class="col-actions" />
    </colgroup>
    ${head(groups)}
    <tbody>
      ${repeat(
        pieces,
        ({ key }) => key,
        (piece) =>
          piece.height === undefined
            ? row(store, groups, piece.index, stop)
            : spacer(piece.height, POSITION_FIELDS.length + 8),
      )}
    </tbody>
  </table>`;
}

/** Columns under one heading: fields of the position, or what follows from them under one mode. */
interface ColumnGroup {
  readonly title: string;
  readonly mode: MarginMode | undefined;
  readonly fields: readonly Column[];
  readonly columns: readonly string[];
}

const resultGroup = (title: string, mode: MarginMode): ColumnGroup => ({
  title,
  mode,
  fields: [],
  columns: ["price", "distance", "loss"],
});

const fieldGroup = (title: string, fields: readonly Column[]): ColumnGroup => ({
  title,
  mode: undefined,
  fields,
  columns: fields.map(({ field: name }) => name),
});

/** Where there is little room the results come first: a panel beside a text is there for them. */
function columnGroups(isNarrow: boolean): readonly ColumnGroup[] {
  const results = [resultGroup(l10n.t("Isolated"), "isolated"), resultGroup(l10n.t("Cross"), "cross")];
  const [fields, title] = [columns(), l10n.t("Position")];
  if (!isNarrow) return [fieldGroup(title, fields), ...results];
  return [fieldGroup(title, fields.slice(0, 1)), ...results, fieldGroup(l10n.t("Terms"), fields.slice(1))];
}

function head(groups: readonly ColumnGroup[]): TemplateResult {
  return html`<thead>
    <tr aria-rowindex="1" class="groups">
      ${groups.map(({ title, columns: { length } }, place) =>
        place === 0
          ? html`<th colspan=${length + 1} scope="colgroup" class=${length > 1 ? "" : "pinned"}>${title}</th>`
          : html`<th colspan=${length} scope="colgroup" class="group">${title}</th>`,
      )}
      <td class="actions"></td>
    </tr>
    <tr aria-rowindex="2">
      <th scope="col" class="pinned number"><abbr title=${l10n.t("Place in the file")}>#</abbr></th>
      ${groups.map((group, place) => (group.mode === undefined ? fieldHeads(group, place > 0) : resultHeads(group.mode)))}
      <th scope="col" class="actions"><span class="hidden">${l10n.t("Actions")}</span></th>
    </tr>
  </thead>`;
}

function fieldHeads({ fields }: ColumnGroup, isSetOff: boolean): TemplateResult[] {
  return fields.map(({ title, hint, kind, field: name }, place) => {
    const classes = `${kind} ${name === "symbol" ? "pinned symbol" : ""} ${isSetOff && place === 0 ? "group" : ""}`;
    return html`<th scope="col" class=${classes} title=${hint}>${title}</th>`;
  });
}

function resultHeads(mode: MarginMode): TemplateResult[] {
  return resultTitles(mode).map(
    ({ title, hint }, place) =>
      html`<th scope="col" class="number ${place === 0 ? "group" : ""}" title=${hint}>${title}</th>`,
  );
}

interface Piece {
  readonly key: string;
  readonly index: number;
  /** Set for a stretch of rows that are not on the screen. */
  readonly height: number | undefined;
}

function withSpacers(store: Store, lines: readonly Line[], totalHeight: number, rowHeight: number): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  const gap = (to: number, key: string) => {
    if (to > end) pieces.push({ key, index: -1, height: (to - end) * rowHeight });
  };
  for (const { index } of lines) {
    gap(index, `before ${index}`);
    pieces.push({ key: rowKey(store, index), index, height: undefined });
    end = index + 1;
  }
  gap(Math.round(totalHeight / rowHeight), "behind");
  return pieces;
}

/** A row keeps its elements, and with them the focus, when its place changes. */
function rowKey({ rows, rowCount }: Store, index: number): string {
  if (index === rowCount) return "new";
  const id = rows.get(index)?.id;
  return id === undefined ? `place ${index}` : `row ${id}`;
}

/** The row whose cells the tab key stops at. */
function stopRow({ rows, currentRow, adding }: Store, lines: readonly Line[]): number | undefined {
  if (currentRow === NEW_ROW && adding !== undefined) return NEW_ROW;
  const visible = lines.flatMap(({ index }) => rows.get(index)?.id ?? []);
  return (
    visible.find((id) => id === currentRow) ?? visible[0] ?? (adding === undefined ? undefined : NEW_ROW)
  );
}

function row(
  store: Store,
  groups: readonly ColumnGroup[],
  index: number,
  stop: number | undefined,
): TemplateResult {
  const isNew = index === store.rowCount;
  const model = isNew ? (store.model?.adding ?? undefined) : store.rows.get(index);
  const isStop = (isNew ? NEW_ROW : model?.id) === stop;
  const isCurrent = isStop && store.currentRow === stop;
  const problem = isNew ? undefined : model?.problem;
  const isUnsure = !isNew && model !== undefined && store.hasRefusedDraft(model.id);
  return html`<tr
    data-index=${index}
    data-row=${isNew ? NEW_ROW : (model?.id ?? nothing)}
    aria-rowindex=${index + 3}
    class="${isCurrent ? "current" : ""} ${isNew ? "new" : ""} ${isUnsure ? "stale" : ""}"
  >
    <td class="pinned number">
      ${
        isNew
          ? html`<button class="place" data-nav tabindex="-1" title=${l10n.t("Not in the file yet")}>
              ${l10n.t("new")}
            </button>`
          : html`<button
              class="place ${problem?.severity ?? ""}"
              data-action="reveal"
              data-nav
              tabindex=${isStop ? 0 : -1}
              aria-label=${l10n.t("Position {0}: show in the text", index + 1)}
              aria-description=${problem?.message ?? nothing}
              title=${problem?.message ?? (model?.label || l10n.t("Show in the text"))}
            >
              ${problem ? severityIcon(problem.severity) : index + 1}
            </button>`
      }
    </td>
    ${groups.map(({ mode, fields }, place) =>
      mode === undefined
        ? fields.map((column, at) =>
            cell(store, column, { row: model, isNew, isStop, isSetOff: place > 0 && at === 0 }),
          )
        : modeCells(model?.[mode], model?.inForce === mode),
    )}
    <td class="actions">
      ${
        isNew
          ? html`<button
              class="action"
              data-action="drop"
              data-nav
              tabindex=${isStop ? 0 : -1}
              aria-label=${l10n.t("Drop the new position")}
              title=${l10n.t("Drop the new position (Escape)")}
            >
              ${removeIcon}
            </button>`
          : html`<button
                class="action"
                data-action="duplicate"
                data-nav
                tabindex=${isStop ? 0 : -1}
                aria-label=${l10n.t("Duplicate {0}", nameOf(model))}
                title=${l10n.t("Duplicate")}
              >
                ${duplicateIcon}</button
              ><button
                class="action"
                data-action="remove"
                data-nav
                tabindex=${isStop ? 0 : -1}
                aria-label=${l10n.t("Delete {0}", nameOf(model))}
                title=${l10n.t("Delete")}
              >
                ${removeIcon}
              </button>`
      }
    </td>
  </tr>`;
}

export function nameOf(row: RowModel | undefined): string {
  if (row === undefined) return l10n.t("the position");
  return row.fields.symbol.text || l10n.t("position {0}", row.index + 1);
}

/** The side beside the symbol, where its column is out of sight. */
function sideLetter(side: string): string {
  if (side === "long") return l10n.t("L");
  return side === "short" ? l10n.t("S") : "";
}

function labelOf(field: string, position: string): string {
  return l10n.t({ message: "{0} of {1}", args: [field, position], comment: ["A field, and its position"] });
}

interface CellPlace {
  readonly row: RowModel | undefined;
  readonly isNew: boolean;
  readonly isStop: boolean;
  /** Whether a group of columns begins here. */
  readonly isSetOff: boolean;
}

function cell(store: Store, column: Column, { row, isNew, isStop, isSetOff }: CellPlace): TemplateResult {
  const { field: name, kind, choices } = column;
  const target: CellTarget = isNew
    ? { of: "new", field: name }
    : { of: "position", row: row?.id ?? Number.MAX_SAFE_INTEGER, field: name };
  const known = fieldOf(row, name);
  const typed = store.adding?.fields[name];
  const model = isNew
    ? { ...known, text: typed ?? (name === "side" ? "long" : ""), problem: null, locked: null }
    : known;
  const unit = name === "size" && row ? unitOfSize(row.sizeField) : undefined;
  const called = unit === undefined ? column.name : l10n.t("{0}, {1}", column.name, unit.word);
  const content = field(store, {
    target,
    model,
    label: labelOf(called, isNew ? l10n.t("the new position") : nameOf(row)),
    kind,
    choices,
    isStop,
    isInTable: true,
  });
  if (name === "symbol") {
    const side = store.isNarrow && row ? sideLetter(row.fields.side.text) : "";
    return html`<th scope="row" class="pinned symbol">
      ${content}${side === "" ? nothing : html`<span class="unit" aria-hidden="true">${side}</span>`}
    </th>`;
  }
  return html`<td class="${kind} ${isSetOff ? "group" : ""}">
    ${content}${unit === undefined ? nothing : html`<span class="unit" aria-hidden="true">${unit.short}</span>`}
  </td>`;
}

const riskWords = (): Partial<Record<ModeModel["risk"], string>> => ({
  watch: l10n.t("worth watching"),
  near: l10n.t("near"),
  critical: l10n.t("very near"),
  liquidatable: l10n.t("liquidatable now"),
});

function modeCells(mode: ModeModel | undefined, isInForce: boolean): TemplateResult {
  if (mode === undefined)
    return html`<td class="result group"></td>
      <td class="result"></td>
      <td class="result"></td>`;
  const kind = `result ${isInForce ? "in-force" : "what-if"} ${mode.isHypothetical ? "hypothetical" : ""}`;
  const said = listed([
    isInForce ? l10n.t("in force") : l10n.t("what if"),
    mode.isHypothetical ? l10n.t("not offered by the venue") : "",
  ]);
  const word = riskWords()[mode.risk];
  const icon = riskIcon(mode.risk);
  const isNow = mode.risk === "liquidatable";
  return html`<td
      class="${kind} price group ${mode.isPrice ? "" : "words"} ${mode.risk}"
      title=${l10n.t("{0} ({1})", mode.price.title, said)}
    >
      <span class="mark">${isInForce ? inForceIcon : nothing}</span
      ><span class="value">${isNow ? icon : nothing}${mode.price.text}</span
      ><span class="hidden">, ${said}</span>
    </td>
    <td class="${kind} distance ${mode.risk}" title=${mode.distance.title}>
      ${isNow ? nothing : icon}<span class="value">${mode.distance.text}</span
      >${word ? html`<span class="hidden">, ${word}</span>` : nothing}
    </td>
    <td class="${kind} loss" title=${mode.worstCaseLoss.title}>
      <span class="value">${mode.worstCaseLoss.text}</span>
    </td>`;
}
