/** Margin ratio = R/B: 1 at liquidation. Some venues show B/R, which falls to 1. */
import { type Decimal, quotient } from "./decimal";
import type { MarginRatio } from "./report";
import type { ModeRules } from "./rules";

export const NO_RATIO: MarginRatio = {
  marginRatio: undefined,
  venueMarginRatio: undefined,
  isExhausted: false,
};

export function marginRatio(
  requirement: Decimal | undefined,
  balance: Decimal | undefined,
  rules: ModeRules,
): MarginRatio {
  if (requirement === undefined || balance === undefined || requirement.isZero()) return NO_RATIO;
  if (balance.lte(0)) return { ...NO_RATIO, isExhausted: true };
  const ratio = quotient(requirement, balance);
  const venueMarginRatio = rules.ratioDirection === "rises" ? ratio : quotient(balance, requirement);
  return { marginRatio: ratio, venueMarginRatio, isExhausted: false };
}
