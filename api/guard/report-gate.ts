import type { FastifyRequest } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { ReportFlag } from '#api/reports/report-flag.ts';
import type { Lanes } from './lanes.ts';
import type { Proofs } from './proof-of-work.ts';
import { flagOf, laneOf, type Standing } from './standing.ts';
import type { Throttle } from './throttle.ts';
import type { TokenUses } from './token-uses.ts';

/** What can be seen of a report once it is read. */
export type Seen = {
  flag: ReportFlag;
  phenomenon: string | undefined;
  /** Field `proof` of a form or header `Proof-Of-Work`. */
  proof: string | undefined;
  /** The secret of our own form token and all that was typed under it; absent for a program. */
  form?: { secret: Uint8Array; content: string };
};

export type Turn = {
  /** Waits for a turn and does the work in it. No turn is held while somebody still sends. */
  run<T>(seen: Seen, work: (flag: ReportFlag) => Promise<T>): Promise<T>;
};

export type ReportGate = {
  /** First thing in a route that takes reports. @throws Problem `overloaded` when its network alone fills the row */
  arrive(request: FastifyRequest): Promise<Turn>;
};

type GateParts = { throttle: Throttle; lanes: Lanes; proofs: Proofs; tokenUses: TokenUses };

const dangerAtSea = 'floating-package';

/** Overload instead of refusal: every report is put in a lane, worked off in turn, and flagged where it looks odd. */
export function reportGate({ throttle, lanes, proofs, tokenUses }: GateParts): ReportGate {
  return {
    arrive: async (request) => {
      const { network, busy } = await throttle.note(request);
      if (lanes.isFullFor(network)) throw new Problem('overloaded');
      return {
        run: async (seen, work) => {
          const standing: Standing = {
            flag: seen.form && isWorn(tokenUses, seen, seen.form) ? 'worn-token' : seen.flag,
            fromForm: seen.form !== undefined,
            busyNetwork: busy,
            danger: seen.phenomenon === dangerAtSea && (await throttle.mayHurry(request)),
            proved: await proofs.isGood(seen.proof),
          };
          const release = await lanes.enter(laneOf(standing), network);
          try {
            return await work(flagOf(standing));
          } finally {
            release();
          }
        },
      };
    },
  };
}

/** Counts only tokens of ours: whatever else stands there is flagged already. */
function isWorn(uses: TokenUses, { flag }: Seen, { secret, content }: NonNullable<Seen['form']>): boolean {
  return (flag === 'none' || flag === 'too-fast') && uses.isWorn(secret, content);
}

/** Lets everybody in at once: for tests of something else, and to measure what the lanes are good for. */
export const openGate: ReportGate = {
  arrive: async () => ({ run: async (seen, work) => work(seen.flag) }),
};
