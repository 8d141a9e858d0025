import type { FastifyRequest } from 'fastify';
import { watchDestination } from '#api/delivery/queue.ts';
import { Problem } from '#api/problems.ts';
import { reportSealer } from '#api/reports/seal-report.ts';
import { reportSubmitter, type SubmitParts, type SubmitReport } from '#api/reports/submit-report.ts';
import { markHeader, momentOfMark } from './watch-mark.ts';
import type { WatchHub } from './watch-road.ts';

/**
 * The road of a report that bears the mark of the watch; null for one that bears none.
 * @throws Problem watch-mark-refused for a mark that is not right, or on a form: nothing of that report is stored
 */
export type WatchDoor = (request: Pick<FastifyRequest, 'headers' | 'body'>) => SubmitReport | null;

/** Of a house without a watch: nobody has a mark to show. */
export const closedDoor: WatchDoor = ({ headers }) => {
  if (headers[markHeader] !== undefined) throw new Problem('watch-mark-refused');
  return null;
};

type DoorParts = Omit<SubmitParts, 'seal' | 'sealPhoto' | 'destinations' | 'countedCampaign'> & {
  watch: Pick<WatchHub, 'secret' | 'recipient'>;
};

/**
 * A marked report goes the road of all reports, with a recipient and a destination of its own: only the watch can open it,
 * and only the watch gets it. Of what it says nothing but its text is taken, so that it has no place and no campaign.
 */
export function watchDoor({ watch, ...road }: DoorParts): WatchDoor {
  const submit = reportSubmitter({
    ...road,
    destinations: [watchDestination],
    seal: reportSealer([watch.recipient]),
    sealPhoto: refusePhoto,
    countedCampaign: async () => '',
  });
  return ({ headers, body }) => {
    const mark = headers[markHeader];
    if (mark === undefined) return null;
    const idempotencyKey = String(headers['idempotency-key']);
    const atMs = momentOfMark(watch.secret, mark, { nowMs: road.now(), idempotencyKey, body });
    if (atMs === null) throw new Problem('watch-mark-refused');
    return ({ draft, token }) => {
      const { description } = draft;
      return submit({ draft: { phenomenon: 'other', description }, token, flag: 'watch', watchedAtMs: atMs });
    };
  };
}

async function refusePhoto(): Promise<never> {
  throw new Problem('watch-mark-refused');
}
