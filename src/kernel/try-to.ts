// What may fail without anybody having to know why.

/** Undefined where making it throws. */
export function tryTo<Value>(make: () => Value): Value | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}
