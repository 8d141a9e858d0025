import { Problem } from '#api/problems.ts';

type TurnAway = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets `running` pieces of work go on at a time and `waiting` wait in order; who comes after that is told to come back.
 * Opening a thread costs as much as sealing a report: a flood of receipts must leave the processor to reports.
 * @throws Problem crowded
 */
export function turnAway({ running: most, waiting }: { running: number; waiting: number }): TurnAway {
  const row: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) {
      if (row.length >= waiting) throw new Problem('crowded');
      // Who is called takes over the place of who left.
      await new Promise<void>((begin) => row.push(begin));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = row.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
