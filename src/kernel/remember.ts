// Remembers what a pure function made of a value, as long as anybody holds that value. Nothing can tell that it does,
// but for the time that it takes.

/** Whatever is given around the key has to be the same whenever the key is, or to make no difference. */
export function rememberBy<Key extends object, Around extends readonly unknown[], Value>(
  make: (key: Key, ...around: Around) => Value,
): (key: Key, ...around: Around) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key, ...around) => {
    const found = known.get(key);
    if (found !== undefined) return found.value;
    const value = make(key, ...around);
    known.set(key, { value });
    return value;
  };
}
