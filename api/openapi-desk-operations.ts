import type { z } from 'zod';
import { campaignDraft } from '#campaigns/planning/plan-draft.schema.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { checkOutcome, confounder, plannedCheck, surveyWave } from './campaigns/campaign-notes.schema.ts';
import { approval, withdrawal } from './campaigns/campaign-routes.ts';
import { lotRequest } from './campaigns/lot-routes.ts';
import { canaryConfirmation } from './canaries/canary-routes.ts';
import { densityModels } from './counts/density-page.schema.ts';
import { exportRequest } from './exports/export.schema.ts';
import { answersConfirmed, questionRequest } from './follow-up/question.schema.ts';
import { indicatorViews } from './indicators/indicator-page.schema.ts';
import {
  approvalRequest,
  proposalRequest,
  storeRequest,
  weightRequest,
  withdrawalRequest,
} from './indicators/indicator-requests.ts';
import { forwardedText } from './intake/forwarded-text-routes.ts';
import { acknowledgement, leaseRequest } from './intake/intake-routes.ts';
import { reportStates } from './intake/report-states.ts';
import { transition } from './intake/transition-routes.ts';
import { withdrawalConfirmation } from './intake/withdrawal-routes.ts';
import { rewardDecision, rewardProposal, typedRewardCode } from './rewards/rewards.schema.ts';

/** One call of the desk: its summary in words, what a post takes, or which keys a get knows. */
export type DeskOperation = {
  /** `GET` reads (200); `POST` changes (200); `ADD` is a post that makes something (201). */
  does: 'GET' | 'POST' | 'ADD';
  path: string;
  id: string;
  summary: string;
  body?: z.ZodType;
  query?: Record<string, { description: string; schema: object }>;
};

const text = { type: 'string' };
const month = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
const choice = (description: string, values: readonly string[]) => ({
  description,
  schema: { type: 'string', enum: values },
});
const from = { description: 'Eerste maand', schema: month };
const to = { description: 'Laatste maand', schema: month };
const phenomenon = choice('Soort vermoeden', phenomena);
const audience = choice('Doelgroep', audienceCodes);
const densityQuery = {
  from,
  to,
  phenomenon,
  audience,
  model: choice('Waarnaar verwacht wordt', densityModels),
};
const months = { description: 'Duur van de campagne in maanden', schema: { type: 'integer', minimum: 1 } };
const intakeQuery = {
  state: choice('Stand', reportStates),
  after: { description: 'Vervolg na deze melding', schema: text },
  limit: { description: 'Hoeveel', schema: { type: 'integer', minimum: 1, maximum: 200, default: 50 } },
};

const answersQuery = {
  after: { description: 'Vervolg na dit antwoord', schema: text },
  limit: intakeQuery.limit,
  confirmed: choice('Ook wat al bevestigd is', ['true', 'false']),
};

const get = (path: string, id: string, summary: string, query?: DeskOperation['query']): DeskOperation => ({
  ...{ does: 'GET', path, id, summary, query },
});
const post = (path: string, id: string, summary: string, body?: z.ZodType): DeskOperation => ({
  ...{ does: 'POST', path, id, summary, body },
});
const add = (path: string, id: string, summary: string, body?: z.ZodType): DeskOperation => ({
  ...{ does: 'ADD', path, id, summary, body },
});

const layerVersion = '/indicators/{name}/versions/{version}';

