/** Fields that are not known, stand twice, exclude each other or do nothing. */
import * as l10n from "@vscode/l10n";
import { duplicateOnPath, type Path, removeProperty, setValue } from "../../document/edit";
import { removePropertyAt, renameKey } from "../../document/editProperty";
import {
  ACCOUNT_FIELDS,
  ASSET_FIELDS,
  FILE_FIELDS,
  INSTRUMENT_FIELDS,
  POLICY_FIELDS,
  POSITION_FIELDS,
  TIER_FIELDS,
  WALLET_FIELDS,
} from "../../document/positionFile";
import { POSITION_SHAPE, type Shape, TIER_SHAPE, WALLET_SHAPE } from "../../document/shape";
import { similarTo } from "../../document/similar";
import { keyOf, type Node, propertyOf, sourceOf, stringOf, type TextTree } from "../../document/tree";
import type { Fixer, Proposal } from "./fix";
import { listed } from "../answers/names";

/** The names of the fields of the object at a path; empty where any name is one. */
export function namesAt(path: Path): readonly string[] {
  const [section, second, third] = path;
  if (section === undefined) return Object.keys(FILE_FIELDS);
  if (section === "account" && second === undefined) return Object.keys(ACCOUNT_FIELDS);
  if (section === "account" && second === "assets") return Object.keys(ASSET_FIELDS);
  if (section === "account" && second === "wallets" && path.length === 3) return Object.keys(WALLET_FIELDS);
  if (section === "positions" && path.length === 2) return Object.keys(POSITION_FIELDS);
  if (section === "policy") return Object.keys(POLICY_FIELDS);
  if (section === "rules" && path.length === 2) return ["isolated", "cross"];
  if (section === "instruments" && path.length === 2) return Object.keys(INSTRUMENT_FIELDS);
  if (section === "instruments" && third === "tiers") return Object.keys(TIER_FIELDS);
  return [];
}

export const unknownField: Fixer = function* ({ analysis, place }) {
  const { path, value, holder } = place;
  if (holder === undefined) return;
  const { tree } = analysis;
  const name = stringOf(tree, keyOf(value));
  const meant = similarTo(name, namesAt(path.slice(0, -1)));
  if (meant !== undefined && propertyOf(tree, holder, meant) === undefined) {
    const change = [() => renameKey(tree, keyOf(value), meant)];
    yield { title: l10n.t('Rename to "{0}"', meant), change, isPreferred: true };
  }
  const isTwice = duplicateOnPath(tree, path) !== undefined;
  const remove = () => (isTwice ? removePropertyAt(tree, holder, value) : removeProperty(tree, path));
  yield { title: l10n.t('Remove "{0}"', name), change: [remove] };
};

export const duplicateKey: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const { value, holder } = place;
  if (holder === undefined) return;
  const name = stringOf(tree, keyOf(value));
  const first = firstOf(analysis.tree, holder, name);
  if (first === undefined || first === value) return;
  const [then, now] = [first, value].map((node) => sourceOf(tree, node));
  const what = (source: string) => (source.length > 30 ? `"${name}"` : `"${name}": ${source}`);
  yield {
    title: l10n.t("Remove the first, {0}", what(then!)),
    change: [() => removePropertyAt(tree, holder, first)],
  };
  yield {
    title: l10n.t("Remove the second, {0}", what(now!)),
    change: [() => removePropertyAt(tree, holder, value)],
  };
};

function firstOf(tree: TextTree, object: Node, name: string): Node | undefined {
  const end = tree.after(object);
  for (let key = object + 1; key < end; key = tree.after(key + 1)) {
    if (stringOf(tree, key) === name) return key + 1;
  }
  return undefined;
}

const SHAPES: readonly Shape[] = [POSITION_SHAPE, WALLET_SHAPE, TIER_SHAPE];

export const conflictingFields: Fixer = function* ({ analysis, place }) {
  const { tree } = analysis;
  const { path, holder } = place;
  const name = path.at(-1);
  if (holder === undefined || typeof name !== "string") return;
  if (path.length === 3 && path[1] === "wallets") yield* secondWallet(path, name);
  const groups = SHAPES.flatMap(({ exactlyOne = [], atMostOne = [] }) => [...exactlyOne, ...atMostOne]);
  const group = groups.find((names) => names.includes(name)) ?? [];
  const given = group.filter((one) => propertyOf(tree, holder, one) !== undefined);
  for (const kept of given) {
    const others = given.filter((one) => one !== kept);
    const removed = listed(others.map((one) => `"${one}"`));
    yield {
      title: l10n.t('Keep "{0}" and remove {1}', kept, removed),
      change: others.map((one) => (text: TextTree) => removeProperty(text, [...path.slice(0, -1), one])),
    };
  }
};

function* secondWallet(path: Path, asset: string): Iterable<Proposal> {
  yield {
    title: l10n.t('Remove the wallet of {0} from "wallets"', asset),
    change: [(tree) => removeProperty(tree, path)],
  };
  const names = ["walletBalance", "crossWalletBalance"];
  yield {
    title: l10n.t('Remove the wallet in "account" and keep that of {0}', asset),
    change: names.map((name) => (tree) => removeProperty(tree, ["account", name])),
  };
}

export const fieldWithoutEffect: Fixer = function* ({ place }) {
  const name = String(place.path.at(-1));
  yield {
    title: l10n.t('Remove "{0}"', name),
    change: [(tree) => removeProperty(tree, place.path)],
    isPreferred: true,
  };
  if (name !== "maintenanceMarginSlope") return;
  yield {
    title: l10n.t('Set "tierMethod": "size-linear" in "rules"'),
    change: [
      (tree) => setValue(tree, ["rules", "tierMethod"], { text: "size-linear", isNumber: false }, ORDER),
    ],
  };
};

export const ORDER = Object.keys(FILE_FIELDS);
