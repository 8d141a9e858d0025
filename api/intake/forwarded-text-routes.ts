import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from '#api/problems.ts';
import type { Database } from '#api/storage/database.ts';
import { plainText } from '#content/plain-text.schema.ts';
import { forwardText, readForwardedTexts, type SealForwarded } from './forwarded-texts.ts';
import { areaCodesOf, type IntakeParts } from './intake-routes.ts';
import { readRequest } from './read-request.ts';
import { readableAreas } from './readable-areas.ts';
import { reportIdOf } from './report-id.ts';

type Parts = Pick<IntakeParts, 'areasToday' | 'now'> & {
  database: Database;
  forwardSealers: ReadonlyMap<string, SealForwarded>;
};
type OfReport = { Params: { id: string } };

/** The words of staff for one receiver, with what could give the reporter away left out. */
export const forwardedText = z.strictObject({ text: plainText(1, 10_000), to: z.string().min(1).max(40) });

const path = '/api/v1/intake/reports/:id/forwarded-texts';

/** The second layer of a report: what may leave the intake, in other words and under another key than the original. */
export async function forwardedTextRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  const { database, now } = parts;

  app.post<OfReport>(path, { config: { roles: ['analyst', 'lead'] } }, async (request, reply) => {
    const { text, to } = readRequest(forwardedText, request.body);
    const seal = parts.forwardSealers.get(to);
    if (seal === undefined) throw new Problem('invalid-input', [{ field: 'to', code: 'unknown-choice' }]);
    const { id } = request.params;
    const forwarded = await forwardText(database, {
      reportId: reportIdOf(id),
      receiver: to,
      ...(await seal({ v: 1, id, to, text })),
      byRole: request.member?.role ?? 'analyst',
      nowMs: now(),
      areaCodes: areaCodesOf(parts, request.member?.region ?? null),
    });
    if (forwarded.kind === 'unknown') throw new Problem('not-found');
    if (forwarded.kind !== 'forwarded') throw new Problem(forwarded.kind);
    return reply.code(201).send({ id, to, version: forwarded.version });
  });

  app.get<OfReport>(path, { config: { roles: ['analyst', 'lead', 'hub'] } }, async (request, reply) => {
    const reportId = reportIdOf(request.params.id);
    const areaCodes = await readableAreas(request, parts, reportId);
    const rows = await readForwardedTexts(database.store, reportId, areaCodes);
    if (rows === null) throw new Problem('not-found');
    return reply.send({
      forwardedTexts: rows.map((row) => ({
        to: row.receiver,
        version: row.version,
        week: row.week,
        byRole: row.by_role,
        keyId: row.key_id,
        sealed: Buffer.from(row.sealed).toString('base64'),
      })),
    });
  });
}
