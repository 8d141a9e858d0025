import { canaryConfirmation } from './canaries/canary-routes.ts';
import { answersConfirmed, questionRequest } from './follow-up/question.schema.ts';
import { forwardedText } from './intake/forwarded-text-routes.ts';
import { acknowledgement, leaseRequest } from './intake/intake-routes.ts';
import { openingRequest } from './intake/open-elsewhere.ts';
import { reportStates } from './intake/report-states.ts';
import { transition } from './intake/transition-routes.ts';
import { withdrawalConfirmation } from './intake/withdrawal-routes.ts';
import { add, choice, type DeskOperation, get, howMany, post } from './openapi-desk-parts.ts';
import { rewardDecision, rewardProposal } from './rewards/rewards.schema.ts';

const intakeQuery = {
  state: choice('Stand', reportStates),
  after: { description: 'Vervolg na deze melding', schema: { type: 'string' } },
  limit: howMany(200, 50),
};

const answersQuery = {
  after: { description: 'Vervolg na dit antwoord', schema: { type: 'string' } },
  limit: intakeQuery.limit,
  confirmed: choice('Ook wat al bevestigd is', ['true', 'false']),
};

/** What the hub does with reports, answers, withdrawals and canaries. */
export const intakeOperations: DeskOperation[] = [
  get('/intake/reports', 'listReports', 'Meldingen, verzegeld', intakeQuery),
  add(
    '/intake/reports/{id}/openings',
    'openReportElsewhere',
    'Een melding buiten uw regio bekijken, vandaag en met een reden',
    openingRequest,
  ),
  get('/intake/reports/{id}/photos/{photo}', 'getPhoto', 'Eén foto van een melding, verzegeld'),
  post('/intake/reports/{id}/transitions', 'moveReport', 'Een melding naar een andere stand', transition),
  add('/intake/reports/{id}/questions', 'askReporter', 'De melder iets vragen', questionRequest),
  get('/intake/reports/{id}/messages', 'listMessages', 'Berichten bij een melding, verzegeld'),
  get('/intake/reports/{id}/rewards', 'readReward', 'Wat over een beloning is beslist'),
  add('/intake/reports/{id}/rewards', 'proposeReward', 'Een beloning voorstellen', rewardProposal),
  post(
    '/intake/reports/{id}/rewards/approvals',
    'approveReward',
    'Een beloning goedkeuren, door een tweede persoon',
    rewardDecision,
  ),
  post('/intake/reports/{id}/rewards/refusals', 'refuseReward', 'Een beloning afwijzen', rewardDecision),
  get('/intake/answers', 'listAnswers', 'Antwoorden van melders, verzegeld', answersQuery),
  post(
    '/intake/answers/acknowledgements',
    'acknowledgeAnswers',
    'Ontvangst van antwoorden bevestigen',
    answersConfirmed,
  ),
  post('/intake/leases', 'leaseReports', 'Meldingen ophalen, voor een kwartier alleen voor u', leaseRequest),
  post('/intake/acknowledgements', 'acknowledgeReports', 'Ontvangst bevestigen', acknowledgement),
  get('/intake/withdrawals', 'listWithdrawals', 'Wat is ingetrokken en elders nog gewist moet worden', {
    limit: howMany(500, 100),
  }),
  post(
    '/intake/withdrawals/acknowledgements',
    'acknowledgeWithdrawals',
    'Wissen bevestigen',
    withdrawalConfirmation,
  ),
  get('/intake/canaries', 'listCanaries', 'Proefmeldingen van onszelf, en of de hub ze opent'),
  post(
    '/intake/canaries/{id}/confirmations',
    'confirmCanary',
    'Een proefmelding bevestigen met het woord dat erin staat',
    canaryConfirmation,
  ),
  get('/intake/reports/{id}/forwarded-texts', 'listForwardedTexts', 'Doorgegeven teksten, verzegeld'),
  add(
    '/intake/reports/{id}/forwarded-texts',
    'forwardText',
    'Een bewerkte tekst voor een ontvanger',
    forwardedText,
  ),
];
