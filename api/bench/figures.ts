import { cpus, hostname } from 'node:os';

/** Where a figure was measured: trust ratios, not the absolute figures of another machine. */
export const machine = (): string =>
  `Machine: ${hostname()}, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}`;

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** The value that the given share of all values does not pass. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds of each of so many runs, one after the other. */
export async function timed(runs: number, work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times;
}
