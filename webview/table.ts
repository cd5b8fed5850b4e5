/** The positions: what is typed to the left, what follows from it to the right, under both modes. */
import { html, nothing, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import type { MarginMode, ModeModel, RowModel } from "../src/protocol/messages";
import { type CellTarget, COLUMNS, type Column, fieldOf, SIZE_UNITS } from "./cells";
import { field } from "./field";
import { duplicateIcon, inForceIcon, removeIcon, riskIcon, severityIcon } from "./icons";
import { spacer } from "./spacer";
import { NEW_ROW, type Store } from "./store";

const MODES: readonly { readonly mode: MarginMode; readonly title: string }[] = [
  { mode: "isolated", title: "Isolated" },
  { mode: "cross", title: "Cross" },
];

const RESULTS = [
  { title: "Liquidation", hint: "Liquidation price" },
  { title: "Distance", hint: "Distance from the mark to the nearer liquidation price" },
  { title: "At most", hint: "Worst-case loss: at most lost, counted from entry" },
] as const;

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
      Positions, with their liquidation price, distance and worst-case loss in isolated and in cross margin
    </caption>
    <colgroup>
      <col class="col-number" />
      ${groups.map(({ columns }) => columns.map((name) => html`<col class="col-${name}" />`))}
      <col class="col-actions" />
    </colgroup>
    ${head(groups)}
    <tbody>
      ${repeat(
        pieces,
        ({ key }) => key,
        (piece) =>
          piece.height === undefined
            ? row(store, piece.index, stop)
            : spacer(piece.height, COLUMNS.length + 8),
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

const results: readonly ColumnGroup[] = MODES.map(({ mode, title }) => ({
  title,
  mode,
  fields: [],
  columns: ["price", "distance", "loss"],
}));

const fieldGroup = (title: string, fields: readonly Column[]): ColumnGroup => ({
  title,
  mode: undefined,
  fields,
  columns: fields.map(({ field: name }) => name),
});

/** Where there is little room the results come first: a panel beside a text is there for them. */
function columnGroups(isNarrow: boolean): readonly ColumnGroup[] {
  if (!isNarrow) return [fieldGroup("Position", COLUMNS), ...results];
  return [fieldGroup("Position", COLUMNS.slice(0, 1)), ...results, fieldGroup("Terms", COLUMNS.slice(1))];
}

function head(groups: readonly ColumnGroup[]): TemplateResult {
  return html`<thead>
    <tr aria-rowindex="1" class="groups">
      ${groups.map(({ title, columns }, place) =>
        place === 0
          ? html`<th
              colspan=${columns.length + 1}
              scope="colgroup"
              class=${columns.length > 1 ? "" : "pinned"}
            >
              ${title}
            </th>`
          : html`<th colspan=${columns.length} scope="colgroup" class="group">${title}</th>`,
      )}
      <td class="actions"></td>
    </tr>
    <tr aria-rowindex="2">
      <th scope="col" class="pinned number"><abbr title="Place in the file">#</abbr></th>
      ${groups.map((group, place) => (group.mode === undefined ? fieldHeads(group, place > 0) : resultHeads(group.mode)))}
      <th scope="col" class="actions"><span class="hidden">Actions</span></th>
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
  return RESULTS.map(
    ({ title, hint }, place) =>
      html`<th scope="col" class="number ${place === 0 ? "group" : ""}" title="${hint}, ${mode}">
        ${title}
      </th>`,
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

function row(store: Store, index: number, stop: number | undefined): TemplateResult {
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
          ? html`<button class="place" data-nav tabindex="-1" title="Not in the file yet">new</button>`
          : html`<button
              class="place ${problem?.severity ?? ""}"
              data-action="reveal"
              data-nav
              tabindex=${isStop ? 0 : -1}
              aria-label="Position ${index + 1}: show in the text"
              aria-description=${problem?.message ?? nothing}
              title=${problem?.message ?? (model?.label || "Show in the text")}
            >
              ${problem ? severityIcon(problem.severity) : index + 1}
            </button>`
      }
    </td>
    ${columnGroups(store.isNarrow).map(({ mode, fields }, place) =>
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
              aria-label="Drop the new position"
              title="Drop the new position (Escape)"
            >
              ${removeIcon}
            </button>`
          : html`<button
                class="action"
                data-action="duplicate"
                data-nav
                tabindex=${isStop ? 0 : -1}
                aria-label="Duplicate ${nameOf(model)}"
                title="Duplicate"
              >
                ${duplicateIcon}</button
              ><button
                class="action"
                data-action="remove"
                data-nav
                tabindex=${isStop ? 0 : -1}
                aria-label="Delete ${nameOf(model)}"
                title="Delete"
              >
                ${removeIcon}
              </button>`
      }
    </td>
  </tr>`;
}

export function nameOf(row: RowModel | undefined): string {
  return row === undefined ? "the position" : row.fields.symbol.text || `position ${row.index + 1}`;
}

/** The side beside the symbol, where its column is out of sight. */
const SIDE_LETTERS: Readonly<Record<string, string>> = { long: "L", short: "S" };

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
  const unit = name === "size" && row ? SIZE_UNITS[row.sizeField] : "";
  const content = field(store, {
    target,
    model,
    label: `${column.name}${unit === "" ? "" : `, ${row!.sizeField}`} of ${isNew ? "the new position" : nameOf(row)}`,
    kind,
    choices: choices.map((value) => ({ value, label: value })),
    isStop,
    isInTable: true,
  });
  if (name === "symbol") {
    const side = store.isNarrow && row ? (SIDE_LETTERS[row.fields.side.text] ?? "") : "";
    return html`<th scope="row" class="pinned symbol">
      ${content}${side === "" ? nothing : html`<span class="unit" aria-hidden="true">${side}</span>`}
    </th>`;
  }
  return html`<td class="${kind} ${isSetOff ? "group" : ""}">
    ${content}${unit === "" ? nothing : html`<span class="unit" aria-hidden="true">${unit}</span>`}
  </td>`;
}

const RISK_WORDS: Partial<Record<ModeModel["risk"], string>> = {
  watch: "worth watching",
  near: "near",
  critical: "very near",
  liquidatable: "liquidatable now",
};

function modeCells(mode: ModeModel | undefined, isInForce: boolean): TemplateResult {
  if (mode === undefined)
    return html`<td class="result group"></td>
      <td class="result"></td>
      <td class="result"></td>`;
  const kind = `result ${isInForce ? "in-force" : "what-if"} ${mode.isHypothetical ? "hypothetical" : ""}`;
  const state = [isInForce ? "in force" : "what if", mode.isHypothetical ? "not offered by the venue" : ""];
  const said = state.filter((part) => part !== "").join(", ");
  const word = RISK_WORDS[mode.risk];
  const icon = riskIcon(mode.risk);
  const isNow = mode.risk === "liquidatable";
  return html`<td
      class="${kind} price group ${mode.isPrice ? "" : "words"} ${mode.risk}"
      title="${mode.price.title} (${said})"
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
