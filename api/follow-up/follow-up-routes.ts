import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { Problem } from '#api/problems.ts';
import { readReceipt } from '#api/reports/receipt.ts';
import { readPostedForm } from '#api/reports/report-form.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { siteLanguages } from '#content/languages.ts';

export const followUpRequest = z.strictObject({ receipt: z.string().max(100) });

/**
 * The reporter comes back. Questions from the hub do not exist yet, so every well-formed receipt gets the very same
 * bytes: nobody can learn from the answer whether a receipt was ever given out.
 */
export async function followUpRoutes(app: FastifyInstance, { renderPage }: { renderPage: RenderPage }) {
  app.post('/api/v1/follow-ups', async (request, reply) => {
    const body = followUpRequest.safeParse(request.body);
    if (!body.success || readReceipt(body.data.receipt) === null) {
      throw new Problem('malformed-receipt', [{ field: 'receipt', code: 'malformed-receipt' }]);
    }
    return reply.send({ messages: [] });
  });

  for (const [at, language] of siteLanguages.entries()) {
    app.post(
      `${at === 0 ? '' : `/${language}`}/vervolg`,
      { config: { query: 'any' } },
      async (request, reply) => {
        const form = await readPostedForm(request);
        const typed = (form.fields.get('receipt')?.[0] ?? '').slice(0, 100);
        const state = readReceipt(typed) === null ? 'malformed' : 'no-message';
        // A well-formed code is not repeated: the page would then differ per code, and show it to who looks along.
        const page = {
          kind: 'follow-up',
          language,
          state,
          typed: state === 'malformed' ? typed : '',
        } as const;
        return reply
          .code(state === 'malformed' ? 400 : 200)
          .type('text/html; charset=utf-8')
          .send(await renderPage(page));
      },
    );
  }
}
