import type { Decimal } from "../../engine/decimal";
import { poolShock } from "../../engine/shock/shock";
import type { Analysis } from "../analyze";
import { percent } from "../format";
import { assetOfPool } from "../poolKeys";
import { type Answered, said } from "./answered";
import { numberIn } from "./target";

/** By how much all prices can move at once before the cross positions of a pool are liquidated. */
export function shockAnswer(analysis: Analysis, pool: string, betas: ReadonlyMap<string, Decimal>): Answered {
  const { reason, down, up } = poolShock(analysis.report!.account, pool, betas, analysis.report);
  const name = assetOfPool(pool);
  const what = name ? `The cross positions in ${name}` : "The cross positions";
  if (reason === "never") return said(`${what} survive every move of all prices at once.`);
  if (reason === "already-liquidatable") return said(`${what} are liquidatable now.`);
  if (reason !== undefined)
    return said(`${what} have no shock: ${WORDS[reason] ?? "their numbers are not known."}`);
  const ways = [
    ...(down ? [`a fall of ${percent(down.abs())}`] : []),
    ...(up ? [`a rise of ${percent(up)}`] : []),
  ];
  const safe = down === undefined ? "; no fall does it" : up === undefined ? "; no rise does it" : "";
  const moved = [...betas].map(([symbol, beta]) => `${symbol} moves ${beta.toFixed()} times as much.`);
  return said(`${what} are liquidated by ${ways.join(" or by ")} of all prices at once${safe}.`, moved);
}

const WORDS: Record<string, string> = {
  "missing-wallet": "there is no wallet balance behind them.",
  "missing-tiers": "the maintenance margin of one of them is not known.",
  "missing-fee": "the taker fee rate of one of them is not known.",
  "missing-leverage": "what is posted to the isolated positions is not known.",
  invalid: "a row of the pool cannot be read.",
};

/** "ETHUSDT=1.3, SOLUSDT=2" as factors by symbol; empty for an empty text. */
export function betasIn(
  text: string,
  symbols: readonly string[],
): { readonly betas: ReadonlyMap<string, Decimal> } | { readonly problem: string } {
  const betas = new Map<string, Decimal>();
  for (const part of text.split(/[,;]/)) {
    if (part.trim() === "") continue;
    const [symbol = "", value, ...rest] = part.split("=").map((one) => one.trim());
    if (value === undefined || rest.length > 0)
      return { problem: `Write factors like ETHUSDT=1.3; "${part.trim()}" is none.` };
    if (!symbols.includes(symbol)) {
      return { problem: `No cross position is in ${symbol || "that"}; there are ${symbols.join(", ")}.` };
    }
    const number = numberIn(value);
    if ("problem" in number) return { problem: `${symbol}: ${number.problem}` };
    betas.set(symbol, number.number);
  }
  return { betas };
}
