import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { dayOf, isoWeekOf } from '#api/counts/week.ts';
import { areaCodesOf, type IntakeParts } from '#api/intake/intake-routes.ts';
import { readRequest, withoutRegion } from '#api/intake/read-request.ts';
import { readableAreas } from '#api/intake/readable-areas.ts';
import { reportIdOf } from '#api/intake/report-id.ts';
import { Problem } from '#api/problems.ts';
import type { Bytes } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { confirmAnswers, listAnswers } from './answer-store.ts';
import type { FollowUp } from './follow-up.ts';
import { answersConfirmed, type QuestionRequest } from './question.schema.ts';
import { checkBackDays, readQuestion } from './read-question.ts';
import { type ThreadMessage, threadMessages } from './thread-messages.ts';
import { mostOpen, type Written } from './write-message.ts';

export type ThreadParts = Pick<IntakeParts, 'database' | 'areasToday' | 'areaOf' | 'now'> & {
  followUp: FollowUp;
};

type Named = { Params: { id: string } };
export const threadReaders = ['analyst', 'lead', 'hub', 'admin'] as const;
export const askers = ['analyst', 'lead', 'hub'] as const;

const answersQuery = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  confirmed: z.enum(['false', 'true']).default('false').describe('true: ook wat al is bevestigd'),
});

/** The hub's side of the conversation with a reporter, for programs. */
export async function threadRoutes(app: FastifyInstance, parts: ThreadParts): Promise<void> {
  const { database, followUp, now } = parts;
  const readers = { config: { roles: threadReaders } } as const;

  app.post<Named>(
    '/api/v1/intake/reports/:id/questions',
    { config: { roles: askers } },
    async (request, reply) => {
      const report = await visibleReport(request, parts);
      const days = checkBackDays(dayOf(now()), followUp.terms.retentionDays);
      const id = randomUUID();
      await ask(parts, request, report.id, id, readQuestion(request.body, days));
      return reply.code(201).send({ id, report: request.params.id });
    },
  );

  app.get<Named>('/api/v1/intake/reports/:id/messages', readers, async (request, reply) => {
    const { id } = await visibleReport(request, parts);
    const thread = await threadMessages(database.store, id, isoWeekOf(now()));
    const { hasThread, mayAsk } = thread;
    return reply.send({ messages: thread.messages.map(told), hasThread, mayAsk, mostOpen });
  });

  app.get(
    '/api/v1/intake/answers',
    { config: { roles: askers, query: ['after', 'limit', 'confirmed'] } },
    async (request, reply) => {
      const { after, limit, confirmed } = readRequest(answersQuery, request.query);
      const areaCodes = areaCodesOf(parts, request.member?.region ?? null);
      const wanted = { after, limit, areaCodes, unconfirmed: confirmed === 'false' };
      const { rows, next } = await listAnswers(database.store, wanted);
      const answers = rows.map(({ id, reportId, questionId, week, sealed }) => ({
        ...{ id, question: questionId, week, report: hex(reportId), sealed: base64(sealed) },
      }));
      request.shownReports = rows.length;
      return reply.send({ answers, next });
    },
  );

  app.post(
    '/api/v1/intake/answers/acknowledgements',
    { config: { roles: ['hub', 'analyst'] } },
    async (request, reply) => {
      withoutRegion(request);
      const { ids } = readRequest(answersConfirmed, request.body);
      return reply.send(await confirmAnswers(database, ids, now(), followUp.terms));
    },
  );
}

const hex = (bytes: Bytes) => Buffer.from(bytes).toString('hex');
const base64 = (bytes: Bytes) => Buffer.from(bytes).toString('base64');

function told({ sealed, ...message }: ThreadMessage) {
  return { ...message, sealed: base64(sealed) };
}

/**
 * The clear columns of a report that this member may see; to change something, only in the own region.
 * @throws Problem not-found for all others alike
 */
export async function visibleReport(request: FastifyRequest<Named>, parts: ThreadParts) {
  const id = reportIdOf(request.params.id);
  const own = areaCodesOf(parts, request.member?.region ?? null);
  const areaCodes = isLook(request) ? await readableAreas(request, parts, id) : own;
  const report = await parts.database.store
    .selectFrom('reports')
    .select(['id', 'area_code', 'phenomenon', 'received_week', 'state', 'flag', 'language'])
    .where('id', '=', id)
    .where('id', 'not in', watchIds)
    .executeTakeFirst();
  if (report === undefined || (areaCodes && !areaCodes.includes(report.area_code)))
    throw new Problem('not-found');
  return { ...report, elsewhere: own !== undefined && !own.includes(report.area_code) };
}

const isLook = ({ method }: FastifyRequest) => method === 'GET' || method === 'HEAD';

/** @throws Problem thread-full or no-thread */
export async function ask(
  { followUp }: ThreadParts,
  request: FastifyRequest,
  reportId: Bytes,
  id: string,
  question: QuestionRequest,
): Promise<void> {
  const byRole = request.member?.role ?? 'analyst';
  const written: Written = await followUp.ask({ id, reportId, question, byRole });
  if (written.kind === 'full') throw new Problem('thread-full');
  if (written.kind === 'no-thread') throw new Problem('no-thread');
}
