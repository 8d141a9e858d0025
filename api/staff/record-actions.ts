import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import { reportStates } from '#api/intake/report-states.ts';
import { Problem } from '#api/problems.ts';
import type { Database } from '#api/storage/database.ts';
import { type AuditDetail, viewingActions } from './audit-actions.ts';
import type { AuditEntry } from './audit-log.ts';
import { type Audited, auditedAs } from './audited-routes.ts';
import { writeEntry, writeOnceToday, writeView } from './write-audit-log.ts';

export type RecordParts = {
  database: Database;
  log: QuietLog;
  now: () => number;
  /** Reports that one person may be shown on a day. */
  viewBudget: number;
};
type Recorded = Exclude<Audited, { kind: 'unrecorded' }>;

/**
 * Writes every action of staff into the audit log; the list of routes says how. What cannot be written down does not
 * happen: no change is made, and nothing that was read leaves.
 */
export function recordActions(app: FastifyInstance, parts: RecordParts): void {
  app.decorateRequest('shownReports', 0);
  app.decorateRequest('undo', null);
  app.decorateRequest('opening', null);
  app.decorateRequest('taken', '');

  app.addHook('preHandler', async (request) => {
    const audited = recordedFor(request);
    if (audited?.kind === 'change') await write(parts, entryOf(request, audited, parts.now()));
  });

  app.addHook('onSend', async (request, reply) => {
    const audited = recordedFor(request);
    const refused = reply.statusCode >= 400;
    if (refused) await undo(parts, request);
    if (audited === null) return;
    if (audited.kind === 'change') return refused ? noteRefusal(parts, request, audited) : undefined;
    if (!refused) await writeBeforeLeaving(parts, request, reply, audited);
  });
}

function recordedFor(request: FastifyRequest): Recorded | null {
  if (request.member === null || request.is404) return null;
  const audited = auditedAs(request.method, request.routeOptions.url ?? '');
  return audited.kind === 'unrecorded' ? null : audited;
}

async function writeBeforeLeaving(
  parts: RecordParts,
  request: FastifyRequest,
  reply: FastifyReply,
  audited: Recorded,
): Promise<void> {
  try {
    await write(parts, entryOf(request, audited, parts.now()));
  } catch (error) {
    await undo(parts, request);
    // What the answer carried must not leave with the refusal: a session, a file name.
    for (const name of ['set-cookie', 'content-disposition', 'content-length', 'location'])
      reply.removeHeader(name);
    throw error;
  }
}

/** Once; the refusal leaves in any case. */
async function undo({ log }: RecordParts, request: FastifyRequest): Promise<void> {
  const { undo: takeBack } = request;
  request.undo = null;
  try {
    await takeBack?.();
  } catch (error) {
    log('error', 'request-failed', errorFields(error));
  }
}

/** @throws Problem not-recorded, or view-budget-reached */
async function write(parts: RecordParts, entry: AuditEntry): Promise<void> {
  const { database, log, viewBudget } = parts;
  try {
    if (entry.role === 'hub') return await writeOnceToday(database, entry);
    if (!viewingActions.includes(entry.action)) return await writeEntry(database, entry);
    if ((await writeView(database, entry, viewBudget)) === 'recorded') {
      // Whoever runs the service sees how often it happens; who, which and why stand in the audit log.
      if (entry.action === 'open-elsewhere') log('warn', 'opened-elsewhere');
      return;
    }
  } catch (error) {
    log('error', 'action-not-recorded', errorFields(error));
    throw new Problem('not-recorded');
  }
  log('warn', 'view-budget-reached');
  throw new Problem('view-budget-reached');
}

/** The change stands in the log as asked for; this says that it was not made. The refusal leaves in any case. */
async function noteRefusal(parts: RecordParts, request: FastifyRequest, audited: Recorded): Promise<void> {
  if (request.member?.role === 'hub') return;
  const entry = { ...entryOf(request, audited, parts.now()), detail: 'refused' as const, shown: 0 };
  try {
    await writeEntry(parts.database, entry);
  } catch (error) {
    parts.log('error', 'action-not-recorded', errorFields(error));
  }
}

function entryOf(request: FastifyRequest, audited: Recorded, nowMs: number): AuditEntry {
  const { tokenId = '', name = '', role = 'admin' } = request.member ?? {};
  const { id: subject, reason } = request.opening ?? { id: subjectOf(request, audited), reason: '' };
  const one = viewingActions.includes(audited.action) && subject !== '';
  return {
    ...{ day: dayOf(nowMs), tokenId, name, role },
    ...{ action: audited.action, subject, detail: detailOf(request, audited) },
    ...{ shown: one ? 1 : request.shownReports, reason },
  };
}

/** Ids as we make them, of reports, campaigns and exports: whatever else stands in a path is not written down. */
const idShape = /^(?:[0-9a-f]{64}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function subjectOf(request: FastifyRequest, { subject }: Recorded): string {
  const { id = '' } = request.params as { id?: string };
  return subject !== undefined && idShape.test(id) ? id : '';
}

/** Of figures what was taken; of a move the state that it leads to, when it is one that we know. */
function detailOf(request: FastifyRequest, { action }: Recorded): AuditDetail {
  if (action === 'take-figures') return request.taken;
  if (action !== 'move-report') return '';
  const to = (request.body as { to?: unknown } | null)?.to;
  return reportStates.find((state) => state === to) ?? '';
}

declare module 'fastify' {
  interface FastifyRequest {
    /** How many reports the answer shows; set by what lists them. */
    shownReports: number;
    /** The report outside the region that this answer opens, and why; set by what opens it. */
    opening: { id: string; reason: string } | null;
    /** Takes back what was done for this answer, in case it may not leave; set by what did it. */
    undo: (() => Promise<void>) | null;
  }
}
