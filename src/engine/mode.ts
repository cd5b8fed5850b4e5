/**
 * A position under one margin mode, number by number. What stands behind it is told by isolated.ts or cross.ts; what
 * follows from that reads the same in both modes. Each number is worked out when it is asked for.
 */
import type { Position } from "./account";
import { exposure, notional } from "./contract";
import { type Decimal, notNegative, ONE } from "./decimal";
import { legOf, profitAt, shareOf } from "./leg";
import { initialMargin } from "./margin";
import {
  bankruptcyPrice,
  distance,
  reasonOf,
  rootThatHurts,
  roundedToTick,
  type Solution,
  tierOf,
} from "./prices";
import { marginRatio } from "./ratios";
import type { MarginRatio, ModeReport, Reason, TierReport } from "./report";
import type { Requirement } from "./requirement";
import type { MarginMode, Rules } from "./rules";

/** What a mode gives a position to stand on. */
export interface Standing {
  /** Why there can be no price, where that is known before solving. */
  readonly gap: Reason | undefined;
  /** None with a gap. */
  readonly solution: () => Solution | undefined;
  /** The requirement of the position's leg. */
  readonly own: Requirement | undefined;
  /** B and R at the mark: the leg's, or the pool's. */
  readonly marginBalance: () => Decimal | undefined;
  readonly requirement: () => Decimal | undefined;
  readonly worstCaseLoss: () => Decimal | undefined;
}

export class PositionInMode implements ModeReport {
  readonly marginMode: MarginMode;
  readonly #position: Position;
  readonly #rules: Rules;
  readonly #standing: Standing;

  constructor(position: Position, marginMode: MarginMode, rules: Rules, standing: Standing) {
    this.#position = position;
    this.marginMode = marginMode;
    this.#rules = rules;
    this.#standing = standing;
  }

  get #solution(): Solution | undefined {
    return this.#standing.solution();
  }

  get reason(): Reason | undefined {
    return this.#solution ? reasonOf(this.#position, this.#solution) : this.#standing.gap;
  }

  get liquidationPrice(): Decimal | undefined {
    return this.#solution && rootThatHurts(this.#position, this.#solution)?.price;
  }

  get below(): Decimal | undefined {
    return this.#solution?.below?.price;
  }

  get above(): Decimal | undefined {
    return this.#solution?.above?.price;
  }

  get liquidationPriceTick(): Decimal | undefined {
    return this.liquidationPrice && roundedToTick(this.liquidationPrice, this.#position);
  }

  get bankruptcyPrice(): Decimal | undefined {
    return this.#solution && bankruptcyPrice(this.#position, this.#solution);
  }

  get distance(): Decimal | undefined {
    return this.#solution && distance(this.#position.markPrice, this.#solution);
  }

  get initialMargin(): Decimal | undefined {
    return initialMargin(this.#position, this.#rules[this.marginMode]);
  }

  get maintenanceMargin(): Decimal | undefined {
    return this.#standing.own?.atMark.times(this.#share);
  }

  get closingFee(): Decimal | undefined {
    return this.#standing.own?.closingFeeAtMark.times(this.#share);
  }

  get marginBalance(): Decimal | undefined {
    return this.#standing.marginBalance();
  }

  get ratio(): MarginRatio {
    const { requirement, marginBalance } = this.#standing;
    return marginRatio(requirement(), marginBalance(), this.#rules[this.marginMode]);
  }

  /** −PnL at the liquidation price. */
  get lossAtLiquidation(): Decimal | undefined {
    return this.liquidationPrice && profitAt(this.#position, this.liquidationPrice).negated();
  }

  get feeAtLiquidation(): Decimal | undefined {
    const { instrument } = this.#position;
    if (this.liquidationPrice === undefined || instrument.takerFeeRate === undefined) return undefined;
    return notional(instrument, exposure(this.#position), this.liquidationPrice).times(
      instrument.takerFeeRate,
    );
  }

  get worstCaseLoss(): Decimal | undefined {
    return this.#standing.worstCaseLoss();
  }

  /** The worst case counts from entry; from the mark, what was gained meanwhile is at stake too. */
  get equityAtRisk(): Decimal | undefined {
    const { unrealizedPnl } = legOf(this.#position);
    return this.worstCaseLoss && notNegative(this.worstCaseLoss.plus(unrealizedPnl));
  }

  get hypothetical(): boolean {
    return !this.#rules.modes.includes(this.marginMode);
  }

  get tier(): TierReport | undefined {
    const { own } = this.#standing;
    return own && tierOf(own, this.#solution && rootThatHurts(this.#position, this.#solution));
  }

  /** What part of its leg the position is. */
  get #share(): Decimal {
    const { own } = this.#standing;
    return own ? shareOf(this.#position, own.leg) : ONE;
  }
}
