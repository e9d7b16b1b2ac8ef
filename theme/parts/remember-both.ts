// Remembers what follows from two values alone, such as a severity and its site: lists ask for the same again and again.

/** For each of the first values the last other one is known: a build has one site and one set of words. */
export function rememberBoth<One extends object, Other, Value>(
  make: (one: One, other: Other) => Value,
): (one: One, other: Other) => Value {
  const known = new WeakMap<One, { readonly other: Other; readonly value: Value }>();
  return (one, other) => {
    const found = known.get(one);
    if (found?.other === other) return found.value;
    const value = make(one, other);
    known.set(one, { other, value });
    return value;
  };
}
