import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { RenderPage } from '#api/site/render-page.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { type SelfCheck, selfCheckAnswers } from '#content/self-checks/self-check.schema.ts';
import { selfChecks } from '#content/self-checks/self-checks.ts';
import { type Choices, chosenOf, hasOnly, readChoices } from './read-choices.ts';
import type { SelfCheckPage } from './self-check-page.schema.ts';

type Parts = { renderPage: RenderPage };

/** `/zelfcheck/<slug>` for who has no script: the answers are in the body, and the advice is in no store. */
export async function selfCheckRoutes(app: FastifyInstance, parts: Parts): Promise<void> {
  for (const [at, language] of fullLanguages.entries()) {
    for (const check of selfChecks) {
      const path = `${at === 0 ? '' : `/${language}`}/zelfcheck/${check.slug}`;
      app.post(path, { config: { query: 'any' } }, (request, reply) =>
        advise(request, reply, parts, { language, check }),
      );
    }
  }
}

async function advise(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: Parts,
  { language, check }: { language: FullLanguage; check: SelfCheck },
) {
  const read = answersIn(await readChoices(request), check);
  const html = await parts.renderPage({ kind: 'self-check', language, slug: check.slug, ...read });
  return reply
    .code(read.fault === undefined ? 200 : 400)
    .type('text/html; charset=utf-8')
    .send(html);
}

function answersIn(choices: Choices, { questions }: SelfCheck): Pick<SelfCheckPage, 'answers' | 'fault'> {
  const codes = questions.map(({ code }) => code);
  const answered = codes.map((code) => ({ code, chosen: chosenOf(choices, code, selfCheckAnswers) }));
  const isRead =
    hasOnly(choices, codes) && answered.every(({ chosen }) => chosen !== null && chosen.length <= 1);
  const answers = Object.fromEntries(
    answered.flatMap(({ code, chosen }) =>
      chosen?.[0] && chosen.length === 1 ? [[code, chosen[0]] as const] : [],
    ),
  );
  if (!isRead) return { answers, fault: 'unreadable' };
  return Object.keys(answers).length === 0 ? { answers, fault: 'nothing-chosen' } : { answers };
}
