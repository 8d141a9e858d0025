import type { AuditAction } from './audit-actions.ts';

/**
 * What the audit log says of a route. A `read` is written before its answer leaves, with how many reports it showed; a
 * `change` before it is made; an `entry` once somebody is in, or out. `subject` says that the id in the path is what it was
 * about.
 */
export type Audited =
  | { kind: 'read' | 'change' | 'entry'; action: AuditAction; subject?: 'id' }
  | { kind: 'unrecorded'; reason: string };

const read = (action: AuditAction): Audited => ({ kind: 'read', action });
const readOne = (action: AuditAction): Audited => ({ kind: 'read', action, subject: 'id' });
const change = (action: AuditAction): Audited => ({ kind: 'change', action });
const changeOne = (action: AuditAction): Audited => ({ kind: 'change', action, subject: 'id' });
const entry = (action: AuditAction): Audited => ({ kind: 'entry', action });
const unrecorded = (reason: string): Audited => ({ kind: 'unrecorded', reason });

const noData = unrecorded('no figures and no reports');
const onScreen = unrecorded('figures on the screen; taking them along as a file is recorded');
const ownBooks = unrecorded('who wrote what and when is in the books of the campaign room');
/** A day, or a place between other entries, would tell when a reporter stood at the desk. */
const atClaimDesk = unrecorded('the reward ledger keeps claims and payments by name and week, and no finer');

const intake = '/api/v1/intake';
const report = `${intake}/reports/:id`;
const layer = '/api/v1/indicators/:name';
const campaign = '/api/v1/campaigns/:id';

const ofReports: Record<string, Audited> = {
  'GET /meldingen': read('list-reports'),
  'GET /meldingen/:id': readOne('open-report'),
  'GET /meldingen/elders': noData,
  'POST /meldingen/elders': read('open-elsewhere'),
  'POST /meldingen/:id/vragen': changeOne('ask-reporter'),
  'POST /meldingen/:id/beloning': changeOne('propose-reward'),
  'POST /meldingen/:id/beloning/akkoord': changeOne('approve-reward'),
  'POST /meldingen/:id/beloning/afwijzing': changeOne('refuse-reward'),
  [`GET ${intake}/reports`]: read('read-seals'),
  [`POST ${intake}/leases`]: read('lease-reports'),
  [`POST ${intake}/acknowledgements`]: change('confirm-reports'),
  [`GET ${intake}/withdrawals`]: read('list-withdrawals'),
  [`POST ${intake}/withdrawals/acknowledgements`]: change('confirm-withdrawals'),
  [`GET ${intake}/answers`]: read('list-answers'),
  [`POST ${intake}/answers/acknowledgements`]: change('confirm-answers'),
  [`GET ${intake}/canaries`]: unrecorded('which reports are our own tests: nothing of a reporter'),
  [`POST ${intake}/canaries/:id/confirmations`]: changeOne('confirm-canary'),
  [`POST ${report}/transitions`]: changeOne('move-report'),
  [`POST ${report}/forwarded-texts`]: changeOne('forward-text'),
  [`GET ${report}/forwarded-texts`]: readOne('read-forwarded-texts'),
  [`POST ${report}/openings`]: readOne('open-elsewhere'),
  [`GET ${report}/photos/:photo`]: readOne('read-photo'),
  [`POST ${report}/questions`]: changeOne('ask-reporter'),
  [`GET ${report}/messages`]: readOne('read-messages'),
  [`GET ${report}/rewards`]: readOne('read-reward'),
  [`POST ${report}/rewards`]: changeOne('propose-reward'),
  [`POST ${report}/rewards/approvals`]: changeOne('approve-reward'),
  [`POST ${report}/rewards/refusals`]: changeOne('refuse-reward'),
};

const ofRewards: Record<string, Audited> = {
  'GET /beloningen': atClaimDesk,
  'POST /beloningen': atClaimDesk,
  'POST /beloningen/inname': atClaimDesk,
  'POST /beloningen/betaling': atClaimDesk,
  'POST /api/v1/rewards/lookups': atClaimDesk,
  'POST /api/v1/rewards/claims': atClaimDesk,
  'POST /api/v1/rewards/payments': atClaimDesk,
  'GET /beloningen.csv': read('read-ledger'),
  'GET /api/v1/rewards/ledger': read('read-ledger'),
};

