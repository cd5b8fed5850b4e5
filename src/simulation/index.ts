/** The simulator: an account walked along prices, with everything that happens on the way. */
export type * from "./candle";
export type * from "./path";
export type * from "./options";
export type * from "./events";
export type { Ledger } from "./ledger";
export type * from "./result";
export { simulate } from "./simulate";
export { simulateCandles } from "./candleWalk";
export type { CandleOrder, CandlePoint, CandleSimulation, CandleResult } from "./candleWalk";
export { candlePointOf } from "./candleWalk";
export { tallyOf } from "./tally";
export { finished, type Steps } from "./steps";
export { momentOf } from "./moment";
export type { AccountThen, Moment, Place } from "./moment";
export { refinedPath } from "./refined";
export { compareArrangements, compareInSteps } from "./compare";
export type { Arranged, ArrangementName, CompareOptions, Comparison, Market } from "./compare";