/** Every call under `/api/v1` of the desk; `openapi-documents.test.ts` holds it against the routes that run. */
export const deskOperations: Record<string, DeskOperation[]> = {
  cijfers: [
    get('/densities', 'listDensities', 'Meldingen naast verwachting', densityQuery),
    get('/surges', 'readSurges', 'Of er meer binnenkomt dan gewoon', { phenomenon, audience }),
  ],
  campagnes: [
    get('/proposals', 'listProposals', 'Waar een campagne past', { from, to, audience, months }),
    get('/campaigns', 'listCampaigns', 'Alle campagnes'),
    add('/campaigns', 'createCampaign', 'Een campagne opschrijven', campaignDraft),
    get('/campaigns/{id}', 'getCampaign', 'Eén campagne'),
    add('/campaigns/{id}/versions', 'createCampaignVersion', 'Een campagne wijzigen', campaignDraft),
    post('/campaigns/{id}/approval', 'approveCampaign', 'Akkoord van een tweede persoon', approval),
    post('/campaigns/{id}/withdrawal', 'withdrawCampaign', 'Een campagne intrekken', withdrawal),
    get('/campaigns/{id}/effect', 'readEffect', 'Of er meer werd gemeld dan anders'),
    add('/campaigns/{id}/confounders', 'addConfounder', 'Wat ook invloed kan hebben', confounder),
    add('/campaigns/{id}/checks', 'planCheck', 'Een ronde controles plannen', plannedCheck),
    post(
      '/campaigns/{id}/checks/{check}/outcome',
      'noteCheckOutcome',
      'Uitkomst van controles',
      checkOutcome,
    ),
    add('/campaigns/{id}/surveys', 'addSurvey', 'Uitkomst van een enquête', surveyWave),
    get('/lots', 'listLots', 'Alle lotingen'),
    add('/lots', 'castLots', 'Gebieden loten', lotRequest),
    get('/lots/{id}', 'getLot', 'Eén loting'),
  ],
  indicatoren: [
    get('/indicators', 'listIndicators', 'Alle lagen'),
    get('/indicators/index', 'readIndex', 'Lagen gestapeld per gemeente', {
      view: choice('Welke lagen', indicatorViews),
    }),
    post('/indicators/previews', 'previewIndicator', 'Een laag bekijken voor het bewaren', proposalRequest),
    add('/indicators', 'createIndicator', 'Een laag bewaren', storeRequest),
    add('/indicators/{name}/weights', 'weighIndicator', 'Een laag een gewicht geven', weightRequest),
    add(`${layerVersion}/approvals`, 'approveIndicator', 'Een laag goedkeuren', approvalRequest),
    add(`${layerVersion}/withdrawals`, 'withdrawIndicator', 'Een laag intrekken', withdrawalRequest),
  ],
  exports: [
    get('/exports', 'listExports', 'Bewaarde exports van openbare cijfers'),
    add('/exports', 'createExport', 'Een export maken', exportRequest),
    get('/exports/{id}', 'getExport', 'Eén export, met zijn versies en wie ze ophaalde'),
    add('/exports/{id}/versions', 'createExportVersion', 'Een export opnieuw maken'),
    get(
      '/exports/{id}/versions/{file}',
      'getExportFile',
      'Bestand: nummer.csv, nummer.geojson of nummer.txt',
    ),
  ],
  meldingen: [
    get('/intake/reports', 'listReports', 'Meldingen, verzegeld', intakeQuery),
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
    post(
      '/intake/leases',
      'leaseReports',
      'Meldingen ophalen, voor een kwartier alleen voor u',
      leaseRequest,
    ),
    post('/intake/acknowledgements', 'acknowledgeReports', 'Ontvangst bevestigen', acknowledgement),
    get('/intake/withdrawals', 'listWithdrawals', 'Wat is ingetrokken en elders nog gewist moet worden', {
      limit: { description: 'Hoeveel', schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } },
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
  ],
  logboek: [
    get('/audit-log', 'listActions', 'Wat medewerkers deden, laatste eerst', {
      from: { description: 'Eerste dag, anders vandaag', schema: { type: 'string', format: 'date' } },
      to: { description: 'Laatste dag, anders de eerste', schema: { type: 'string', format: 'date' } },
      before: { description: 'Vervolg vóór dit nummer', schema: { type: 'integer', minimum: 1 } },
      limit: { description: 'Hoeveel', schema: { type: 'integer', minimum: 1, maximum: 500, default: 100 } },
    }),
  ],
  beloningen: [
    post('/rewards/lookups', 'lookUpReward', 'Een code nakijken', typedRewardCode),
    post('/rewards/claims', 'claimReward', 'Een code innemen', typedRewardCode),
    post(
      '/rewards/payments',
      'approvePayment',
      'Betaling goedkeuren, door een tweede persoon',
      typedRewardCode,
    ),
    get('/rewards/ledger', 'readLedger', 'Het boek per week en bedrag'),
  ],
};
