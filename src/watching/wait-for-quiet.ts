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
  type Timer = ReturnType<typeof setTimeout> | undefined;
  const burst: { patience: number; short: Timer; long: Timer } = {
    patience: quiet,
    short: undefined,
    long: undefined,
  };
  const stop = (): void => {
    clearTimeout(burst.short);
    clearTimeout(burst.long);
    burst.long = undefined;
    burst.patience = quiet;
  };
  const end = (): void => {
    stop();
    onQuiet();
  };
  return {
    mark: (patience = quiet) => {
      burst.patience = Math.max(burst.patience, patience);
      burst.long ??= setTimeout(end, longest);
      clearTimeout(burst.short);
      burst.short = setTimeout(end, burst.patience);
    },
    stop,
  };
}
