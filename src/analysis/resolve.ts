/**
 * From the sections of a file to the account that the engine works on: which rules hold, what each instrument is, at
 * which mark a symbol stands, which pool a position settles in. A row that cannot be read has no position, and marks
 * its pool as incomplete: a cross price that leaves a leg out would look right and be wrong.
 */
import * as l10n from "@vscode/l10n";
import type { Account, CollateralAsset, Instrument, Position, Wallet } from "../engine/account";
import { type Decimal, ONE, quotient, ZERO } from "../engine/decimal";
import type { Rules } from "../engine/rules";
import { Reading } from "../document/fields";
import {
  type AssetFields,
  type InstrumentFields,
  type Part,
  type PositionFields,
  type PositionFile,
  WALLET_FIELDS,
  type WalletFields,
} from "../document/positionFile";
import type { Problem } from "../document/problem";
import { ASSET_SHAPE, hasShape, POSITION_SHAPE, reportShape, WALLET_SHAPE } from "../document/shape";
import { type Node, nodeAt, type TextTree } from "../document/tree";
import type { Venue } from "../venues/venue";
import { resolveInstrument, type ResolvedInstrument, type Terms, unstatedInstrument } from "./instruments";
import { type Marks, marksOf } from "./marks";
import { nameOfPool, type PoolKeys, poolKeysOf } from "./poolKeys";
import { rulesInForce } from "./rules";

export interface Row {
  readonly index: number;
  readonly node: Node;
  readonly fields: PositionFields;
  /** None where the row, or what it rests on, cannot be read. */
  readonly position: Position | undefined;
  /** Where the mark is from. */
  readonly isMarkFromEntry: boolean;
}

export interface Resolved {
  readonly venue: Venue | undefined;
  readonly rules: Rules | undefined;
  readonly account: Account | undefined;
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
  readonly memory: Memory;
}

/** What was resolved of an earlier text, good as long as the same rules hold. */
export interface Memory {
  readonly rulesKey: string;
  readonly rules: Rules | undefined;
  readonly instruments: Map<
    string,
    { readonly part: Part<InstrumentFields>; readonly resolved: ResolvedInstrument }
  >;
  readonly positions: WeakMap<Part<PositionFields>, Position[]>;
  readonly unstated: Map<string, Instrument>;
}

/** Fields without which, or with a broken one of which, a position cannot be computed. */
const DECORATIVE = new Set(["stopLossPrice", "takeProfitPrice", "label"]);

export function resolve(file: PositionFile, earlier?: Memory): Resolved {
  const reading = new Reading(file.tree);
  const { venue, rules, rulesAsOf } = rulesInForce(file, reading);
  if (venue === undefined || rules === undefined) {
    const rows = file.positions.map(({ node, part }, index) => ({
      index,
      node,
      fields: part.read,
      position: undefined,
      isMarkFromEntry: false,
    }));
    return {
      venue,
      rules,
      account: undefined,
      rows,
      problems: reading.problems,
      memory: newMemory("", undefined),
    };
  }
  return new Resolution(file, reading, { venue, rules, rulesAsOf }, earlier).run();
}

class Resolution {
  readonly #file: PositionFile;
  readonly #reading: Reading;
  readonly #venue: Venue;
  readonly #rules: Rules;
  readonly #rulesAsOf: string | undefined;
  readonly #memory: Memory;
  readonly #poolKeys: PoolKeys;
  readonly #instruments = new Map<string, Instrument | undefined>();
  readonly #marks: Marks;
  /** How many rows of this text have been the same part so far. */
  readonly #places = new Map<Part<PositionFields>, number>();

