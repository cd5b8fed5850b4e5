/**
 * Reasons for one mode or the other, each with the figures it rests on, so that a trader can check it. No verdict:
 * reasons can point both ways.
 */
import type { Account, Position } from "../account";
import { Decimal, quotient } from "../decimal";
import { type AccountReport, evaluate } from "../evaluate";
import type { ModeReport } from "../report";
import { aftermath } from "./aftermath";
import { poolEquity } from "./equity";

export type ModeReason =
  /** A high leverage leaves little room: a fence keeps its loss small. */
  | { readonly code: "high-leverage"; readonly favours: "isolated"; readonly leverage: Decimal }
  /** The loss is capped at what is posted, instead of what the pool holds. */
  | {
      readonly code: "loss-is-capped";
      readonly favours: "isolated";
      readonly isolated: Decimal;
      readonly cross: Decimal;
    }
  /** Its liquidation takes others with it. */
  | {
      readonly code: "takes-others-down";
      readonly favours: "isolated";
      readonly positions: readonly Position[];
    }
  /** An opposite position in the same underlying covers its losses only inside one pool. */
  | { readonly code: "hedge"; readonly favours: "cross"; readonly opposite: Position }
  /** The pool lets the price run further before it is liquidated. */
  | {
      readonly code: "liquidated-later";
      readonly favours: "cross";
      /** Distances; the cross one is none where there is no liquidation at all. */
      readonly isolated: Decimal;
      readonly cross: Decimal | undefined;
    }
  /** A share of the account that guides call too much for one position. */
  | {
      readonly code: "loss-above-share";
      readonly favours: "smaller";
      readonly loss: Decimal;
      readonly share: Decimal;
    };

export interface ReasonLimits {
  readonly highLeverage: Decimal;
  /** Of the equity of the pool. */
  readonly lossShare: Decimal;
}

/** Common advice of venues' and brokers' guides: isolate from 10× on, risk 1–2 % of the account. */
export const DEFAULT_LIMITS: ReasonLimits = {
  highLeverage: new Decimal(10),
  lossShare: new Decimal("0.02"),
};

export function modeReasons(
  account: Account,
  position: Position,
  limits: ReasonLimits = DEFAULT_LIMITS,
  report: AccountReport = evaluate(account),
): ModeReason[] {
  const { isolated, cross, inForce } = report.position(position);
  return [
    ...leverageReasons(position, limits),
    ...lossReasons(isolated(), cross()),
    ...contagionReasons(account, position, report),
    ...hedgeReasons(account, position),
    ...distanceReasons(isolated(), cross()),
    ...sizeReasons(report, position, inForce(), limits),
  ];
}

function* leverageReasons({ leverage }: Position, { highLeverage }: ReasonLimits): Iterable<ModeReason> {
  if (leverage?.gte(highLeverage)) yield { code: "high-leverage", favours: "isolated", leverage };
}

function* lossReasons(isolated: ModeReport, cross: ModeReport): Iterable<ModeReason> {
  const [fenced, shared] = [isolated.worstCaseLoss, cross.worstCaseLoss];
  if (fenced === undefined || shared === undefined || fenced.gte(shared)) return;
  yield { code: "loss-is-capped", favours: "isolated", isolated: fenced, cross: shared };
}

function* contagionReasons(
  account: Account,
  position: Position,
  report: AccountReport,
): Iterable<ModeReason> {
  if (position.marginMode === "isolated") return;
  const after = aftermath(account, position, report);
  if ("reason" in after) return;
  const positions = after.value.atMost.takenDown;
  if (positions.length > 0) yield { code: "takes-others-down", favours: "isolated", positions };
}

function* hedgeReasons({ positions }: Account, position: Position): Iterable<ModeReason> {
  const opposite = positions.find(
    (other) =>
      other.pool === position.pool &&
      other.instrument.underlying === position.instrument.underlying &&
      other.side !== position.side,
  );
  if (opposite) yield { code: "hedge", favours: "cross", opposite };
}

function* distanceReasons(isolated: ModeReport, cross: ModeReport): Iterable<ModeReason> {
  if (isolated.distance === undefined) return;
  const isKnown = cross.distance !== undefined || cross.reason === "never";
  if (!isKnown || cross.distance?.lte(isolated.distance)) return;
  yield { code: "liquidated-later", favours: "cross", isolated: isolated.distance, cross: cross.distance };
}

/** The worst case beside the equity of everything in its asset, what is posted included. */
function* sizeReasons(
  report: AccountReport,
  position: Position,
  { worstCaseLoss }: ModeReport,
  { lossShare }: ReasonLimits,
): Iterable<ModeReason> {
  const equity = poolEquity(report, position.pool);
  if (equity === undefined || worstCaseLoss === undefined) return;
  if (!equity.gt(0)) return;
  const share = quotient(worstCaseLoss, equity);
  if (share.gt(lossShare)) yield { code: "loss-above-share", favours: "smaller", loss: worstCaseLoss, share };
}
