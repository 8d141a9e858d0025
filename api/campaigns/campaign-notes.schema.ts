import { z } from 'zod';
import { planDay } from '#campaigns/planning/plan.schema.ts';
import { plainText } from '#content/plain-text.schema.ts';

export const confounderKinds = [
  'news',
  'police-action',
  'other-campaign',
  'channel-change',
  'other',
] as const;
export const checkKinds = ['barn', 'business-park', 'harbour', 'rental', 'water', 'other'] as const;

const note = plainText(3, 500);
const count = z.int().min(0).max(1_000_000);

/** Something else that could explain a change in reports; both days included. */
export const confounder = z
  .strictObject({
    kind: z.enum(confounderKinds),
    from: planDay,
    to: planDay,
    note,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'day-order' } });

/** A planned round of checks in one area: never a place, never a name. */
export const plannedCheck = z.strictObject({
  area: z.string().min(1).max(40),
  kind: z.enum(checkKinds),
  week: z
    .string()
    .regex(/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/)
    .refine((week) => week >= '2015' && week < '2101', { params: { code: 'day-out-of-range' } }),
});

/** What came out of it: places visited, and at how many something was found. */
export const checkOutcome = z
  .strictObject({ visited: count, found: count })
  .refine(({ visited, found }) => found <= visited, {
    path: ['found'],
    params: { code: 'more-than-visited' },
  });

/** A survey wave: of the respondents so many suspected something, and of those so many reported it. */
export const surveyWave = z
  .strictObject({
    wave: z.enum(['before', 'after']),
    heldOn: planDay,
    respondents: count.min(1),
    suspected: count,
    reported: count,
    source: plainText(3, 200),
  })
  .refine(({ suspected, respondents }) => suspected <= respondents, {
    path: ['suspected'],
    params: { code: 'more-than-asked' },
  })
  .refine(({ reported, suspected }) => reported <= suspected, {
    path: ['reported'],
    params: { code: 'more-than-suspected' },
  });

export type Confounder = z.output<typeof confounder> & { id: string; byName: string; madeOn: string };
export type PlannedCheck = z.output<typeof plannedCheck> & {
  id: string;
  visited: number | null;
  found: number | null;
  byName: string;
};
export type SurveyWave = z.output<typeof surveyWave> & { id: string; byName: string };
export type CampaignNotes = {
  confounders: Confounder[];
  checks: PlannedCheck[];
  surveys: SurveyWave[];
};
