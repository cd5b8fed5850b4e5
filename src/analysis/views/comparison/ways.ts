/** The three arrangements of a book, each with its name, or with the reason why it cannot be made. */
import * as l10n from "@vscode/l10n";
import { type Arrangement, arrangements } from "../../../engine/portfolio/arrangements";
import type { Refusal } from "../../../engine/changes/change";
import type { AccountReport } from "../../../engine/evaluate";
import { type Survival, survival } from "../pictures/survival";

export type Way =
  | {
      readonly is: "arrangement";
      readonly name: string;
      readonly arrangement: Arrangement;
      readonly survival: (pool: string) => Survival;
    }
  | { readonly is: "refused"; readonly name: string; readonly reason: string };

/** More positions are not put into another mode while someone types: each takes the whole account anew. */
export const MOST_COMPARED = 300;

const kept = new WeakMap<AccountReport, readonly Way[]>();

/** As written, all in cross, all isolated. */
export function waysOf(report: AccountReport): readonly Way[] {
  let ways = kept.get(report);
  if (ways === undefined) kept.set(report, (ways = made(report)));
  return ways;
}

function made(report: AccountReport): readonly Way[] {
  const names = {
    asWritten: l10n.t("As written"),
    cross: l10n.t("All in cross"),
    isolated: l10n.t("All isolated"),
  };
  const { asWritten, cross, isolated } = arrangements(report.account);
  const way = (name: string, made: Arrangement | { readonly refusal: Refusal }): Way => {
    if ("refusal" in made) return { is: "refused", name, reason: refusalInWords(name, made.refusal) };
    const survivals = new Map<string, Survival>();
    return {
      is: "arrangement",
      name,
      arrangement: made,
      survival: (pool) => {
        let known = survivals.get(pool);
        if (known === undefined) survivals.set(pool, (known = survival(made.report, pool)));
        return known;
      },
    };
  };
  // The numbers of the book as it stands are there already.
  return [
    way(names.asWritten, { ...asWritten, report }),
    way(names.cross, cross),
    way(names.isolated, isolated),
  ];
}

function refusalInWords(name: string, refusal: Refusal): string {
  return refusal === "missing-leverage"
    ? l10n.t(
        '{0}: not possible, as a position has neither "leverage" nor "isolatedMargin": what it would post is not known.',
        name,
      )
    : l10n.t("{0}: not possible for one of the positions.", name);
}
