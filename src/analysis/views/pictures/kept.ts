/** Pictures outlive changes of the text that do not concern them: another row chosen, a comment, another pool. */
import type { Position, Wallet } from "../../../engine/account";
import { Decimal } from "../../../engine/decimal";
import type { AccountReport } from "../../../engine/evaluate";
import { keptWith } from "../../../engine/kept";
import type { Rules } from "../../../engine/rules";
import { formatInUse } from "../../numberFormat";

interface Kept {
  readonly inputs: readonly unknown[];
  readonly picture: unknown;
}

/** The last picture of each kind: more are hardly ever looked at in turn. */
const lastUnder = keptWith((_rules: Rules) => new Map<string, Kept>());

/**
 * The picture as it was drawn last, where it was drawn of the same. `inputs` is all that it depends on besides the
 * rules: objects of the account are the same as long as the text that they were read from.
 */
export function keptPicture<Picture>(
  { account }: AccountReport,
  kind: string,
  inputs: readonly unknown[],
  draw: () => Picture,
): Picture {
  const last = lastUnder(account.rules);
  const all = [formatInUse(), ...inputs];
  const known = last.get(kind);
  if (known !== undefined && areSame(known.inputs, all)) return known.picture as Picture;
  const picture = draw();
  last.set(kind, { inputs: all, picture });
  return picture;
}

/** What decides on the figures of one pool; of all of them where none is named. */
export function inputsOf({ account }: AccountReport, pool?: string): readonly unknown[] {
  const isIn = (asset: string) => pool === undefined || asset === pool;
  const wallets = [...account.wallets].filter(([asset]) => isIn(asset));
  return [
    pool,
    ...wallets.flatMap(([asset, wallet]) => [asset, ...valuesOf(wallet)]),
    ...account.positions.filter((position: Position) => isIn(position.pool)),
  ];
}

/** Wallets are read anew with every text. */
function valuesOf(wallet: Wallet): readonly unknown[] {
  const { assets, ...own } = wallet;
  const names = Object.keys(own).sort() as (keyof typeof own)[];
  return [
    ...names.flatMap((name) => [name, own[name]]),
    assets.length,
    ...assets.flatMap(({ balance, price, collateralRatio, priceSymbol }) => [
      balance,
      price,
      collateralRatio,
      priceSymbol,
    ]),
  ];
}

function areSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, place) => isSame(value, other[place]));
}

function isSame(one: unknown, other: unknown): boolean {
  return one === other || (one instanceof Decimal && other instanceof Decimal && one.eq(other));
}