  constructor(file: PositionFile, reading: Reading, inForce: Terms, earlier?: Memory) {
    this.#file = file;
    this.#reading = reading;
    this.#venue = inForce.venue;
    this.#rulesAsOf = inForce.rulesAsOf;
    const rulesKey = JSON.stringify([inForce.venue.id, inForce.rules, inForce.rulesAsOf]);
    this.#memory = earlier?.rulesKey === rulesKey ? earlier : newMemory(rulesKey, inForce.rules);
    this.#rules = this.#memory.rules ?? inForce.rules;
    this.#poolKeys = poolKeysOf(file, this.#venue);
    this.#marks = marksOf(file, reading);
  }

  run(): Resolved {
    const rows = this.#file.positions.map(({ node, part }, index) => this.#row(index, node, part));
    // An instrument without a position has its problems too.
    for (const symbol of this.#file.instruments.keys()) this.#instrument(symbol);
    const wallets = this.#wallets(rows);
    const positions = rows.flatMap(({ position }) => (position ? [position] : []));
    return {
      venue: this.#venue,
      rules: this.#rules,
      account: { rules: this.#rules, wallets, positions },
      rows,
      problems: this.#reading.problems,
      memory: this.#memory,
    };
  }

  #row(index: number, node: Node, part: Part<PositionFields>): Row {
    const { values, broken } = part.read;
    const unread: Row = { index, node, fields: part.read, position: undefined, isMarkFromEntry: false };
    if (!hasShape(part.read, POSITION_SHAPE) || isBroken(broken)) return unread;
    const instrument = this.#instrument(values.symbol!);
    const mark = this.#marks.of(values.symbol!);
    const marginMode = modeOf(part.read, this.#file);
    if (instrument === undefined || mark === undefined || marginMode === undefined) return unread;

    const pool = this.#poolKeys.of(values.symbol!, instrument.contractType);
    const alike = this.#alike(part);
    const place = this.#places.get(part) ?? 0;
    this.#places.set(part, place + 1);
    const known = alike[place];
    const isSame =
      known?.instrument === instrument &&
      known.pool === pool &&
      known.marginMode === marginMode &&
      known.markPrice.eq(mark.price);
    const position: Position = isSame
      ? known
      : {
          instrument,
          pool,
          side: values.side!,
          marginMode,
          quantity: quantityOf(values, instrument),
          entryPrice: values.entryPrice!,
          markPrice: mark.price,
          leverage: values.leverage,
          isolatedMargin: values.isolatedMargin,
          unsettledFunding: values.unsettledFunding ?? ZERO,
          feeReserve: values.feeReserve,
        };
    alike[place] = position;
    return { index, node, fields: part.read, position, isMarkFromEntry: mark.isFromEntry };
  }

  /** Rows that are the same to the letter are one part; their positions are several all the same. */
  #alike(part: Part<PositionFields>): Position[] {
    const known = this.#memory.positions.get(part) ?? [];
    this.#memory.positions.set(part, known);
    return known;
  }

  /** The instrument of a symbol; none where what the file says of it cannot be read. */
  #instrument(symbol: string): Instrument | undefined {
    if (!this.#instruments.has(symbol)) this.#instruments.set(symbol, this.#lookUp(symbol));
    return this.#instruments.get(symbol);
  }

  #lookUp(symbol: string): Instrument | undefined {
    if (this.#file.top.broken.has("instruments")) return undefined;
    const stated = this.#file.instruments.get(symbol);
    const terms = { venue: this.#venue, rules: this.#rules, rulesAsOf: this.#rulesAsOf };
    if (stated === undefined) {
      const known = this.#memory.unstated.get(symbol) ?? unstatedInstrument(symbol, terms);
      this.#memory.unstated.set(symbol, known);
      return known;
    }
    const { tree } = this.#file;
    const known = this.#memory.instruments.get(symbol);
    const isKnown = known?.part === stated.part;
    const resolved = isKnown ? known.resolved : resolveInstrument(symbol, { tree, ...stated }, terms);
    if (!isKnown) this.#memory.instruments.set(symbol, { part: stated.part, resolved });
    this.#reading.adopt(resolved.problems, stated.node);
    return resolved.instrument;
  }

  /** The wallets by pool, each marked where a row that could not be read may belong to it. */
  #wallets(rows: readonly Row[]): Map<string, Wallet> {
    const { values, broken } = this.#file.top;
    const account = values.account;
    const pools = new Set(rows.flatMap(({ position }) => (position ? [position.pool] : [])));
    const home = this.#poolKeys.homeOf(pools);
    if (pools.size === 0 && home !== undefined) pools.add(home);

    const stated = new Map<string, WalletFields | undefined>();
    if (account !== undefined && (hasCash(account) || account.values.assets !== undefined)) {
      if (home === undefined) this.#reportHomeless(pools);
      else stated.set(home, { values: account.values, broken: account.broken });
    }
    const isClaimed = (pool: string) => account?.values.wallets?.has(pool) === true;
    // The one wallet that no pool is named after is meant for the one pool to which the file gives no name.
    const unclaimed = [...(account?.values.wallets?.keys() ?? [])].filter((asset) => !pools.has(asset));
    const unnamed = [...pools].filter(
      (pool) => this.#poolKeys.isUnnamed(pool) && !stated.has(pool) && !isClaimed(pool),
    );
    const heir = unclaimed.length === 1 && unnamed.length === 1 ? unnamed[0] : undefined;
    for (const [asset, wallet] of account?.values.wallets ?? []) {
      const pool = asset === unclaimed[0] ? (heir ?? asset) : asset;
      const isSecond = pool === home && hasCash(account!);
      if (isSecond) this.#reportSecondWallet(asset);
      stated.set(pool, isSecond ? undefined : wallet);
    }
    const isAccountBroken =
      broken.has("account") || broken.has("positions") || account?.broken.has("wallets");
    const wallets = new Map<string, Wallet>();
    for (const pool of new Set([...pools, ...stated.keys()])) {
      const fields = stated.get(pool);
      const isHome = pool === home;
      wallets.set(pool, {
        walletBalance: fields?.values.walletBalance,
        crossWalletBalance: fields?.values.crossWalletBalance,
        assets: isHome ? this.#assets() : [],
        openOrderMargin: fields?.values.openOrderMargin ?? ZERO,
        incomplete:
          isAccountBroken === true ||
          this.#isWalletBroken(pool, fields, stated.has(pool)) ||
          (isHome && this.#areAssetsBroken()) ||
          rows.some((row) => this.#mayBelongTo(row, pool) && !this.#isFenced(row, fields)),
        isolatedIncomplete: rows.some((row) => this.#mayBelongTo(row, pool) && this.#isFenced(row, fields)),
      });
    }
    return wallets;
  }

  #reportSecondWallet(asset: string): void {
    const message = l10n.t('"account" states a wallet of {0} already; keep that one or this.', asset);
    this.#reading.report(
      "conflicting-fields",
      "error",
      message,
      nodeAt(this.#file.tree, ["account", "wallets", asset]) ?? accountNode(this.#file.tree),
    );
  }

  #isWalletBroken(pool: string, fields: WalletFields | undefined, isStated: boolean): boolean {
    if (fields === undefined) return isStated;
    if (!hasShape(fields, WALLET_SHAPE)) {
      const { tree } = this.#file;
      const node = nodeAt(tree, ["account", "wallets", pool]) ?? accountNode(tree);
      reportShape(this.#reading, node, fields, WALLET_SHAPE);
      return true;
    }
    return Object.keys(WALLET_FIELDS).some((name) => fields.broken.has(name));
  }

  /** Whether a row that could not be read may be a cross position of the pool, or hold some of its wallet. */
  #mayBelongTo(row: Row, pool: string): boolean {
    if (row.position !== undefined) return false;
    const { symbol } = row.fields.values;
    const instrument = symbol === undefined ? undefined : this.#instrument(symbol);
    return instrument === undefined || this.#poolKeys.of(symbol!, instrument.contractType) === pool;
  }

  /** Whether a row is isolated and what it holds is no part of the wallet as stated. */
  #isFenced(row: Row, wallet: WalletFields | undefined): boolean {
    return modeOf(row.fields, this.#file) === "isolated" && wallet?.values.crossWalletBalance !== undefined;
  }

  #assets(): CollateralAsset[] {
    const assets = this.#file.top.values.account?.values.assets ?? [];
    return assets.flatMap((asset) => {
      if (asset === undefined || !isReadableAsset(asset)) return [];
      const { balance, price, collateralRatio, priceSymbol } = asset.values;
      return [{ balance: balance!, price: price!, collateralRatio: collateralRatio ?? ONE, priceSymbol }];
    });
  }

  #areAssetsBroken(): boolean {
    const account = this.#file.top.values.account;
    const assets = account?.values.assets ?? [];
    assets.forEach((asset, index) => {
      const node = nodeAt(this.#file.tree, ["account", "assets", index]);
      if (asset !== undefined && node !== undefined) reportShape(this.#reading, node, asset, ASSET_SHAPE);
    });
    return (
      account?.broken.has("assets") === true || assets.some((asset) => !asset || !isReadableAsset(asset))
    );
  }

  #reportHomeless(pools: ReadonlySet<string>): void {
    const { tree } = this.#file;
    const names = [...pools].map(nameOfPool).join(", ");
    const settled = l10n.t("The positions settle in {0}.", names);
    const onLine = l10n.t("{0} Name the asset of the wallet, such as wallet 2000 USDT.", settled);
    const message = l10n.t(
      '{0} Say in "collateral" which of them the wallet is in, or give one wallet each in "wallets".',
      settled,
    );
    const account = accountNode(tree);
    const at =
      nodeAt(tree, ["account", "walletBalance"]) ??
      nodeAt(tree, ["account", "crossWalletBalance"]) ??
      account;
    this.#reading.report("wallet-without-asset", "error", message, at, onLine);
  }
}

/** Where problems of the account stand: in a text that is no position file, at its beginning. */
function accountNode(tree: TextTree): Node {
  return nodeAt(tree, ["account"]) ?? tree.root!;
}

/** The mode of a row: its own, the account's, or cross; none where that cannot be read. */
export function modeOf(
  { values, broken }: PositionFields,
  { top }: PositionFile,
): "cross" | "isolated" | undefined {
  if (broken.has("marginMode")) return undefined;
  if (values.marginMode !== undefined) return values.marginMode;
  const { account } = top.values;
  if (top.broken.has("account") || account?.broken.has("marginMode")) return undefined;
  return account?.values.marginMode ?? "cross";
}

/** Whether a balance is there; one that cannot be read is none that is absent. */
function hasCash({ values, broken }: WalletFields): boolean {
  const names = ["walletBalance", "crossWalletBalance"] as const;
  return names.some((name) => values[name] !== undefined || broken.has(name));
}

function isReadableAsset(asset: AssetFields): boolean {
  return asset.broken.size === 0 && hasShape(asset, ASSET_SHAPE);
}

function isBroken(broken: ReadonlySet<string>): boolean {
  for (const name of broken) if (!DECORATIVE.has(name)) return true;
  return false;
}

/** q in the unit of its contract type: base units, quote units for inverse contracts, contracts for quanto. */
function quantityOf(
  { quantity, contracts, notional, entryPrice }: PositionFields["values"],
  { contractType, contractSize, quantoMultiplier }: Instrument,
): Decimal {
  if (quantity !== undefined) return quantity;
  if (contracts !== undefined) return contractType === "quanto" ? contracts : contracts.times(contractSize);
  if (contractType === "inverse") return notional!;
  return quotient(notional!, contractType === "quanto" ? entryPrice!.times(quantoMultiplier) : entryPrice!);
}

function newMemory(rulesKey: string, rules: Rules | undefined): Memory {
  return { rulesKey, rules, instruments: new Map(), positions: new WeakMap(), unstated: new Map() };
}