const ofFigures: Record<string, Audited> = {
  'GET /dichtheid': onScreen,
  'GET /dichtheid.csv': read('take-figures'),
  'GET /api/v1/densities': read('take-figures'),
  'GET /api/v1/surges': read('take-figures'),
  'GET /cijfers': onScreen,
  'GET /ogc/v1': noData,
  'GET /ogc/v1/': noData,
  'GET /ogc/v1/conformance': noData,
  'GET /ogc/v1/api': noData,
  'GET /ogc/v1/openapi.json': noData,
  'GET /ogc/v1/collections': noData,
  'GET /ogc/v1/collections/densities': noData,
  'GET /ogc/v1/collections/densities/items': read('take-figures'),
  'GET /ogc/v1/collections/densities/items/:featureId': read('take-figures'),
  'GET /exports': read('list-exports'),
  'POST /exports': change('make-export'),
  'POST /exports/:id/opnieuw': changeOne('make-export'),
  'POST /exports/:id/akkoord': changeOne('approve-export'),
  'GET /api/v1/exports': read('list-exports'),
  'POST /api/v1/exports': change('make-export'),
  'GET /api/v1/exports/:id': readOne('list-exports'),
  'POST /api/v1/exports/:id/versions': changeOne('make-export'),
  'POST /api/v1/exports/:id/approvals': changeOne('approve-export'),
  'GET /api/v1/exports/:id/versions/:file': readOne('download-export'),
};

const ofLayers: Record<string, Audited> = {
  'GET /indicatoren': onScreen,
  'GET /indicatoren.csv': read('take-figures'),
  'POST /indicatoren/gewicht': change('weigh-layer'),
  'POST /indicatoren/goedkeuren': change('approve-layer'),
  'POST /indicatoren/intrekken': change('withdraw-layer'),
  'GET /indicatoren/toevoegen': noData,
  'POST /indicatoren/toevoegen': unrecorded('a preview: nothing is kept'),
  'POST /indicatoren/bewaren': change('propose-layer'),
  'GET /api/v1/indicators': onScreen,
  'GET /api/v1/indicators/index': onScreen,
  'POST /api/v1/indicators': change('propose-layer'),
  'POST /api/v1/indicators/previews': unrecorded('a preview: nothing is kept'),
  [`POST ${layer}/weights`]: change('weigh-layer'),
  [`POST ${layer}/versions/:version/approvals`]: change('approve-layer'),
  [`POST ${layer}/versions/:version/withdrawals`]: change('withdraw-layer'),
};

const ofCampaigns: Record<string, Audited> = {
  'GET /campagnes': ownBooks,
  'GET /campagnes/nieuw': noData,
  'POST /campagnes/nieuw': change('write-campaign'),
  'GET /campagnes/voorstellen': onScreen,
  'GET /campagnes/lotingen': ownBooks,
  'POST /campagnes/lotingen': change('cast-lots'),
  'GET /campagnes/lotingen/:id': ownBooks,
  'GET /campagnes/:id': ownBooks,
  'GET /campagnes/:id/effect': onScreen,
  'GET /campagnes/:id/effect.csv': readOne('take-figures'),
  'GET /campagnes/:id/brief': onScreen,
  'GET /campagnes/:id/brief.pdf': readOne('take-figures'),
  'GET /campagnes/:id/qr.svg': noData,
  'GET /campagnes/:id/wijzigen': ownBooks,
  'POST /campagnes/:id/wijzigen': changeOne('write-campaign'),
  'POST /campagnes/:id/akkoord': changeOne('approve-campaign'),
  'POST /campagnes/:id/intrekken': changeOne('withdraw-campaign'),
  'POST /campagnes/:id/omstandigheden': changeOne('note-in-campaign'),
  'POST /campagnes/:id/controles': changeOne('note-in-campaign'),
  'POST /campagnes/:id/controles/:check/uitkomst': changeOne('note-in-campaign'),
  'POST /campagnes/:id/enquetes': changeOne('note-in-campaign'),
  'GET /api/v1/campaigns': ownBooks,
  'POST /api/v1/campaigns': change('write-campaign'),
  [`GET ${campaign}`]: ownBooks,
  [`POST ${campaign}/versions`]: changeOne('write-campaign'),
  [`POST ${campaign}/approval`]: changeOne('approve-campaign'),
  [`POST ${campaign}/withdrawal`]: changeOne('withdraw-campaign'),
  [`POST ${campaign}/confounders`]: changeOne('note-in-campaign'),
  [`POST ${campaign}/checks`]: changeOne('note-in-campaign'),
  [`POST ${campaign}/checks/:check/outcome`]: changeOne('note-in-campaign'),
  [`POST ${campaign}/surveys`]: changeOne('note-in-campaign'),
  [`GET ${campaign}/effect`]: readOne('take-figures'),
  'GET /api/v1/proposals': read('take-figures'),
  'GET /api/v1/lots': ownBooks,
  'POST /api/v1/lots': change('cast-lots'),
  'GET /api/v1/lots/:id': ownBooks,
};

