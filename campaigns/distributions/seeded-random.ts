import { gammaQuantile } from './gamma.ts';
import { poissonQuantile } from './poisson.ts';

/** Numbers in [0, 1) that follow from a seed alone. */
export type RandomSource = () => number;

/** xoshiro128** (Blackman & Vigna 2018) with 53 bits per number, its state filled from a whole seed by splitmix32. */
export function seededRandom(seed: number): RandomSource {
  const next = xoshiro128(...splitmix32(seed));
  return () => (next() * 0x200000 + (next() >>> 11)) / 2 ** 53;
}

export type State = [number, number, number, number];

/** Whole numbers below 2^32. */
export function xoshiro128(...state: State): () => number {
  let [a, b, c, d] = state;
  return () => {
    const answer = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return answer;
  };
}

/** One draw from a Poisson distribution, by inversion. */
export function poissonDraw(random: RandomSource, mean: number): number {
  return poissonQuantile(inside(random()), mean);
}

/** One draw from a gamma distribution of scale 1, by inversion. */
export function gammaDraw(random: RandomSource, shape: number): number {
  return gammaQuantile(shape, inside(random()), 'lower');
}

const inside = (chance: number) => Math.min(Math.max(chance, 1e-16), 1 - 1e-16);
const rotated = (x: number, by: number) => (x << by) | (x >>> (32 - by));

function splitmix32(seed: number): State {
  let at = seed | 0;
  const one = () => {
    at = (at + 0x9e3779b9) | 0;
    let mixed = Math.imul(at ^ (at >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  return [one(), one(), one(), one()];
}
