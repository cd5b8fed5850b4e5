/** What the panel holds besides what the host last said: what is being typed, and where the focus is. */
import { type Arrangement, type ColumnId, IN_FILE_ORDER } from "../src/protocol/arrangement";
import type { InstrumentsModel } from "../src/protocol/instruments";
import type {
  Choice,
  NewPosition,
  PanelModel,
  ProblemPlace,
  RowId,
  RowModel,
  RowWindow,
  Target,
  Transfer,
} from "../src/protocol/messages";
import type { ViewModel } from "../src/protocol/views";
import { keyOf } from "./cells";
import { DEFAULT_COLUMNS } from "./table/columns";
import type { ColumnWidths } from "./table/widths";

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

/** Margin that is about to be moved. */
export interface Transferring {
  readonly transfer: Transfer;
  /** Why it cannot be; undefined until the host has said. */
  readonly refusal: string | null | undefined;
  /** The edit that is on its way. */
  readonly edit: number | null;
}

/** What is being dragged, and where it would go if it were let go now. */
export type Drag =
  | { readonly of: "row"; readonly row: RowId; readonly before: RowId | null | undefined }
  | { readonly of: "margin"; readonly from: string; readonly to: string | undefined };

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
  /** By their place on the screen. */
  readonly rows = new Map<number, RowModel>();
  arrangement: Arrangement = IN_FILE_ORDER;
  /** How far the rows are on the way to this arrangement, from 0 to 1; null where they are there. */
  arranging: number | null = null;
  columns: ReadonlySet<ColumnId> = new Set(DEFAULT_COLUMNS);
  /** How wide columns have to be; none where the table is on no screen. */
  widths: ColumnWidths | undefined;
  /** The row that the cursor of the text is in. */
  markedRow: RowId | null = null;
  /** How many positions a text has that is being read for the first time. */
  reading: number | undefined;
  transferring: Transferring | undefined;
  drag: Drag | undefined;
  instruments: InstrumentsModel | undefined;
  showsInstruments = false;
  symbols: readonly string[] = [];
  /** What can be done about problems, as far as it was asked for. */
  readonly fixes = new Map<string, readonly string[]>();
  readonly drafts = new Map<string, DraftCell>();
  adding: Adding | undefined;
  /** Why the last thing that was asked for was not done. */
  notice: string | null = null;
  /** What was done that nobody sees. */
  told: string | null = null;
  /** The rows on the screen, and no others. */
  seen: RowWindow = { start: 0, count: 0, pinned: null };
  currentRow: RowId | null = null;
  currentPlace = 0;
  /** Whether the panel is too narrow for all columns side by side. */
  isNarrow = false;
  #shownCount = 0;
  #order = 0;

  setModel(model: PanelModel): void {
    if (model.version !== this.model?.version) this.fixes.clear();
    // Of a draft only some rows come at once: the others stand until theirs do.
    const isSame = model.version === this.model?.version && model.order === this.#order;
    if (model.draft === null || !isSame) this.rows.clear();
    this.model = model;
    this.#shownCount = model.shownCount;
    this.#order = model.order;
    this.#keep(model.rows);
  }

  addRows({ order, shownCount, rows }: Pick<PanelModel, "order" | "shownCount" | "rows">): void {
    if (this.rows.size > KEPT_ROWS || order !== this.#order) this.rows.clear();
    this.#order = order;
    this.#shownCount = shownCount;
    this.#keep(rows);
  }

  #keep(rows: readonly RowModel[]): void {
    for (const row of rows) {
      this.rows.set(row.place, row);
      if (row.id === this.currentRow) this.currentPlace = row.place;
    }
  }

  /** Whether all rows are shown as they stand in the file. */
  get isInFileOrder(): boolean {
    return this.arrangement.sorting === null && this.arrangement.filter.trim() === "";
  }

  fixesOf(problem: ProblemPlace): readonly string[] {
    return this.fixes.get(problemKey(problem)) ?? [];
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

  /** Another number whenever the rows are in another order. */
  get order(): number {
    return this.#order;
  }

  /** Rows of the file. */
  get rowCount(): number {
    return this.model?.rowCount ?? 0;
  }

  /** Those of them that the filter leaves. */
  get shownCount(): number {
    return this.#shownCount;
  }

  /** Rows of the table, the one being put together included. */
  get lineCount(): number {
    return this.shownCount + (this.adding === undefined ? 0 : 1);
  }
}

export function problemKey({ code, start }: ProblemPlace): string {
  return `${code} ${start}`;
}
