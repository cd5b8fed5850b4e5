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
} from "./check";
import {
  ACCOUNT_FIELDS,
  type Choice,
  type Draft,
  type FieldModel,
  type FieldProblem,
  type Figure,
  type HostToPanel,
  type Intent,
  MARGIN_MODES,
  type ModeModel,
  type NewPosition,
  type PanelModel,
  type PanelToHost,
  type PoolModel,
  POSITION_FIELDS,
  type ProblemModel,
  RISKS,
  type RowModel,
  type RowWindow,
  SEVERITIES,
  SIZE_FIELDS,
  type Stale,
  type Target,
  WALLET_FIELDS,
} from "./messages";
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
});

const isNewPosition: Check<NewPosition> = isPartOf<Required<NewPosition>>(perField(POSITION_FIELDS, isText));

const isDraft = isTagged<"of", Draft>("of", {
  value: isObjectOf<Of<Draft, "of", "value">>({ of: isOneOf(["value"]), target: isTarget, text: isText }),
  new: isObjectOf<Of<Draft, "of", "new">>({ of: isOneOf(["new"]), fields: isNewPosition }),
});

const isIntent = isTagged<"kind", Intent>("kind", {
  set: isObjectOf<Of<Intent, "kind", "set">>({ kind: isOneOf(["set"]), target: isTarget, text: isText }),
  add: isObjectOf<Of<Intent, "kind", "add">>({ kind: isOneOf(["add"]), fields: isNewPosition }),
  apply: isObjectOf<Of<Intent, "kind", "apply">>({ kind: isOneOf(["apply"]), request: isWhatIfRequest }),
  duplicate: isObjectOf<Of<Intent, "kind", "duplicate">>({ kind: isOneOf(["duplicate"]), row: isCount }),
  remove: isObjectOf<Of<Intent, "kind", "remove">>({ kind: isOneOf(["remove"]), row: isCount }),
});

const isRowWindow = isObjectOf<RowWindow>({ start: isCount, count: isCount, pinned: orNull(isCount) });

const isPanelToHost = isTagged<"type", PanelToHost>("type", {
  ready: isObjectOf<Of<PanelToHost, "type", "ready">>({ type: isOneOf(["ready"]), window: isRowWindow }),
  window: isObjectOf<Of<PanelToHost, "type", "window">>({ type: isOneOf(["window"]), window: isRowWindow }),
  draft: isObjectOf<Of<PanelToHost, "type", "draft">>({
    type: isOneOf(["draft"]),
    sequence: isCount,
    draft: orNull(isDraft),
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
});

const isFieldProblem = isObjectOf<FieldProblem>({ severity: isOneOf(SEVERITIES), message: isText });

const isFieldModel = isObjectOf<FieldModel>({
  text: isText,
  placeholder: isText,
  locked: orNull(isText),
  problem: orNull(isFieldProblem),
});

const isFigure = isObjectOf<Figure>({ text: isText, title: isText });

const isModeModel = isObjectOf<ModeModel>({
  price: isFigure,
  isPrice: isFlag,
  distance: isFigure,
  worstCaseLoss: isFigure,
  risk: isOneOf(RISKS),
  isHypothetical: isFlag,
});

const isRowModel = isObjectOf<RowModel>({
  id: isCount,
  index: isCount,
  label: isText,
  fields: isObjectOf<RowModel["fields"]>(perField(POSITION_FIELDS, isFieldModel)),
  sizeField: isOneOf(SIZE_FIELDS),
  isolated: isModeModel,
  cross: isModeModel,
  inForce: orNull(isOneOf(MARGIN_MODES)),
  problem: orNull(isFieldProblem),
});

const isPoolModel = isObjectOf<PoolModel>({
  key: isText,
  asset: isText,
  wallet: isFieldModel,
  walletField: isOneOf(WALLET_FIELDS),
  figures: isObjectOf<PoolModel["figures"]>({
    crossWalletBalance: isFigure,
    unrealizedPnl: isFigure,
    marginBalance: isFigure,
    initialMargin: isFigure,
    maintenanceMargin: isFigure,
    availableBalance: isFigure,
    isolatedMargin: isFigure,
    marginRatio: isFigure,
    worstCaseLoss: isFigure,
  }),
  risk: isOneOf(RISKS),
  reason: orNull(isText),
});

const isProblemModel = isObjectOf<ProblemModel>({
  severity: isOneOf(SEVERITIES),
  message: isText,
  code: isText,
  line: isCount,
  row: orNull(isCount),
  rowIndex: orNull(isCount),
});

const isPanelModel = isObjectOf<PanelModel>({
  version: isCount,
  draft: orNull(isCount),
  stale: orNull(isObjectOf<Stale>({ line: isCount, message: isText })),
  venueName: isText,
  rulesAsOf: isText,
  account: isObjectOf<PanelModel["account"]>(perField(ACCOUNT_FIELDS, isFieldModel)),
  pools: isListOf(isPoolModel),
  rowCount: isCount,
  rows: isListOf(isRowModel),
  adding: orNull(isRowModel),
  problems: isListOf(isProblemModel),
  problemCount: isCount,
});

const isHostToPanel = isTagged<"type", HostToPanel>("type", {
  welcome: isObjectOf<Of<HostToPanel, "type", "welcome">>({
    type: isOneOf(["welcome"]),
    venues: isListOf(isObjectOf<Choice>({ value: isText, label: isText })),
    words: orNull(isRecordOf(isText)),
  }),
  model: isObjectOf<Of<HostToPanel, "type", "model">>({ type: isOneOf(["model"]), model: isPanelModel }),
  rows: isObjectOf<Of<HostToPanel, "type", "rows">>({
    type: isOneOf(["rows"]),
    version: isCount,
    rowCount: isCount,
    rows: isListOf(isRowModel),
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
});

function perField<Name extends string, Shape>(
  names: readonly Name[],
  check: Check<Shape>,
): Record<Name, Check<Shape>> {
  return Object.fromEntries(names.map((name) => [name, check])) as Record<Name, Check<Shape>>;
}
