import { networkRows } from '#api/guard/network-rows.ts';
import { Problem } from '#api/problems.ts';

type TurnAway = <T>(work: () => Promise<T>, network?: string) => Promise<T>;
type Waiter = (isTurn: boolean) => void;

/**
 * Lets `running` pieces of work go on at a time and `waiting` wait; who comes after that is told to come back. Networks
 * take turns, and when nobody more may wait it is the last of the longest row who is told so: a flood of one network
 * leaves room for every other. Opening a thread costs as much as sealing a report: a flood of receipts must leave the
 * processor to reports.
 * @throws Problem crowded
 */
export function turnAway({
  running: most,
  waiting: longest,
}: {
  running: number;
  waiting: number;
}): TurnAway {
  const rows = networkRows<Waiter>();
  let [running, waiting] = [0, 0];

  async function wait(network: string): Promise<void> {
    if (waiting < longest) waiting += 1;
    else {
      const last = rows.sendAway(network);
      if (last === undefined) throw new Problem('crowded');
      last(false);
    }
    if (!(await new Promise<boolean>((resolve) => rows.join(network, resolve)))) throw new Problem('crowded');
  }

  return async (work, network = '') => {
    // Who is called takes over the place of who left.
    if (running < most) running += 1;
    else await wait(network);
    try {
      return await work();
    } finally {
      const next = rows.next();
      if (next) {
        waiting -= 1;
        next(true);
      } else running -= 1;
    }
  };
}
