/**
 * Who waits, in a row for each network. Networks take turns: however much one of them sends, another waits for one piece
 * of each.
 */
export function networkRows<Waiter>() {
  const rows = new Map<string, Waiter[]>();
  const lengthOf = (network: string) => rows.get(network)?.length ?? 0;

  function join(network: string, waiter: Waiter): void {
    const row = rows.get(network);
    if (row) row.push(waiter);
    else rows.set(network, [waiter]);
  }

  function leave(network: string, waiter: Waiter): void {
    const row = rows.get(network) ?? [];
    row.splice(row.indexOf(waiter), 1);
    if (row.length === 0) rows.delete(network);
  }

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

  /** Makes room for a network: the last of the longest row goes, if that row stays as long as its own becomes. */
  function sendAway(network: string): Waiter | undefined {
    const [longest] = [...rows].toSorted(([, one], [, other]) => other.length - one.length);
    if (longest === undefined || longest[1].length <= lengthOf(network) + 1) return undefined;
    return longest[1].pop();
  }

  return { join, leave, next, sendAway };
}
