/** Changes that are only thought of: everything before and after them, and their way into the text. */
import * as l10n from "@vscode/l10n";
import type { EditOutcome } from "../../document/edit";
import type { Account } from "../../engine/account";
import { type AccountReport, evaluate } from "../../engine/evaluate";
import { kept } from "../../engine/kept";
import type { RowId } from "../../protocol/messages";
import type {
  ChangeModel,
  Compared,
  WhatIfChange,
  WhatIfModel,
  WhatIfRequest,
} from "../../protocol/views/whatIf";
import { listed } from "../answers/names";
import { money } from "../format";
import { assetOfPool, nameOfPool } from "../poolKeys";
import type { Book } from ".";
import { chosenModel, chosenOf, found } from "./whatIf/chosen";
import { comparedPools, comparedPositions, liquidatedAtOnce } from "./whatIf/compared";
import { type Ground, groundOf, type Imagined } from "./whatIf/imagined";
import { marksOf } from "./whatIf/marks";
import { readBetas } from "./whatIf/markSteps";
import { answerTo } from "./whatIf/question";
import { type Context, steps } from "./whatIf/steps";
import { editsFor } from "./whatIf/written";

/** Symbols that are listed with a field for their beta. */
const LISTED_SYMBOLS = 24;

/** Positions that are named among those that are liquidated at once. */
const NAMED = 10;

export function whatIfModel(book: Book, request: WhatIfRequest): WhatIfModel {
  const ground = groundOf(book);
  if (ground === undefined)
    return nothing(l10n.t("The venue of the file is not known: nothing can be worked out."));
  const chosen = chosenOf(ground, request.chosen);
  if (chosen === undefined) return nothing(l10n.t("The file has no position that can be worked out."));
  const context = contextOf(book, ground, request);
  const made = steps(context, request.changes);
  const sides = { ground, then: made.after, report: made.report };
  const { positions, more } = comparedPositions(sides, touchedBy(request.changes, chosen.row));
  const liquidated = liquidatedAtOnce(sides);
  const symbols = [...marksOf(ground.start.account).keys()];
  const betas = readBetas(request.betas);
  const refusal = refusalOf(made.models);
  return {
    of: "whatIf",
    changes: made.models,
    refusal,
    chosen: chosenModel(ground, chosen, made.after),
    found: found(ground, request.find),
    positionCount: ground.rows.length,
    symbols: symbols.slice(0, LISTED_SYMBOLS),
    symbolCount: symbols.length,
    betaProblem: "problem" in betas ? betas.problem : unknownBeta(request.betas, symbols),
    wallets: walletsOf(ground),
    pools: comparedPools(sides),
    positions,
    more,
    liquidated: liquidated.slice(0, NAMED),
    liquidatedCount: liquidated.length,
    notes: tradingNotes(made.after),
    answer:
      request.question === null
        ? null
        : answerTo({ analysis: book.analysis, context, steps: made, chosen }, request.question),
    spoken: spoken({ positions, liquidated, refusal: request.changes.length === 0 ? null : refusal }),
  };
}

/** What was only thought of, as edits of the text. */
export function editsOfWhatIf(book: Book, request: WhatIfRequest): EditOutcome {
  const ground = groundOf(book);
  if (ground === undefined) return { refusal: l10n.t("The text cannot be read; correct it there first.") };
  const made = steps(contextOf(book, ground, request), request.changes);
  const refusal = refusalOf(made.models);
  return refusal === null ? editsFor(book, ground, made.after) : { refusal };
}

function contextOf({ analysis }: Book, ground: Ground, { betas }: WhatIfRequest): Context {
  const worked = kept((account: Account): AccountReport => evaluate(account));
  const reportOf = (account: Account) => (account === ground.start.account ? ground.report : worked(account));
  return { ground, reportOf, venue: analysis.venue?.name ?? "", betas };
}

/** The rows that changes are about, and the one at hand. */
function touchedBy(changes: readonly WhatIfChange[], chosen: RowId): ReadonlySet<RowId> {
  const rows = changes.flatMap((change) => ("of" in change ? [change.of.row] : []));
  return new Set([chosen, ...rows]);
}

/** Why the changes cannot be written; null where they can. */
function refusalOf(models: readonly ChangeModel[]): string | null {
  if (models.length === 0) return l10n.t("Nothing is changed yet.");
  const failed = models.find(({ problem, obstacle }) => problem !== null || obstacle !== null);
  return failed === undefined ? null : l10n.t("{0}: {1}", failed.text, (failed.problem ?? failed.obstacle)!);
}

function unknownBeta(betas: WhatIfRequest["betas"], symbols: readonly string[]): string | null {
  const unknown = Object.keys(betas).find((symbol) => !symbols.includes(symbol));
  return unknown === undefined ? null : l10n.t("No position of the file is in {0}.", unknown);
}

function walletsOf({ start }: Ground): WhatIfModel["wallets"] {
  return [...start.account.wallets].flatMap(([pool, wallet]) =>
    wallet.walletBalance === undefined && wallet.crossWalletBalance === undefined
      ? []
      : [{ pool, name: assetOfPool(pool) ?? nameOfPool(pool) }],
  );
}

/** What trading costs and brings in cash. */
function tradingNotes({ realizedPnl, fees }: Imagined): string[] {
  return [...realizedPnl].flatMap(([pool, profit]) => {
    const [asset, fee] = [assetOfPool(pool), fees.get(pool)];
    if (profit.isZero() && fee?.isZero() !== false) return [];
    return fee === undefined || fee.isZero()
      ? [l10n.t("Realised by trading: {0}.", money(profit, asset))]
      : [l10n.t("Realised by trading: {0}, less fees of {1}.", money(profit, asset), money(fee, asset))];
  });
}

interface Outcome {
  readonly positions: readonly Compared[];
  readonly liquidated: readonly string[];
  readonly refusal: string | null;
}

/** What someone who listens wants to know: what is struck, the position at hand, what is in the way. */
function spoken({ positions: [first], liquidated, refusal }: Outcome): string {
  const parts: string[] = [];
  if (liquidated.length > 0)
    parts.push(l10n.t("Liquidated at once: {0}.", listed(liquidated.slice(0, NAMED))));
  const [before, after] = [first?.before?.figures[0]?.text, first?.after?.figures[0]?.text];
  if (first !== undefined && before !== undefined && after !== undefined)
    parts.push(
      before === after
        ? l10n.t("{0}: liquidation {1}, as before.", first.name, after)
        : l10n.t("{0}: liquidation {1}, {2} before.", first.name, after, before),
    );
  if (refusal !== null) parts.push(l10n.t("It cannot be applied: {0}", refusal));
  return parts.join(" ");
}

function nothing(refusal: string): WhatIfModel {
  return {
    of: "whatIf",
    changes: [],
    refusal,
    chosen: null,
    found: [],
    positionCount: 0,
    symbols: [],
    symbolCount: 0,
    betaProblem: null,
    wallets: [],
    pools: [],
    positions: [],
    more: 0,
    liquidated: [],
    liquidatedCount: 0,
    notes: [],
    answer: null,
    spoken: "",
  };
}