const newsletter = '/api/v1/newsletters/:id';
const waveBooks = unrecorded('who began which survey stands with it; answers are sums without people');
const newsletterBooks = unrecorded(
  'texts for the public and sums of readers; no address is shown to anybody',
);
const ofNewsletters: Record<string, Audited> = {
  'GET /enquetes': waveBooks,
  'POST /enquetes': change('begin-survey'),
  'GET /enquetes/:id': waveBooks,
  'POST /enquetes/:id/brieven': changeOne('make-survey-letters'),
  'GET /api/v1/surveys': waveBooks,
  'POST /api/v1/surveys': change('begin-survey'),
  'GET /api/v1/surveys/:id': waveBooks,
  'POST /api/v1/surveys/:id/letters': changeOne('make-survey-letters'),
  'GET /nieuwsbrieven': newsletterBooks,
  'POST /nieuwsbrieven': change('write-newsletter'),
  'GET /nieuwsbrieven/:id': newsletterBooks,
  'GET /nieuwsbrieven/:id/voorbeeld': newsletterBooks,
  'POST /nieuwsbrieven/:id/wijzigen': changeOne('write-newsletter'),
  'POST /nieuwsbrieven/:id/proef': changeOne('test-newsletter'),
  'POST /nieuwsbrieven/:id/plannen': changeOne('plan-newsletter'),
  'POST /nieuwsbrieven/:id/akkoord': changeOne('approve-newsletter'),
  'POST /nieuwsbrieven/:id/pauze': changeOne('steer-newsletter'),
  'POST /nieuwsbrieven/:id/hervatten': changeOne('steer-newsletter'),
  'POST /nieuwsbrieven/:id/weigeringen': changeOne('steer-newsletter'),
  'POST /nieuwsbrieven/:id/annuleren': changeOne('steer-newsletter'),
  'GET /api/v1/newsletters': newsletterBooks,
  'POST /api/v1/newsletters': change('write-newsletter'),
  [`GET ${newsletter}`]: newsletterBooks,
  [`POST ${newsletter}/versions`]: changeOne('write-newsletter'),
  [`POST ${newsletter}/test-mails`]: changeOne('test-newsletter'),
  [`POST ${newsletter}/plan`]: changeOne('plan-newsletter'),
  [`POST ${newsletter}/approval`]: changeOne('approve-newsletter'),
  [`POST ${newsletter}/pauses`]: changeOne('steer-newsletter'),
  [`POST ${newsletter}/resumptions`]: changeOne('steer-newsletter'),
  [`POST ${newsletter}/refusals`]: changeOne('steer-newsletter'),
  [`POST ${newsletter}/cancellation`]: changeOne('steer-newsletter'),
};

const ofTheDesk: Record<string, Audited> = {
  'GET /': noData,
  'GET /*': unrecorded('style, script and pictures'),
  'GET /api/v1/openapi.json': noData,
  'GET /aanmelden': unrecorded('the door, before anybody is in'),
  'POST /aanmelden': entry('sign-in'),
  'GET /aanmelden/:code': entry('sign-in'),
  'POST /afmelden': entry('sign-out'),
  'POST /aanmelden/sleutel': entry('sign-in-passkey'),
  'GET /aanmelden/organisatie': unrecorded('the way to the identity provider, before anybody is in'),
  'GET /aanmelden/terug': entry('sign-in-organisation'),
  'GET /uitnodiging': unrecorded('the door of who was invited, before anybody is in'),
  // What it makes is written down together with the passkey itself: `recorded-passkeys.ts`.
  'POST /uitnodiging': entry('sign-in-passkey'),
  'POST /api/v1/passkeys/questions': unrecorded('a question to a device, before anybody is in'),
  'POST /api/v1/passkeys/own-questions': unrecorded('a question to a device; what comes of it is recorded'),
  'GET /sleutels': noData,
  'POST /sleutels': change('add-passkey'),
  'POST /sleutels/bevestigen': change('confirm-passkey'),
  'POST /sleutels/:id/verwijderen': changeOne('remove-passkey'),
  'GET /logboek': read('read-audit-log'),
  'GET /api/v1/audit-log': read('read-audit-log'),
};

/** Every route of the desk, by method and path; `audited-routes.test.ts` holds it against the routes that run. */
export const auditedRoutes: Record<string, Audited> = {
  ...ofReports,
  ...ofRewards,
  ...ofFigures,
  ...ofLayers,
  ...ofCampaigns,
  ...ofNewsletters,
  ...ofTheDesk,
};

/** A look at the headers is a look; a route that nobody listed is recorded as such, never passed over. */
export function auditedAs(method: string, path: string): Audited {
  return (
    auditedRoutes[`${method === 'HEAD' ? 'GET' : method} ${path}`] ?? {
      ...{ kind: method === 'GET' || method === 'HEAD' ? 'read' : 'change', action: 'unlisted' },
    }
  );
}
