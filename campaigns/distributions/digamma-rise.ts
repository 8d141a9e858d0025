/** ψ(start + count) − ψ(start) = Σ 1/(start + j) for j < count; beyond 20 by the series (Abramowitz & Stegun 6.3.18). */
export function digammaRise(start: number, count: number): number {
  let sum = 0;
  let at = start;
  let left = count;
  for (; left > 0 && at < 20; at += 1, left -= 1) sum += 1 / at;
  return left === 0 ? sum : sum + Math.log1p(left / at) + correction(at + left) - correction(at);
}

/** ψ(x) − ln x. */
function correction(x: number): number {
  const square = x * x;
  return -1 / (2 * x) - (1 / 12 - (1 / 120 - (1 / 252 - 1 / 240 / square) / square) / square) / square;
}
