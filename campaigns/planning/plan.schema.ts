import { z } from 'zod';
import { plainText } from '#content/plain-text.schema.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';
import { channels } from '#content/taxonomy/channels.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';

const [firstDay, lastDay] = ['2015-01-01', '2100-12-31'];

/** ISO day. A year that nobody means (0026 for 2026) is refused before anything is computed with it. */
export const planDay = z.iso.date().refine((day) => firstDay <= day && day <= lastDay, {
  params: { code: 'day-out-of-range' },
});

/** Both days included; a week belongs to the window in which its Thursday lies. */
const dayWindow = z.strictObject({ from: planDay, to: planDay });

export const designs = [
  /** Areas chosen for being low: expectation from their shrunken ratio (Hauer 1997). The default. */
  'empirical-bayes',
  /** Areas drawn by lot; the areas that were not drawn are the controls. */
  'lottery',
  'difference-in-differences',
  'before-after',
] as const;

/** The public code of a campaign, `/c/<code>`; travels with a report, so it says nothing about a person. */
export const campaignCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .min(3)
  .max(40);

/** What staff write down before a campaign begins. Rules between the fields stand in `check-plan.ts`. */
export const campaignPlan = z.strictObject({
  code: campaignCode,
  title: plainText(3, 120),
  /** Codes of municipalities or waters; a standing campaign may have waters alone. */
  areas: z.array(z.string().min(1)).min(1).max(100),
  audience: z.enum(audienceCodes),
  /** A kit of `content/kits/`. */
  kit: z.string().min(1).max(60),
  channels: z.array(z.enum(channels)).min(1),
  /** Whose reports are the outcome; empty: all. */
  phenomena: z.array(z.enum(phenomena)).max(phenomena.length),
  /** First and last day on which the public sees it. A standing campaign has no last day. */
  from: planDay,
  to: planDay.nullable(),
  /** Day from which the final look of a standing campaign may be taken; null otherwise. */
  reviewOn: planDay.nullable(),
  budgetEuros: z.int().min(0).max(10_000_000),
  design: z.enum(designs),
  /** The smallest ratio of reports that would matter. */
  relevantRatio: z.number().min(1.01).max(10),
  /** The window whose figures chose the areas; null when they were not chosen by figures. */
  selection: dayWindow.nullable(),
  /** What the after window is compared with: never overlaps the selection window. */
  baseline: dayWindow,
  /** In which reports are counted for the outcome; begins on or after `from`. Null for a standing campaign: from..reviewOn. */
  outcomeWindow: dayWindow.nullable(),
  secondOutcome: z.enum(['none', 'usable-reports', 'cases']),
  /** Id of a draw that chose the areas; needed for, and only for, the design `lottery`. */
  lot: z.string().max(60).nullable(),
});
export type CampaignPlan = z.output<typeof campaignPlan>;

/** Weeks from..to, both included, as `2026-W05`. */
const weekWindow = z.strictObject({ from: z.string(), to: z.string() });

/**
 * What is laid down when a version is made, before anybody can know the outcome. A verdict names the version; a later
 * change is a new version with its own frozen part.
 */
export const frozenDesign = z.strictObject({
  selection: weekWindow.nullable(),
  baseline: weekWindow,
  outcome: weekWindow,
  /** Areas whose trend stands for what would have happened anyway, and who was left out for what reason. */
  controls: z.array(z.string()),
  excluded: z.array(
    z.strictObject({ code: z.string(), why: z.enum(['neighbour', 'media-region', 'campaign-in-window']) }),
  ),
  relevantRatio: z.number(),
  /** Reports of the campaign areas in the baseline window, and expected in the outcome window without campaign, as known then. */
  baselineReports: z.int().min(0),
  expectedAfter: z.number().min(0),
  /** Smallest ratio seen with 80 % power; null when not even ×100 would show. */
  smallestRatio: z.number().nullable(),
  /** Chance that a doubling would be seen, 0–1. */
  powerForDoubling: z.number().min(0).max(1),
});
export type FrozenDesign = z.output<typeof frozenDesign>;
