export const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(k + 1) − (k + ½) ln k + k − ½ ln 2π. Stirling's series from 16 on; below it the recurrence leads there. */
export function stirlingError(k: number): number {
  let error = 0;
  let at = k;
  for (; at < 16; at += 1) error += (at + 0.5) * Math.log1p(1 / at) - 1;
  const square = at * at;
  const series = 1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square;
  return error + series / at;
}

/** k ln(k/x) + x − k; by a series where the terms would cancel (Loader 2000, `bd0`). */
function deviance(k: number, x: number): number {
  if (Math.abs(k - x) >= 0.1 * (k + x)) return k * Math.log(k / x) + x - k;
  const ratio = (k - x) / (k + x);
  let sum = (k - x) * ratio;
  let term = 2 * k * ratio;
  for (let order = 3; ; order += 2) {
    term *= ratio * ratio;
    const next = sum + term / order;
    if (next === sum) return sum;
    sum = next;
  }
}

/** x^k e^-x / Γ(k + 1) for any k > 0 without the cancellation of large terms: Loader 2000, saddle-point expansion. */
export function poissonKernel(k: number, x: number): number {
  return Math.exp(-stirlingError(k) - deviance(k, x)) / Math.sqrt(2 * Math.PI * k);
}

/** Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) · x^a y^b for any a, b > 0 with y = 1 − x: Loader 2000. */
export function binomialKernel(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  const exponent =
    stirlingError(n) - stirlingError(a) - stirlingError(b) - deviance(a, n * x) - deviance(b, n * y);
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * a * b));
}
