import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import { readSealedPhoto } from '#api/reports/photo-store.ts';
import type { Database } from '#api/storage/database.ts';
import type { IntakeParts } from './intake-routes.ts';
import { readableAreas } from './readable-areas.ts';
import { reportIdOf } from './report-id.ts';

type Parts = Pick<IntakeParts, 'areasToday' | 'now'> & { database: Database };

/** The photos of a report, one by one and sealed: a list of reports would be too large with them. */
export async function photoRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  app.get<{ Params: { id: string; photo: string } }>(
    '/api/v1/intake/reports/:id/photos/:photo',
    { config: { roles: ['analyst', 'lead', 'hub'] } },
    async (request, reply) => {
      const reportId = reportIdOf(request.params.id);
      const sealed = await readSealedPhoto(parts.database.store, {
        reportId,
        id: reportIdOf(request.params.photo),
        areaCodes: await readableAreas(request, parts, reportId),
      });
      if (sealed === null) throw new Problem('not-found');
      return reply.type('application/octet-stream').send(Buffer.from(sealed));
    },
  );
}
