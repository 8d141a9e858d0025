/** The zero of a continuous function between two points where its sign differs, to the last digits: Ridders 1979. */
export function rootOf(f: (x: number) => number, from: number, to: number): number {
  let [a, fa, b, fb] = [from, f(from), to, f(to)];
  if (fa === 0 || fb === 0) return fa === 0 ? a : b;
  if (Math.sign(fa) * Math.sign(fb) !== -1) throw new RangeError(`No zero between ${from} and ${to}.`);
  let last = Number.NaN;
  for (let round = 0; round < 200; round += 1) {
    const middle = (a + b) / 2;
    const fm = f(middle);
    if (fm === 0) return middle;
    const x = middle + ((middle - a) * Math.sign(fa - fb) * fm) / Math.sqrt(fm * fm - fa * fb);
    if (Math.abs(x - last) <= 2 * Number.EPSILON * Math.abs(x)) return x;
    last = x;
    const fx = f(x);
    if (fx === 0) return x;
    if (Math.sign(fm) !== Math.sign(fx)) [a, fa, b, fb] = [middle, fm, x, fx];
    else if (Math.sign(fa) !== Math.sign(fx)) [b, fb] = [x, fx];
    else [a, fa] = [x, fx];
  }
  return last;
}
