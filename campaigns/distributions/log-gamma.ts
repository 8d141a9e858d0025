import { halfLogTwoPi, stirlingError } from './saddle-point.ts';

/** ζ(k) − 1 for k = 2, 3, …: the coefficients of the series around 2. */
const zetaLessOne = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8,
];
const oneLessEuler = 0.42278433509846713;

/**
 * ln Γ(x) for x > 0, relative error below 1e-13 also beside its zeros at 1 and 2. Abramowitz & Stegun 1964: the series
 * 6.1.33 around 2, the recurrence 6.1.15, Stirling's series 6.1.41 elsewhere.
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) throw new RangeError(`No log-gamma at ${x}.`);
  if (x < 0.5) return logGamma(1 + x) - Math.log(x);
  if (x < 1.5) return aroundTwo(x - 1) - Math.log1p(x - 1);
  if (x < 2.5) return aroundTwo(x - 2);
  const k = x - 1;
  return (k + 0.5) * Math.log(k) - k + halfLogTwoPi + stirlingError(k);
}

/** ln Γ(2 + z) for |z| ≤ ½. */
function aroundTwo(z: number): number {
  let sum = 0;
  for (let at = zetaLessOne.length - 1; at >= 0; at -= 1) {
    const k = at + 2;
    sum = sum * z + ((k % 2 === 0 ? 1 : -1) * (zetaLessOne[at] as number)) / k;
  }
  return z * (oneLessEuler + z * sum);
}
