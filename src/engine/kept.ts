/** Work that is done when it is first asked for, once per key. */
export function kept<Key, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const values = new Map<Key, Value>();
  return (key) => {
    let value = values.get(key);
    if (value === undefined && !values.has(key)) {
      value = work(key);
      values.set(key, value);
    }
    return value as Value;
  };
}

/** The same for things that are forgotten with their key. */
export function keptWith<Key extends object, Value>(work: (key: Key) => Value): (key: Key) => Value {
  const values = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    let known = values.get(key);
    if (known === undefined) values.set(key, (known = { value: work(key) }));
    return known.value;
  };
}

/** The same for work without a key. */
export function once<Value>(work: () => Value): () => Value {
  let result: { readonly value: Value } | undefined;
  return () => (result ??= { value: work() }).value;
}
