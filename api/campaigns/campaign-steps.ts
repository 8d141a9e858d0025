import { Problem } from '#api/problems.ts';
import type { Author } from '#api/staff/author.ts';
import type { Database } from '#api/storage/database.ts';
import { checkOf } from './campaign-note-routes.ts';
import { checkOutcome, confounder, surveyWave } from './campaign-notes.schema.ts';
import type { CampaignStep } from './campaign-page.schema.ts';
import { parse } from './campaign-routes.ts';
import { firstOf, type TypedPlan } from './plan-form.ts';
import type { Campaign } from './read-campaigns.ts';
import { addConfounder, addSurvey, noteOutcome, planCheck } from './write-notes.ts';

export type StepForm = {
  /** Under `/campagnes/<id>/`. */
  path: string;
  step: CampaignStep;
  write: (
    database: Database,
    campaign: Campaign,
    typed: TypedPlan,
    author: Author,
    check: string,
  ) => Promise<void>;
};

/** What staff write down on the page of a campaign, by the same schemas as the API. */
export const stepForms: readonly StepForm[] = [
  {
    path: 'omstandigheden',
    step: 'confounder',
    write: async (database, { id }, typed, author) => {
      const written = parse(confounder, textsOf(typed, ['kind', 'from', 'to', 'note']));
      await addConfounder(database, id, written, author);
    },
  },
  {
    path: 'controles',
    step: 'check',
    write: async (database, campaign, typed, author) => {
      const written = checkOf(campaign, { body: textsOf(typed, ['area', 'kind', 'week']) });
      await planCheck(database, campaign.id, written, author);
    },
  },
  {
    path: 'controles/:check/uitkomst',
    step: 'outcome',
    write: async (database, { id }, typed, author, check) => {
      const outcome = parse(checkOutcome, numbersOf(typed, ['visited', 'found']));
      if (!(await noteOutcome(database, id, check, outcome, author))) throw new Problem('not-found');
    },
  },
  {
    path: 'enquetes',
    step: 'survey',
    write: async (database, { id }, typed, author) => {
      const body = {
        ...textsOf(typed, ['wave', 'heldOn', 'source']),
        ...numbersOf(typed, ['respondents', 'suspected', 'reported']),
      };
      await addSurvey(database, id, parse(surveyWave, body), author);
    },
  },
];

const textsOf = (typed: TypedPlan, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, firstOf(typed, name) || undefined]));

const numbersOf = (typed: TypedPlan, names: readonly string[]) =>
  Object.fromEntries(
    names.map((name) => [name, firstOf(typed, name) === '' ? undefined : Number(firstOf(typed, name))]),
  );
