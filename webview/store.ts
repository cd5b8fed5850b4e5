/** What the panel holds besides what the host last said: what is being typed, and where the focus is. */
import type { Choice, NewPosition, PanelModel, RowId, RowModel, Target } from "../src/protocol/messages";
import type { ViewModel } from "../src/protocol/views";
import { keyOf } from "./cells";

/** Text in a cell that is not in the file. */
export interface DraftCell {
  readonly target: Target;
  readonly text: string;
  /** What the file says in the same place. */
  readonly base: string;
  /** Why it cannot be written as it is. */
  readonly refusal: string | null;
  /** The edit that is on its way with this text. */
  readonly edit: number | null;
}

export interface Adding {
  readonly fields: NewPosition;
  /** What is still needed; undefined until the host has said. */
  readonly refusal: string | null | undefined;
  /** Whether someone has tried to write it as it is. */
  readonly isTried: boolean;
}

/** The tab of the table. */
export const TABLE = "positions";
export type TabId = typeof TABLE | ViewModel["of"];

/** The row of cells that the tab key stops at; the position being put together has none of the file's numbers. */
export const NEW_ROW: RowId = 0;

/** Rows beyond these are forgotten: they are asked for again when they come into view. */
const KEPT_ROWS = 2000;

export class Store {
  venues: readonly Choice[] = [];
  model: PanelModel | undefined;
  /** Which tab is shown: the table, or one of the views. */
  tab: TabId = TABLE;
  /** What the host last showed to each view. */
  readonly viewModels = new Map<string, ViewModel>();
  readonly rows = new Map<number, RowModel>();
  readonly drafts = new Map<string, DraftCell>();
  adding: Adding | undefined;
  /** Why the last thing that was asked for was not done. */
  notice: string | null = null;
  currentRow: RowId | null = null;
  currentIndex = 0;
  /** Whether the panel is too narrow for all columns side by side. */
  isNarrow = false;

  setModel(model: PanelModel): void {
    this.model = model;
    this.rows.clear();
    this.#keep(model.rows);
  }

  addRows(rows: readonly RowModel[]): void {
    if (this.rows.size > KEPT_ROWS) this.rows.clear();
    this.#keep(rows);
  }

  #keep(rows: readonly RowModel[]): void {
    for (const row of rows) {
      this.rows.set(row.index, row);
      if (row.id === this.currentRow) this.currentIndex = row.index;
    }
  }

  draftOf(target: Target): DraftCell | undefined {
    return this.drafts.get(keyOf(target));
  }

  setDraft(draft: DraftCell): void {
    this.drafts.set(keyOf(draft.target), draft);
  }

  /** Whether the figures of a row are older than what is typed in it. */
  hasRefusedDraft(row: RowId): boolean {
    for (const { target, refusal } of this.drafts.values()) {
      if (refusal !== null && target.of === "position" && target.row === row) return true;
    }
    return false;
  }

  get isStale(): boolean {
    return this.model?.stale != null;
  }

  get rowCount(): number {
    return this.model?.rowCount ?? 0;
  }

  /** Rows of the table, the one being put together included. */
  get lineCount(): number {
    return this.rowCount + (this.adding === undefined ? 0 : 1);
  }
}
