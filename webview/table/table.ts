/** The positions: what is typed to the left, what follows from it to the right, under both modes. */
import * as l10n from "@vscode/l10n";
import { html, type TemplateResult } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { spacer } from "../spacer";
import { NEW_ROW, type Store } from "../store";
import { SYMBOLS } from "./cell";
import { shownGroups } from "./columns";
import { head } from "./head";
import { row } from "./row";
import { needed } from "./widths";

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
  const groups = shownGroups(store.columns, store.isNarrow);
  const heads = groups.flatMap((group) => group.heads);
  const widths = store.widths?.of(
    store,
    groups,
    lines.map(({ index }) => index),
  );
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
        ${heads.map(({ id, name }) => html`<col class="col-${name}" ${needed(widths?.get(id))} />`)}
        <col class="col-actions" />
      </colgroup>
      ${head(groups, store.arrangement.sorting)}
      <tbody>
        ${repeat(
          pieces,
          ({ key }) => key,
          (piece) =>
            piece.height === undefined
              ? row(store, groups, piece.index, stop)
              : spacer(piece.height, heads.length + 2),
        )}
      </tbody>
    </table>
    <datalist id=${SYMBOLS}>
      ${store.symbols.map((symbol) => html`<option value=${symbol}></option>`)}
    </datalist>`;
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
function rowKey({ rows, shownCount }: Store, index: number): string {
  if (index === shownCount) return "new";
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
