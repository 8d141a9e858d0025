import type { FastifyInstance } from 'fastify';
import { detailOf } from '#api/guard/problem-reply.ts';
import { type SignInParts, showSignIn } from './show-sign-in.ts';

/** In a browser a missing session leads to the sign-in page; any other problem to a short page. */
export function deskProblems(
  app: FastifyInstance,
  parts: Pick<SignInParts, 'renderPage' | 'desk' | 'own' | 'organisation' | 'tokenSignIn'>,
): void {
  const { renderPage, desk } = parts;
  app.decorate('problemPage', async (reply, problem) => {
    const { request } = reply;
    reply.type('text/html; charset=utf-8');
    if (problem.code === 'unauthorised') {
      const next = request.method === 'GET' ? request.url : '/dichtheid';
      return showSignIn(request, reply, parts, { next });
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
