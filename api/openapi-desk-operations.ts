import { campaignDraft } from '#campaigns/planning/plan-draft.schema.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { checkOutcome, confounder, plannedCheck, surveyWave } from './campaigns/campaign-notes.schema.ts';
import { approval, withdrawal } from './campaigns/campaign-routes.ts';
import { lotRequest } from './campaigns/lot-routes.ts';
import { densityModels } from './counts/density-page.schema.ts';
import { exportApproval, exportRequest } from './exports/export.schema.ts';
import { indicatorViews } from './indicators/indicator-page.schema.ts';
import {
  approvalRequest,
  proposalRequest,
  storeRequest,
  weightRequest,
  withdrawalRequest,
} from './indicators/indicator-requests.ts';
import { add, choice, type DeskOperation, get, howMany, post } from './openapi-desk-parts.ts';
import { intakeOperations } from './openapi-intake-operations.ts';
import { newsletterOperations, surveyOperations } from './openapi-newsletter-operations.ts';
import { typedRewardCode } from './rewards/rewards.schema.ts';
import { openQuestion, ownQuestion } from './staff/passkey-request.schema.ts';

const month = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])$' };
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
    post(
      '/exports/{id}/approvals',
      'approveExportVersion',
      'Goedkeuren dat een versie weggaat, door een tweede persoon',
      exportApproval,
    ),
    get(
      '/exports/{id}/versions/{file}',
      'getExportFile',
      'Bestand: nummer.csv, nummer.geojson of nummer.txt',
    ),
  ],
  meldingen: intakeOperations,
  nieuwsbrieven: newsletterOperations,
  enquetes: surveyOperations,
  logboek: [
    get('/audit-log', 'listActions', 'Wat medewerkers deden, laatste eerst', {
      from: { description: 'Eerste dag, anders vandaag', schema: { type: 'string', format: 'date' } },
      to: { description: 'Laatste dag, anders de eerste', schema: { type: 'string', format: 'date' } },
      before: { description: 'Vervolg vóór dit nummer', schema: { type: 'integer', minimum: 1 } },
      limit: howMany(500, 100),
    }),
  ],
  aanmelden: [
    post('/passkeys/questions', 'askPasskey', 'Vraag aan een sleutel, voor het aanmelden', openQuestion),
    post('/passkeys/own-questions', 'askOwnPasskey', 'Vraag aan een sleutel, binnen een sessie', ownQuestion),
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
