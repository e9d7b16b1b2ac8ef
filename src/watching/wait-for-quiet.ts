// Many signs of a change make one: somebody who saves all files, or checks out another branch, is waited for.

export interface QuietOptions {
  /** Milliseconds without a sign after which it is quiet. */
  readonly quiet: number;
  /** Milliseconds after the first sign at which it is called quiet whatever goes on. */
  readonly longest: number;
}

export interface QuietWait {
  /** A sign of a change; `patience` replaces `quiet` until the next call of `onQuiet`, where it is longer. */
  readonly mark: (patience?: number) => void;
  /** Nothing is called any more. */
  readonly stop: () => void;
}

/** Calls `onQuiet` once after each burst of signs. */
export function waitForQuiet({ quiet, longest }: QuietOptions, onQuiet: () => void): QuietWait {
  const burst: { first?: number; patience: number; timer?: ReturnType<typeof setTimeout> } = {
    patience: quiet,
  };
  const end = (): void => {
    clearTimeout(burst.timer);
    burst.first = undefined;
    burst.patience = quiet;
  };
  return {
    mark: (patience = quiet) => {
      // Of the machine and not of the calendar: a clock that is set does not hold a burst.
      const now = performance.now();
      burst.first ??= now;
      burst.patience = Math.max(burst.patience, patience);
      clearTimeout(burst.timer);
      const left = burst.first + longest - now;
      burst.timer = setTimeout(
        () => {
          end();
          onQuiet();
        },
        Math.max(0, Math.min(burst.patience, left)),
      );
    },
    stop: end,
  };
}
