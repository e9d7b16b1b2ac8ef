// Looks into a sorted list for the end of what is alike, without reading all of it.

/** How many at the front of a list are so, from `first` on, where no later one is after one that is not. */
export function countWhile<Item>(items: readonly Item[], isSo: (item: Item) => boolean, first = 0): number {
  let [low, high] = [first, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && isSo(item)) low = middle + 1;
    else high = middle;
  }
  return low - first;
}
