import { networkRows } from '#api/guard/network-rows.ts';

type Waiter = (isTurn: boolean) => void;

/**
 * Runs at most `most` pieces of work at the same time. Who must wait stands in the row of its network, and networks take
 * turns: however much one of them sends, another waits for one piece of each. Null, and no work done, after `longestMs`.
 */
export function fewAtOnce(most: number, longestMs?: number) {
  const rows = networkRows<Waiter>();
  let running = 0;

  function wait(network: string): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = (isTurn) => {
        clearTimeout(timer);
        resolve(isTurn);
      };
      const tooLong = () => {
        rows.leave(network, waiter);
        waiter(false);
      };
      const timer = longestMs === undefined ? undefined : setTimeout(tooLong, longestMs);
      rows.join(network, waiter);
    });
  }

  return async <T>(work: () => Promise<T>, network = ''): Promise<T | null> => {
    // The place of a piece that ends goes to the next one directly: nobody can slip in between.
    if (running < most) running += 1;
    else if (!(await wait(network))) return null;
    try {
      return await work();
    } finally {
      const begin = rows.next();
      if (begin) begin(true);
      else running -= 1;
    }
  };
}
