/** Messages are checked where they arrive: what does not have the shape is dropped. */
import {
  type Check,
  isCount,
  isFlag,
  isListOf,
  isObjectOf,
  isOneOf,
  isPartOf,
  isRecordOf,
  isTagged,
  isText,
  orNull,
  perField,
} from "./check";
import { isArrangement } from "./arrangement";
import { INSTRUMENT_FIELDS } from "./instruments";
import {
  ACCOUNT_FIELDS,
  type Choice,
  COPY_FORMATS,
  COPY_SCOPES,
  type Draft,
  type HostToPanel,
  type Intent,
  type MarginPlace,
  type NewPosition,
  type PanelToHost,
  POSITION_FIELDS,
  type ProblemFixes,
  type ProblemPlace,
  type RowWindow,
  type Target,
  type Transfer,
  WALLET_FIELDS,
} from "./messages";
import { isInstrumentsModel, isPanelModel, isRowModel } from "./validateModels";
import { isViewModel, isViewRequest } from "./views";
import { isWhatIfRequest } from "./views/whatIf";

export function panelToHost(value: unknown): PanelToHost | undefined {
  return isPanelToHost(value) ? value : undefined;
}

export function hostToPanel(value: unknown): HostToPanel | undefined {
  return isHostToPanel(value) ? value : undefined;
}

type Of<Union, Tag extends string, Name extends string> = Extract<Union, { readonly [T in Tag]: Name }>;

const isTarget = isTagged<"of", Target>("of", {
  position: isObjectOf<Of<Target, "of", "position">>({
    of: isOneOf(["position"]),
    row: isCount,
    field: isOneOf(POSITION_FIELDS),
  }),
  account: isObjectOf<Of<Target, "of", "account">>({
    of: isOneOf(["account"]),
    field: isOneOf(ACCOUNT_FIELDS),
  }),
  wallet: isObjectOf<Of<Target, "of", "wallet">>({
    of: isOneOf(["wallet"]),
    pool: isText,
    field: isOneOf(WALLET_FIELDS),
  }),
  instrument: isObjectOf<Of<Target, "of", "instrument">>({
    of: isOneOf(["instrument"]),
    symbol: isText,
    field: isOneOf(INSTRUMENT_FIELDS),
  }),
});

const isMarginPlace = isTagged<"of", MarginPlace>("of", {
  position: isObjectOf<Of<MarginPlace, "of", "position">>({ of: isOneOf(["position"]), row: isCount }),
  wallet: isObjectOf<Of<MarginPlace, "of", "wallet">>({ of: isOneOf(["wallet"]), pool: isText }),
});

const isTransfer = isObjectOf<Transfer>({ from: isMarginPlace, to: isMarginPlace, amount: isText });

const isProblemPlace = isObjectOf<ProblemPlace>({ code: isText, start: isCount });

const isNewPosition: Check<NewPosition> = isPartOf<Required<NewPosition>>(perField(POSITION_FIELDS, isText));

const isDraft = isTagged<"of", Draft>("of", {
  value: isObjectOf<Of<Draft, "of", "value">>({ of: isOneOf(["value"]), target: isTarget, text: isText }),
  new: isObjectOf<Of<Draft, "of", "new">>({ of: isOneOf(["new"]), fields: isNewPosition }),
  transfer: isObjectOf<Of<Draft, "of", "transfer">>({ of: isOneOf(["transfer"]), transfer: isTransfer }),
});

const isIntent = isTagged<"kind", Intent>("kind", {
  set: isObjectOf<Of<Intent, "kind", "set">>({ kind: isOneOf(["set"]), target: isTarget, text: isText }),
  add: isObjectOf<Of<Intent, "kind", "add">>({ kind: isOneOf(["add"]), fields: isNewPosition }),
  apply: isObjectOf<Of<Intent, "kind", "apply">>({ kind: isOneOf(["apply"]), request: isWhatIfRequest }),
  duplicate: isObjectOf<Of<Intent, "kind", "duplicate">>({ kind: isOneOf(["duplicate"]), row: isCount }),
  remove: isObjectOf<Of<Intent, "kind", "remove">>({ kind: isOneOf(["remove"]), row: isCount }),
  move: isObjectOf<Of<Intent, "kind", "move">>({
    kind: isOneOf(["move"]),
    row: isCount,
    before: orNull(isCount),
  }),
  transfer: isObjectOf<Of<Intent, "kind", "transfer">>({
    kind: isOneOf(["transfer"]),
    transfer: isTransfer,
  }),
  fix: isObjectOf<Of<Intent, "kind", "fix">>({
    kind: isOneOf(["fix"]),
    problem: isProblemPlace,
    title: isText,
  }),
});

const isRowWindow = isObjectOf<RowWindow>({ start: isCount, count: isCount, pinned: orNull(isCount) });

