import { logGamma } from './log-gamma.ts';
import { poissonKernel } from './saddle-point.ts';

const smallestLog = -700;

export type Tail = 'lower' | 'upper';

/**
 * Regularised incomplete gamma: the chance that a gamma variable (scale 1) stays at or below `x` (`lower`) or above it
 * (`upper`). Shape > 0, x ≥ 0; relative error below 1e-12 in the tail that is asked for, also for shapes of a million.
 * Series and continued fraction: Abramowitz & Stegun 1964, 6.5.29 and 6.5.31; the latter evaluated as Lentz 1976.
 */
export function gammaTail(shape: number, x: number, tail: Tail): number {
  if (!(shape > 0 && x >= 0 && shape + x < Infinity))
    throw new RangeError(`No gamma tail for shape ${shape} at ${x}.`);
  if (x === 0) return tail === 'lower' ? 0 : 1;
  const [near, value]: [Tail, number] =
    x < shape + 1 ? ['lower', lowerSeries(shape, x)] : ['upper', upperFraction(shape, x)];
  return near === tail ? value : 1 - value;
}

/**
 * The x whose tail has the given chance (0 < chance < 1). Newton on log tail against log x: both tails are
 * log-concave in log x, so after the first step it closes in from one side. A tail near 1 is too flat for that; there
 * the other tail is asked.
 */
export function gammaQuantile(shape: number, chance: number, tail: Tail): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`No gamma quantile at ${chance}.`);
  if (chance > 0.5) return gammaQuantile(shape, 1 - chance, tail === 'lower' ? 'upper' : 'lower');
  let logX = firstGuess(shape, chance, tail);
  // Below the smallest double (shapes near 0) the first term of the series is the answer.
  if (logX < smallestLog) return Math.exp(logX);
  for (let round = 0; round < 100; round += 1) {
    const x = Math.exp(logX);
    const reached = gammaTail(shape, x, tail);
    if (reached === 0) {
      // The guess lies so far out that the tail is no double any more.
      logX += tail === 'lower' ? Math.LN2 : -Math.LN2;
      continue;
    }
    const slope = (shape * poissonKernel(shape, x)) / reached;
    const step = Math.log(reached / chance) / slope;
    logX += tail === 'lower' ? -step : step;
    if (Math.abs(step) < 4e-16 * Math.max(1, Math.abs(logX))) break;
  }
  return Math.exp(logX);
}

function lowerSeries(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let at = shape + 1; term > sum * 1e-17; at += 1) {
    term *= x / at;
    sum += term;
  }
  return sum * poissonKernel(shape, x);
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = Number.MAX_VALUE;
  let d = 1 / b;
  let fraction = d;
  for (let order = 1; ; order += 1) {
    const a = order * (shape - order);
    b += 2;
    d = 1 / (b + a * d);
    c = b + a / c;
    fraction *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return fraction * shape * poissonKernel(shape, x);
  }
}

/** The log of x, by Wilson & Hilferty 1931; near zero by the first term of the series, which lies below the answer. */
function firstGuess(shape: number, chance: number, tail: Tail): number {
  const z = roughNormalQuantile(chance) * (tail === 'lower' ? 1 : -1);
  const cube = Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3 * shape;
  if (tail === 'upper') return Math.log(Math.max(cube, 1e-3));
  return Math.max(Math.log(cube), (Math.log(chance) + logGamma(shape + 1)) / shape);
}

/** To three decimals, as a first guess only: Abramowitz & Stegun 1964, 26.2.23. */
function roughNormalQuantile(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(Math.min(chance, 1 - chance)));
  const above = 2.515517 + t * (0.802853 + t * 0.010328);
  const below = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
  return (chance < 0.5 ? -1 : 1) * (t - above / below);
}
