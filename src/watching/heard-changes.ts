// What was heard of changes until somebody asks: which files, or that any may have changed.

/** Paths relative to the site; undefined where nobody knows which. */
export type Changes = ReadonlySet<string> | undefined;

export interface HeardChanges {
  readonly add: (changes: Changes) => void;
  /** All since it was asked the last time. */
  readonly take: () => Changes;
}

export function hearChanges(): HeardChanges {
  const heard = { paths: new Set<string>(), isAny: false };
  return {
    add: (changes) => {
      if (changes === undefined) heard.isAny = true;
      for (const path of changes ?? []) heard.paths.add(path);
    },
    take: () => {
      const changes = heard.isAny ? undefined : heard.paths;
      Object.assign(heard, { paths: new Set(), isAny: false });
      return changes;
    },
  };
}
