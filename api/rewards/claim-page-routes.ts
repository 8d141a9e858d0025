import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { confidentialFile } from '#api/counts/confidential-csv.ts';
import { formFields, readRequest } from '#api/intake/read-request.ts';
import { Problem } from '#api/problems.ts';
import type { Desk } from '#api/rendered-page.schema.ts';
import type { RenderPage } from '#api/site/render-page.ts';
import { lookUpClaim } from './claim-desk.ts';
import { type ClaimParts, claim, claimRoles, lookUp, pay } from './claim-routes.ts';
import { ledgerCsv } from './ledger-csv.ts';
import { ledgerEntries, ledgerTotals } from './reward-ledger.ts';
import { type RewardsPage, typedRewardCode } from './rewards.schema.ts';

type PageParts = ClaimParts & { renderPage: RenderPage; desk: (request: FastifyRequest) => Desk };
type Shown = Pick<RewardsPage, 'typed' | 'claim' | 'done' | 'problem'>;

const nothing: Shown = { typed: '', claim: null, done: null, problem: null };
const steps = {
  '/beloningen': { take: lookUp, done: null },
  '/beloningen/inname': { take: claim, done: 'claimed' },
  '/beloningen/betaling': { take: pay, done: 'paid' },
} as const;

/** `/beloningen`: a code goes in by a form and never stands in an address. */
export async function claimPageRoutes(app: FastifyInstance, parts: PageParts): Promise<void> {
  const config = { roles: claimRoles };
  app.get('/beloningen', { config }, (request, reply) => show(request, reply, parts, nothing));

  for (const [path, { take, done }] of Object.entries(steps)) {
    app.post(path, { config }, async (request, reply) => {
      const typed = readRequest(typedRewardCode, formFields(request.body)).code;
      try {
        const found = await take(parts, request, typed);
        return await show(request, reply, parts, { typed, claim: found, done, problem: null });
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        const refused = {
          ...nothing,
          typed,
          problem: error.code,
          claim: await knownClaim(parts, error, typed),
        };
        return show(request, reply.code(error.statusCode), parts, refused);
      }
    });
  }

  app.get('/beloningen.csv', { config }, async (_request, reply) => {
    const csv = ledgerCsv(await ledgerEntries(parts.rewards.database.store));
    reply.header('content-disposition', confidentialFile('beloningen.csv'));
    return reply.type('text/csv; charset=utf-8').send(csv);
  });
}

/** A code that is right stays on the page, with how it stands: what was refused is only the step. */
async function knownClaim({ rewards, now }: PageParts, { code }: Problem, typed: string) {
  if (code === 'unknown-code') return null;
  return lookUpClaim({ ...rewards, nowMs: now() }, typed);
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { renderPage, desk, rewards }: PageParts,
  shown: Shown,
): Promise<FastifyReply> {
  const totals = await ledgerTotals(rewards.database.store);
  const html = await renderPage({ ...desk(request), kind: 'desk-rewards', ...shown, totals });
  return reply.type('text/html; charset=utf-8').send(html);
}
