export type SeededRandom = {
  /** A number in [0, 1). */
  next: () => number;
  pick: <T>(choices: readonly T[]) => T;
  bytes: (length: number) => Uint8Array;
};

/** A repeatable source of numbers (mulberry32). For inventing, never for keys. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    pick: (choices) => choices[Math.floor(next() * choices.length)] as (typeof choices)[number],
    bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)),
  };
}
