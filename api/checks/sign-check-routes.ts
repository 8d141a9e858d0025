import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RenderPage } from '#api/site/render-page.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { urgencies } from '#content/sign-check/sign-rules.ts';
import { signCodes } from '#content/taxonomy/signs.ts';
import { chosenOf, hasOnly, readChoices } from './read-choices.ts';

type Parts = { renderPage: RenderPage };

/** `prefill` is for the step to the report form, which the same form takes. */
const fields = ['signs', 'urgent', 'prefill'];

/** `/wat-zag-u` for who has no script: what was chosen is in the body, and the answer is in no store. */
export async function signCheckRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  for (const [at, language] of fullLanguages.entries()) {
    const path = `${at === 0 ? '' : `/${language}`}/wat-zag-u`;
    app.post(path, { config: { query: 'any' } }, (request, reply) => answer(request, reply, parts, language));
  }
}

async function answer(request: FastifyRequest, reply: FastifyReply, parts: Parts, language: FullLanguage) {
  const choices = await readChoices(request);
  const signs = chosenOf(choices, 'signs', signCodes);
  const urgent = chosenOf(choices, 'urgent', urgencies);
  const isRead = hasOnly(choices, fields) && signs !== null && urgent !== null;
  const html = await parts.renderPage({
    ...{ kind: 'sign-check', language, signs: signs ?? [], urgent: urgent ?? [] },
    fault: isRead ? undefined : 'unreadable',
  });
  return reply
    .code(isRead ? 200 : 400)
    .type('text/html; charset=utf-8')
    .send(html);
}
