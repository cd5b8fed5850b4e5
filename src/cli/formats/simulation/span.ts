import { shownTime } from "../../../document/shownTime";
import type { Run } from "../../../analysis/simulation/run";

/** ", 2020-03-12 00:00 UTC to 2020-03-14 23:00 UTC", or how long a scenario is; empty where neither is known. */
export function spanOf({ span, isDated }: Run): string {
  if (span === undefined) return "";
  if (isDated) return `, ${shownTime(span.from)} to ${shownTime(span.to)}`;
  const hours = Math.round((span.to - span.from) / 3_600_000);
  return hours < 48 ? `, ${hours} hours` : `, ${Math.round(hours / 24)} days`;
}
