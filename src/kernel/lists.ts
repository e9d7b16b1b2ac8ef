// What lists of ten thousand need to be quick.

/** Lists one after the other: `flat` takes ten times as long. */
export const join = <Member>(lists: readonly (readonly Member[])[]): Member[] =>
  ([] as Member[]).concat(...lists);
