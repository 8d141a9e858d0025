import type { FastifyInstance, FastifyRequest } from 'fastify';
import { detailOf } from '#api/guard/problem-reply.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';

/** In a browser a missing session leads to the sign-in page; any other problem to a short page. */
export function deskProblems(
  app: FastifyInstance,
  renderPage: RenderPage,
  desk: (request: FastifyRequest) => Desk,
): void {
  app.decorate('problemPage', async (reply, problem) => {
    const { request } = reply;
    reply.type('text/html; charset=utf-8');
    if (problem.code === 'unauthorised') {
      const next = request.method === 'GET' ? request.url : '/dichtheid';
      return reply.send(await renderPage({ kind: 'desk-sign-in', ...desk(request), next }));
    }
    return reply.send(
      await renderPage({
        kind: 'desk-refused',
        ...desk(request),
        code: problem.code,
        detail: detailOf(problem.code, 'staff'),
        problems: problem.fields,
      }),
    );
  });
}
