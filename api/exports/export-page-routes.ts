import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { dayOf } from '#api/counts/week.ts';
import { formFields, readRequest } from '#api/intake/read-request.ts';
import { publishedRows } from '#api/ogc/published-rows.ts';
import { Problem } from '#api/problems.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { choicesIn } from './choose-rows.ts';
import { type ExportFields, type ExportsPage, exportApproval } from './export.schema.ts';
import { agree, type ExportParts, exportRoles, madeOrProblem, makingFor, memberOf } from './export-routes.ts';
import { makeExport, makeExportAgain } from './make-export.ts';
import { endDays, fromForm, readExportRequest } from './read-export-request.ts';
import { listExports, versionsAskedBy } from './read-exports.ts';

type PageParts = ExportParts & { renderPage: RenderPage };

const config = { roles: exportRoles } as const;
const usualDays = 90;

/** `/exports`: what was saved, and a form for a new one; works without script. */
export async function exportPageRoutes(app: FastifyInstance, parts: PageParts): Promise<void> {
  app.get('/exports', { config }, (request, reply) => {
    const endsOn = Temporal.PlainDate.from(dayOf(parts.now())).add({ days: usualDays }).toString();
    const empty = { question: '', level: '', areas: [], from: '', to: '', phenomenon: '', endsOn };
    return show(request, reply, parts, { fields: empty, problems: [] });
  });

  app.post('/exports', { config }, async (request, reply) => {
    const making = makingFor(request, parts);
    const { fields, input } = fromForm(request.body);
    try {
      const { id } = madeOrProblem(await makeExport(making, readExportRequest(input, making.today)));
      return reply.redirect(`/exports#export-${id}`, 303);
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'invalid-input')) throw error;
      return show(request, reply.code(400), parts, { fields, problems: error.fields });
    }
  });

  app.post<{ Params: { id: string } }>('/exports/:id/opnieuw', { config }, async (request, reply) => {
    const { id } = madeOrProblem(await makeExportAgain(makingFor(request, parts), request.params.id));
    return reply.redirect(`/exports#export-${id}`, 303);
  });

  app.post<{ Params: { id: string } }>('/exports/:id/akkoord', { config }, async (request, reply) => {
    const { id } = request.params;
    const { version } = readRequest(exportApproval, formFields(request.body));
    await agree(request, parts, { id, version });
    return reply.redirect(`/exports#export-${id}`, 303);
  });
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, releases, now, desk, renderPage }: PageParts,
  typed: { fields: ExportFields; problems: ExportsPage['problems'] },
) {
  const today = dayOf(now());
  const rows = publishedRows(await releases());
  const html = await renderPage({
    ...desk(request),
    ...{ kind: 'desk-exports', ...typed, days: endDays(today) },
    exports: await listExports(database.store, today),
    own: await versionsAskedBy(database.store, memberOf(request)),
    choices: rows.length > 0 ? choicesIn(rows) : null,
  });
  return reply.type('text/html; charset=utf-8').send(html);
}
