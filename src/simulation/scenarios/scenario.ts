/** A scenario as it is asked for: a shape with its parameters, a crash that has been, or prices of one's own. */
import type { Side } from "../../engine/account";
import type { Decimal } from "../../engine/decimal";
import type { CrashName } from "./crashes";
import type { ShapeName, ShapeParameters } from "./shape";

/** A symbol that a scenario is to move. */
export interface ScenarioSymbol {
  readonly symbol: string;
  /** What its contract follows; for a symbol that only collateral follows, what its name says. */
  readonly underlying: string;
  /** Its mark at the beginning. */
  readonly mark: Decimal;
  /** What the positions hold in it; none where they hold nothing, or as much long as short. */
  readonly side: Side | undefined;
  /** The same for positions and the collateral that follows it together: long where a fall of the price costs. */
  readonly exposure: Side | undefined;
}

export type Scenario = ShapedScenario | CrashScenario | PricesScenario;

export interface ShapedScenario {
  readonly kind: "shape";
  readonly shape: ShapeName;
  /** What is not given has the shape's usual value. */
  readonly parameters: Partial<ShapeParameters>;
  readonly betas: Betas;
  /** The coin that collapses; the first that is not Bitcoin where none is given. Of no meaning for other shapes. */
  readonly symbol: string | undefined;
}

export interface CrashScenario {
  readonly kind: "crash";
  readonly crash: CrashName;
  readonly betas: Betas;
}

/** Prices at equal distances in time, by symbol; lists of one length. A symbol that is not named stays. */
export interface PricesScenario {
  readonly kind: "prices";
  readonly days: Decimal | undefined;
  readonly prices: ReadonlyMap<string, readonly Decimal[]>;
}

/** By how much a symbol moves for a move of 1 of the market; 1 for a symbol that is not named. */
export type Betas = ReadonlyMap<string, Decimal>;
