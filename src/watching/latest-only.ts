// Work that is asked for faster than it can be done: one at a time, and of all that is asked for meanwhile one more.

export interface LatestOnly {
  /** Asks for the work; what is running is told by its signal that it is out of date. Resolves when all is done. */
  readonly ask: () => Promise<void>;
  /** Nothing is begun any more; resolves when nothing runs. */
  readonly stop: () => Promise<void>;
}

/** `work` never runs twice at once. What it rejects with goes to `onFault`, and the next one runs all the same. */
export function latestOnly(
  work: (signal: AbortSignal) => Promise<void>,
  onFault: (error: unknown) => void,
): LatestOnly {
  interface State {
    isAsked: boolean;
    isStopped: boolean;
    running: Promise<void> | undefined;
    abort: AbortController;
  }
  const state: State = {
    isAsked: false,
    isStopped: false,
    running: undefined,
    abort: new AbortController(),
  };
  const run = async (): Promise<void> => {
    while (state.isAsked && !state.isStopped) {
      state.isAsked = false;
      state.abort = new AbortController();
      try {
        await work(state.abort.signal);
      } catch (error) {
        onFault(error);
      }
    }
    state.running = undefined;
  };
  return {
    ask: () => {
      state.isAsked = true;
      state.abort.abort();
      state.running ??= run();
      return state.running;
    },
    stop: async () => {
      state.isStopped = true;
      state.abort.abort();
      await state.running;
    },
  };
}
