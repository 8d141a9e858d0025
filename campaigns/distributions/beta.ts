import type { Tail } from './gamma.ts';
import { normalQuantile } from './normal.ts';
import { binomialKernel } from './saddle-point.ts';

/**
 * Regularised incomplete beta: the chance that a beta variable stays at or below `x` (`lower`) or above it (`upper`).
 * a, b > 0; 0 ≤ x ≤ 1; relative error below 1e-11 in the tail that is asked for. Continued fraction of Didonato &
 * Morris 1992 (DLMF 8.17.22), evaluated as Lentz 1976.
 */
export function betaTail(a: number, b: number, x: number, tail: Tail): number {
  if (!(a > 0 && b > 0 && a + b < Infinity && x >= 0 && x <= 1))
    throw new RangeError(`No beta tail for ${a}, ${b} at ${x}.`);
  return tailAt(a, b, x, 1 - x, tail);
}

/** As `betaTail`, at the odds e^logit = x / (1 − x): keeps its digits where x is next to 1. */
export function betaTailAtLogit(a: number, b: number, logit: number, tail: Tail): number {
  return tailAt(a, b, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)), tail);
}

/** The x whose tail has the given chance, 0 < chance < 1. */
export function betaQuantile(a: number, b: number, chance: number, tail: Tail): number {
  return 1 / (1 + Math.exp(-betaLogitQuantile(a, b, chance, tail)));
}

/**
 * The logit of the quantile. Newton on log tail against logit: both tails are log-concave there, so after the first
 * step it closes in from one side. A tail near 1 is too flat for that; there the other tail is asked.
 */
export function betaLogitQuantile(a: number, b: number, chance: number, tail: Tail): number {
  if (!(chance > 0 && chance < 1)) throw new RangeError(`No beta quantile at ${chance}.`);
  if (chance > 0.5) return betaLogitQuantile(a, b, 1 - chance, tail === 'lower' ? 'upper' : 'lower');
  const z = normalQuantile(chance) * (tail === 'lower' ? 1 : -1);
  let within = Math.log(a / b);
  let logit = within + z * Math.sqrt(1 / a + 1 / b);
  for (let round = 0; round < 200; round += 1) {
    const reached = betaTailAtLogit(a, b, logit, tail);
    if (reached === 0 && Math.abs(logit) < 700) {
      // So far out that the tail is no double any more: half of the way back.
      logit = (logit + within) / 2;
      continue;
    }
    within = logit;
    const slope = densityByLogit(a, b, logit) / reached;
    const step = Math.log(reached / chance) / slope;
    logit += tail === 'lower' ? -step : step;
    // Past the smallest double (shapes near 0) the odds are 0 or without bound.
    if (Math.abs(step) < 4e-16 * Math.max(1, Math.abs(logit)) || Math.abs(logit) > 700) break;
  }
  return logit;
}

function tailAt(a: number, b: number, x: number, y: number, tail: Tail): number {
  if (x === 0 || y === 0) return (x === 0) === (tail === 'lower') ? 0 : 1;
  const fromBelow = x <= (a + 1) / (a + b + 2);
  const near =
    (kernelOf(a, b, x, y) / (fromBelow ? a : b)) * (fromBelow ? fraction(a, b, x) : fraction(b, a, y));
  return fromBelow === (tail === 'lower') ? near : 1 - near;
}

/** x^a y^b / B(a, b): also the derivative of the lower tail by the logit. */
function kernelOf(a: number, b: number, x: number, y: number): number {
  return ((a * b) / (a + b)) * binomialKernel(a, b, x, y);
}

function densityByLogit(a: number, b: number, logit: number): number {
  return kernelOf(a, b, 1 / (1 + Math.exp(-logit)), 1 / (1 + Math.exp(logit)));
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; ; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= c * d;
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-15) return value;
  }
}

const nonZero = (number: number) => (Math.abs(number) < 1e-300 ? 1e-300 : number);
