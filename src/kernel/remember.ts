// Remembers what a pure function made of a value, as long as anybody holds that value. Nothing can tell that it does,
// but for the time that it takes.

export function rememberBy<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key);
    known.set(key, { value });
    return value;
  };
}

/** The same for the last value alone, where what is made is too large to be kept for all. */
export function rememberLast<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) };
    return last.value;
  };
}

/** The same for the last list, however often it is made: it is known again by its members and their order. */
export function rememberList<Member, Value>(
  make: (list: readonly Member[]) => Value,
): (list: readonly Member[]) => Value {
  let last: { readonly list: readonly Member[]; readonly value: Value } | undefined;
  return (list) => {
    const known = last?.list;
    const isSame = known?.length === list.length && known.every((member, index) => member === list[index]);
    if (last === undefined || !isSame) last = { list, value: make(list) };
    return last.value;
  };
}

/** Made at the first asking. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The same for texts that come again and again; all are forgotten when there are too many, for nobody holds them. */
export function rememberTexts<Value>(most: number, make: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, { readonly value: Value }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.value;
    if (known.size >= most) known.clear();
    const value = make(text);
    known.set(text, { value });
    return value;
  };
}