const isPanelToHost = isTagged<"type", PanelToHost>("type", {
  ready: isObjectOf<Of<PanelToHost, "type", "ready">>({
    type: isOneOf(["ready"]),
    window: isRowWindow,
    arrangement: isArrangement,
  }),
  arrange: isObjectOf<Of<PanelToHost, "type", "arrange">>({
    type: isOneOf(["arrange"]),
    arrangement: isArrangement,
  }),
  visit: isObjectOf<Of<PanelToHost, "type", "visit">>({ type: isOneOf(["visit"]), row: isCount }),
  instruments: isObjectOf<Of<PanelToHost, "type", "instruments">>({
    type: isOneOf(["instruments"]),
    isShown: isFlag,
  }),
  symbols: isObjectOf<Of<PanelToHost, "type", "symbols">>({ type: isOneOf(["symbols"]) }),
  fixes: isObjectOf<Of<PanelToHost, "type", "fixes">>({
    type: isOneOf(["fixes"]),
    version: isCount,
    problems: isListOf(isProblemPlace),
  }),
  copyRows: isObjectOf<Of<PanelToHost, "type", "copyRows">>({
    type: isOneOf(["copyRows"]),
    format: isOneOf(COPY_FORMATS),
    scope: isOneOf(COPY_SCOPES),
    row: orNull(isCount),
  }),
  window: isObjectOf<Of<PanelToHost, "type", "window">>({ type: isOneOf(["window"]), window: isRowWindow }),
  draft: isObjectOf<Of<PanelToHost, "type", "draft">>({
    type: isOneOf(["draft"]),
    sequence: isCount,
    draft: orNull(isDraft),
    seen: isRowWindow,
  }),
  edit: isObjectOf<Of<PanelToHost, "type", "edit">>({
    type: isOneOf(["edit"]),
    sequence: isCount,
    intent: isIntent,
  }),
  view: isObjectOf<Of<PanelToHost, "type", "view">>({
    type: isOneOf(["view"]),
    sequence: isCount,
    request: orNull(isViewRequest),
  }),
  candles: isObjectOf<Of<PanelToHost, "type", "candles">>({
    type: isOneOf(["candles"]),
    action: isOneOf(["choose", "forget"]),
  }),
  copy: isObjectOf<Of<PanelToHost, "type", "copy">>({ type: isOneOf(["copy"]), text: isText }),
  export: isObjectOf<Of<PanelToHost, "type", "export">>({
    type: isOneOf(["export"]),
    name: isText,
    text: isText,
  }),
  save: isObjectOf<Of<PanelToHost, "type", "save">>({ type: isOneOf(["save"]) }),
  reveal: isObjectOf<Of<PanelToHost, "type", "reveal">>({
    type: isOneOf(["reveal"]),
    row: orNull(isCount),
    line: orNull(isCount),
  }),
  revealInstrument: isObjectOf<Of<PanelToHost, "type", "revealInstrument">>({
    type: isOneOf(["revealInstrument"]),
    symbol: isText,
  }),
});

const isShare: Check<number> = (value): value is number =>
  typeof value === "number" && value >= 0 && value <= 1;

const isHostToPanel = isTagged<"type", HostToPanel>("type", {
  welcome: isObjectOf<Of<HostToPanel, "type", "welcome">>({
    type: isOneOf(["welcome"]),
    venues: isListOf(isObjectOf<Choice>({ value: isText, label: isText })),
    words: orNull(isRecordOf(isText)),
  }),
  reading: isObjectOf<Of<HostToPanel, "type", "reading">>({ type: isOneOf(["reading"]), count: isCount }),
  model: isObjectOf<Of<HostToPanel, "type", "model">>({ type: isOneOf(["model"]), model: isPanelModel }),
  rows: isObjectOf<Of<HostToPanel, "type", "rows">>({
    type: isOneOf(["rows"]),
    version: isCount,
    rowCount: isCount,
    shownCount: isCount,
    order: isCount,
    rows: isListOf(isRowModel),
  }),
  arranging: isObjectOf<Of<HostToPanel, "type", "arranging">>({
    type: isOneOf(["arranging"]),
    share: orNull(isShare),
  }),
  drafted: isObjectOf<Of<HostToPanel, "type", "drafted">>({
    type: isOneOf(["drafted"]),
    sequence: isCount,
    refusal: orNull(isText),
  }),
  edited: isObjectOf<Of<HostToPanel, "type", "edited">>({
    type: isOneOf(["edited"]),
    sequence: isCount,
    refusal: orNull(isText),
    row: orNull(isCount),
  }),
  view: isObjectOf<Of<HostToPanel, "type", "view">>({
    type: isOneOf(["view"]),
    sequence: isCount,
    model: isViewModel,
  }),
  select: isObjectOf<Of<HostToPanel, "type", "select">>({
    type: isOneOf(["select"]),
    row: isCount,
    place: isCount,
  }),
  instruments: isObjectOf<Of<HostToPanel, "type", "instruments">>({
    type: isOneOf(["instruments"]),
    model: isInstrumentsModel,
  }),
  symbols: isObjectOf<Of<HostToPanel, "type", "symbols">>({
    type: isOneOf(["symbols"]),
    symbols: isListOf(isText),
  }),
  fixes: isObjectOf<Of<HostToPanel, "type", "fixes">>({
    type: isOneOf(["fixes"]),
    version: isCount,
    fixes: isListOf(isObjectOf<ProblemFixes>({ problem: isProblemPlace, titles: isListOf(isText) })),
  }),
  told: isObjectOf<Of<HostToPanel, "type", "told">>({ type: isOneOf(["told"]), text: isText }),
});
