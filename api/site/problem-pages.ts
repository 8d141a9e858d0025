import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { languages } from '#content/languages.ts';
import type { RenderPage } from './render-page.ts';

/** A problem outside the API becomes a page in the language of the path, with the numbers to call. */
export function problemPages(app: FastifyInstance, renderPage: RenderPage, distDir: string): void {
  app.decorate('problemPage', async (reply, problem) => {
    const first = reply.request.url.split(/[/?]/)[1];
    const language = languages.find((known) => known === first) ?? 'nl';
    // The site has its own page for this; sent as a file, since it is the same for everybody.
    if (problem.code === 'not-found') {
      const file = language === 'nl' ? '404.html' : join(language, '404.html');
      return reply.type('text/html; charset=utf-8').send(await readFile(join(distDir, 'client', file)));
    }
    const html = await renderPage({ kind: 'refused', language, code: problem.code });
    return reply.type('text/html; charset=utf-8').send(html);
  });
}
