/** What was only thought of, as edits of the text: only what differs, and nothing that would mean something else. */
import * as l10n from "@vscode/l10n";
import { commonEnd, commonStart } from "../../../document/difference";
import {
  applyEdits,
  type EditOutcome,
  isRefusal,
  type Refusal,
  setValue,
  type TextEdit,
} from "../../../document/edit";
import type { Account, Position, Wallet } from "../../../engine/account";
import { Decimal } from "../../../engine/decimal";
import { type Analysis, analyze, DEFAULT_OPTIONS } from "../../analyze";
import { textOf } from "../../changedText";
import { orderOf } from "../../panelEdit";
import { markPaths } from "../../panelPlaces";
import type { Book } from "..";
import type { Ground, Imagined } from "./imagined";

/** The edits that make the file say what was thought of. What is written is read again, and has to mean just that. */
export function editsFor({ analysis }: Book, ground: Ground, then: Imagined): EditOutcome {
  const byIndex = new Map(ground.rows.map((placed) => [placed.source.index, placed]));
  const changed = textOf(analysis, {
    account: then.account,
    positionOf: ({ index }) => then.now.get(byIndex.get(index)!.row),
    opened: then.opened,
  });
  if ("refusal" in changed) return changed;
  const marked = withFixedMarks(analysis, changed.text, then.account);
  if ("refusal" in marked) return marked;
  if (!isSameAccount(marked.account, then.account))
    return { refusal: l10n.t("The file cannot say all of this from here; edit it in the text.") };
  return differences(analysis.tree.text, marked.text);
}

interface Read {
  readonly text: string;
  readonly account: Account | undefined;
}

function readAgain(analysis: Analysis, text: string): Read & { readonly analysis: Analysis } {
  const options = { ...DEFAULT_OPTIONS, language: analysis.tree.language };
  const again = analyze(text, options, analysis);
  return { text, account: again.report?.account, analysis: again };
}

/** Marks that the file leaves to the entry prices move with these: such a mark is then stated. */
function withFixedMarks(analysis: Analysis, text: string, wanted: Account): Read | Refusal {
  let now = readAgain(analysis, text);
  const marks = new Map(wanted.positions.map((one) => [one.instrument.symbol, one.markPrice]));
  for (const row of now.analysis.rows) {
    const mark = row.position && marks.get(row.position.instrument.symbol);
    const current = now.analysis.rows[row.index]?.position?.markPrice;
    if (mark === undefined || current === undefined || isNear(current, mark)) continue;
    for (const path of markPaths(now.analysis, row)) {
      const digits = { text: mark.toSignificantDigits(WRITTEN_DIGITS).toFixed(), isNumber: true };
      const edits = setValue(now.analysis.tree, path, digits, orderOf(path));
      if (isRefusal(edits)) return edits;
      now = readAgain(now.analysis, applyEdits(now.text, edits));
    }
  }
  return now;
}

const WRITTEN_DIGITS = 20;

/** As a share of a number: what rounding to the written digits leaves over. */
const TOLERANCE = new Decimal("1e-15");

function isNear(a: Decimal, b: Decimal): boolean {
  return a.minus(b).abs().lte(b.abs().times(TOLERANCE));
}

function isSame(a: Decimal | undefined, b: Decimal | undefined): boolean {
  if (a === undefined || b === undefined) return !a && !b;
  return isNear(a, b);
}

function isSameAccount(read: Account | undefined, wanted: Account): boolean {
  if (read === undefined || read.positions.length !== wanted.positions.length) return false;
  return (
    read.positions.every((position, index) => isSamePosition(position, wanted.positions[index]!)) &&
    [...wanted.wallets].every(([pool, wallet]) => isSameWallet(read.wallets.get(pool), wallet))
  );
}

function isSamePosition(a: Position, b: Position): boolean {
  return (
    a.instrument.symbol === b.instrument.symbol &&
    a.side === b.side &&
    a.marginMode === b.marginMode &&
    a.pool === b.pool &&
    isSame(a.quantity, b.quantity) &&
    isSame(a.entryPrice, b.entryPrice) &&
    isSame(a.markPrice, b.markPrice) &&
    isSame(a.leverage, b.leverage) &&
    isSame(a.isolatedMargin, b.isolatedMargin) &&
    isSame(a.unsettledFunding, b.unsettledFunding) &&
    isSame(a.feeReserve, b.feeReserve)
  );
}

function isSameWallet(a: Wallet | undefined, b: Wallet): boolean {
  return (
    a !== undefined &&
    isSame(a.walletBalance, b.walletBalance) &&
    isSame(a.crossWalletBalance, b.crossWalletBalance) &&
    a.assets.every(({ price }, index) => isSame(price, b.assets[index]?.price))
  );
}

/** From one text to another: line by line where they have as many, else all between their common ends. */
export function differences(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const [old, now] = [linesOf(before), linesOf(after)];
  if (old.length !== now.length) return [difference(before, after, 0)];
  const edits: TextEdit[] = [];
  let offset = 0;
  for (const [index, line] of old.entries()) {
    if (line !== now[index]) edits.push(difference(line, now[index]!, offset));
    offset += line.length;
  }
  return edits;
}

/** Lines with their ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

function difference(before: string, after: string, offset: number): TextEdit {
  const start = commonStart(before, after);
  const same = commonEnd(before, after, start);
  return {
    offset: offset + start,
    length: before.length - same - start,
    content: after.slice(start, after.length - same),
  };
}
