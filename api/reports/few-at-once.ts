type Waiter = (isTurn: boolean) => void;

/**
 * Runs at most `most` pieces of work at the same time. Who must wait stands in the row of its network, and networks take
 * turns: however much one of them sends, another waits for one piece of each. Null, and no work done, after `longestMs`.
 */
export function fewAtOnce(most: number, longestMs?: number) {
  let running = 0;
  const rows = new Map<string, Waiter[]>();

  /** The next of the network whose turn it is, which then goes to the back. */
  function next(): Waiter | undefined {
    const [turn] = rows;
    if (turn === undefined) return undefined;
    const [network, row] = turn;
    const waiter = row.shift();
    rows.delete(network);
    if (row.length > 0) rows.set(network, row);
    return waiter;
  }

  function leave(network: string, waiter: Waiter): void {
    const row = rows.get(network) ?? [];
    row.splice(row.indexOf(waiter), 1);
    if (row.length === 0) rows.delete(network);
  }

  function wait(network: string): Promise<boolean> {
    return new Promise((resolve) => {
      const waiter: Waiter = (isTurn) => {
        clearTimeout(timer);
        resolve(isTurn);
      };
      const tooLong = () => {
        leave(network, waiter);
        waiter(false);
      };
      const timer = longestMs === undefined ? undefined : setTimeout(tooLong, longestMs);
      const row = rows.get(network);
      if (row) row.push(waiter);
      else rows.set(network, [waiter]);
    });
  }

  return async <T>(work: () => Promise<T>, network = ''): Promise<T | null> => {
    // The place of a piece that ends goes to the next one directly: nobody can slip in between.
    if (running < most) running += 1;
    else if (!(await wait(network))) return null;
    try {
      return await work();
    } finally {
      const begin = next();
      if (begin) begin(true);
      else running -= 1;
    }
  };
}
