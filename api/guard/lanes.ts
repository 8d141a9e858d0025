import { Problem } from '#api/problems.ts';

/** From first served to last. Who stands in which is decided in `standing.ts`. */
const laneNames = ['first', 'known', 'normal', 'doubtful'] as const;
export type Lane = (typeof laneNames)[number];

/**
 * A lane may begin work only while fewer than so many pieces of work run in all lanes together. The lower lanes stop
 * sooner, so that there is always room for who comes in a higher one.
 */
const roomFor: Record<Lane, number> = { first: 32, known: 28, normal: 24, doubtful: 16 };
/** Doubtful work begun in one turn of the event loop: between turns it is looked who else has come. */
const doubtfulPerTurn = 4;
/** Waiting costs memory: a request with its text. */
const mostWaiting = 1_000;
/** Nobody waits longer than this for an answer that may still be "too busy". */
const longestWaitMs = 20_000;
/** A network with fewer waiting than this is never turned away before it is read. */
const fewWaiting = 20;

export type Release = () => void;
export type Lanes = {
  /** Waits for a turn. @throws Problem `overloaded` when the wait grows too long, or too many wait */
  enter(lane: Lane, network: string): Promise<Release>;
  /** Whether this network has taken more than its part of a full queue, so that its body need not be read. */
  isFullFor(network: string): boolean;
  /** Turns away who has waited too long; call it every now and then. */
  sweep(): void;
  waiting(): number;
  running(): number;
};

type Waiter = { network: string; since: number; begin: (release: Release) => void; refuse: () => void };
/** Networks take turns in the order of the map; within one network it is first come, first served. */
type Queue = Map<string, Waiter[]>;

/**
 * Who gets the processor when there is too little of it: the higher lane first, within a lane one of each network in
 * turn. Fifty busy networks so leave a fifty-first its share, however much each of them sends.
 */
export function lanes(now: () => number, limits: { waiting?: number } = {}): Lanes {
  const most = limits.waiting ?? mostWaiting;
  const queues: Record<Lane, Queue> = {
    first: new Map(),
    known: new Map(),
    normal: new Map(),
    doubtful: new Map(),
  };
  const waitingOf = new Map<string, number>();
  let waiting = 0;
  let running = 0;
  let begunInTurn = 0;

  const leave = (lane: Lane, network: string, waiters: Waiter[]) => {
    waiting -= 1;
    const left = (waitingOf.get(network) ?? 1) - 1;
    if (left === 0) waitingOf.delete(network);
    else waitingOf.set(network, left);
    if (waiters.length === 0) queues[lane].delete(network);
  };

  function mayBegin(): boolean {
    if (begunInTurn === 0)
      setImmediate(() => {
        begunInTurn = 0;
        serve();
      });
    begunInTurn += 1;
    return begunInTurn <= doubtfulPerTurn;
  }

  function next(): Waiter | undefined {
    for (const lane of laneNames) {
      if (running >= roomFor[lane]) return undefined;
      const queue = queues[lane];
      const [turn] = queue;
      if (turn === undefined) continue;
      if (lane === 'doubtful' && !mayBegin()) return undefined;
      const [network, waiters] = turn;
      const waiter = waiters.shift();
      // To the back of the row: every other network comes before its next one.
      queue.delete(network);
      if (waiters.length > 0) queue.set(network, waiters);
      leave(lane, network, waiters);
      return waiter;
    }
    return undefined;
  }

  function serve(): void {
    for (let waiter = next(); waiter !== undefined; waiter = next()) {
      running += 1;
      let held = true;
      waiter.begin(() => {
        if (!held) return;
        held = false;
        running -= 1;
        serve();
      });
    }
  }

  /** The newest of the longest row in the lowest lane goes, unless that is the newcomer itself: then false. */
  function makeRoom(lane: Lane, network: string): boolean {
    for (const lower of laneNames.slice(laneNames.indexOf(lane)).toReversed()) {
      const longest = longestRow(queues[lower]);
      if (longest === undefined) continue;
      const own = lower === lane ? (queues[lane].get(network)?.length ?? 0) : 0;
      if (own >= longest[1].length) return false;
      const [crowded, waiters] = longest;
      const sentAway = waiters.pop();
      leave(lower, crowded, waiters);
      sentAway?.refuse();
      return true;
    }
    return false;
  }

  return {
    enter: (lane, network) =>
      new Promise((begin, reject) => {
        const refuse = () => reject(new Problem('overloaded'));
        if (waiting >= most && !makeRoom(lane, network)) return refuse();
        const row = queues[lane].get(network) ?? [];
        queues[lane].set(network, row);
        row.push({ network, since: now(), begin, refuse });
        waiting += 1;
        waitingOf.set(network, (waitingOf.get(network) ?? 0) + 1);
        serve();
      }),
    isFullFor: (network) => {
      const own = waitingOf.get(network) ?? 0;
      return waiting >= most && own >= Math.max(fewWaiting, most / Math.max(1, waitingOf.size));
    },
    sweep: () => {
      const before = now() - longestWaitMs;
      for (const lane of laneNames)
        for (const [network, waiters] of [...queues[lane]])
          while (waiters[0] !== undefined && waiters[0].since <= before) {
            const late = waiters.shift() as Waiter;
            leave(lane, network, waiters);
            late.refuse();
          }
    },
    waiting: () => waiting,
    running: () => running,
  };
}

function longestRow(queue: Queue): [string, Waiter[]] | undefined {
  let longest: [string, Waiter[]] | undefined;
  for (const row of queue) if (longest === undefined || row[1].length > longest[1].length) longest = row;
  return longest;
}
