// Objects some of whose properties are worked out at each asking. All of a kind share the functions that do so, by way of
// their prototype: with getters of its own, each of ten thousand took 540 bytes instead of 150, and ten times as long.

/** Gives an object such properties. They are not its own, so that a copy made by spreading it has none of them. */
export function addLate<Own extends object, Late extends object>(late: {
  readonly [Name in keyof Late]: (own: Own) => Late[Name];
}): (own: Own) => Own & Late {
  const prototype = {};
  for (const name in late) {
    const make = late[name];
    Object.defineProperty(prototype, name, {
      enumerable: true,
      get(this: Own) {
        return make(this);
      },
    });
  }
  return (own) => Object.setPrototypeOf(own, prototype) as Own & Late;
}
