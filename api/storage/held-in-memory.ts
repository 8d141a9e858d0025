import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';

export type HoldOptions = { maxAgeMs: number; now: () => number; log: QuietLog };

export type HeldInMemory<Held> = {
  read: () => Promise<Held>;
  /** What was known is old from now on: whoever needs it next asks again. */
  renew: () => void;
};

/**
 * What a query answers, held in memory for `maxAgeMs` and then asked again by whoever needs it next, once for all who
 * wait. When the database does not answer, what was known goes on being used: a public page must not go dark with it.
 * @throws what `load` throws while nothing is known yet
 */
export function heldInMemory<Held>(load: () => Promise<Held>, options: HoldOptions): HeldInMemory<Held> {
  const { maxAgeMs, now, log } = options;
  let held: { value: Held; atMs: number } | null = null;
  let loading: Promise<Held> | null = null;
  const refresh = async (): Promise<Held> => {
    const before = held;
    try {
      return await load();
    } catch (error) {
      if (before === null) throw error;
      log('error', 'job-failed', errorFields(error));
      // Asked again after the same time, not by every visitor.
      return before.value;
    }
  };
  const start = (): Promise<Held> => {
    const started: Promise<Held> = refresh().then(
      (value) => {
        // After a renewal an answer that was under way is too old to be kept.
        if (loading === started) [held, loading] = [{ value, atMs: now() }, null];
        return value;
      },
      (error: unknown) => {
        if (loading === started) loading = null;
        throw error;
      },
    );
    return started;
  };
  return {
    read: async () => {
      // A clock that was set back must not keep an old answer alive.
      if (held !== null && Math.abs(now() - held.atMs) < maxAgeMs) return held.value;
      loading ??= start();
      return loading;
    },
    renew: () => {
      if (held !== null) held = { ...held, atMs: Number.NEGATIVE_INFINITY };
      loading = null;
    },
  };
}
