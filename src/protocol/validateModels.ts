/** Checks of what the host sends to be shown. */
import { isCount, isFlag, isListOf, isObjectOf, isOneOf, isText, orNull, perField } from "./check";
import { INSTRUMENT_FIELDS, type InstrumentModel, type InstrumentsModel } from "./instruments";
import {
  ACCOUNT_FIELDS,
  type FieldModel,
  type FieldProblem,
  type Figure,
  MARGIN_MODES,
  type PanelModel,
  type PoolModel,
  POSITION_FIELDS,
  type ProblemModel,
  RISKS,
  type RowModel,
  type RowModeModel,
  SEVERITIES,
  SIZE_FIELDS,
  type Stale,
  WALLET_FIELDS,
} from "./messages";

const isFieldProblem = isObjectOf<FieldProblem>({ severity: isOneOf(SEVERITIES), message: isText });

const isFieldModel = isObjectOf<FieldModel>({
  text: isText,
  placeholder: isText,
  locked: orNull(isText),
  problem: orNull(isFieldProblem),
});

const isFigure = isObjectOf<Figure>({ text: isText, title: isText });

const isRowModeModel = isObjectOf<RowModeModel>({
  price: isFigure,
  isPrice: isFlag,
  distance: isFigure,
  worstCaseLoss: isFigure,
  risk: isOneOf(RISKS),
  isHypothetical: isFlag,
  lossAtLiquidation: isFigure,
  marginRatio: isFigure,
  tier: isFigure,
});

export const isRowModel = isObjectOf<RowModel>({
  id: isCount,
  index: isCount,
  place: isCount,
  label: isText,
  fields: isObjectOf<RowModel["fields"]>(perField(POSITION_FIELDS, isFieldModel)),
  sizeField: isOneOf(SIZE_FIELDS),
  isolated: isRowModeModel,
  cross: isRowModeModel,
  movable: orNull(isText),
  pool: orNull(isText),
  inForce: orNull(isOneOf(MARGIN_MODES)),
  problem: orNull(isFieldProblem),
});

const isPoolModel = isObjectOf<PoolModel>({
  key: isText,
  asset: isText,
  wallet: isFieldModel,
  walletField: isOneOf(WALLET_FIELDS),
  movable: orNull(isText),
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
  start: isCount,
  line: isCount,
  row: orNull(isCount),
  rowIndex: orNull(isCount),
});

export const isPanelModel = isObjectOf<PanelModel>({
  version: isCount,
  draft: orNull(isCount),
  stale: orNull(isObjectOf<Stale>({ line: isCount, message: isText })),
  venueName: isText,
  rulesAsOf: isText,
  account: isObjectOf<PanelModel["account"]>(perField(ACCOUNT_FIELDS, isFieldModel)),
  pools: isListOf(isPoolModel),
  rowCount: isCount,
  shownCount: isCount,
  order: isCount,
  rows: isListOf(isRowModel),
  adding: orNull(isRowModel),
  problems: isListOf(isProblemModel),
  problemCount: isCount,
});

export const isInstrumentsModel = isObjectOf<InstrumentsModel>({
  instruments: isListOf(
    isObjectOf<InstrumentModel>({
      symbol: isText,
      fields: isObjectOf<InstrumentModel["fields"]>(perField(INSTRUMENT_FIELDS, isFieldModel)),
      tiers: isText,
      isStated: isFlag,
    }),
  ),
  count: isCount,
});
