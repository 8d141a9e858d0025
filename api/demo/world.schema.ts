import { z } from 'zod';
import { campaignCode } from '#campaigns/planning/plan.schema.ts';
import { audienceCodes } from '#content/taxonomy/audiences.ts';

const ratio = z.number().min(0).max(100);
const days = { from: z.iso.date(), to: z.iso.date() };
const areaCodes = z.array(z.string()).min(1).max(100);

/** A change of all reports for some days, such as after an explosion that was in the news. Without areas: everywhere. */
const shock = z.strictObject({ ...days, ratio, areas: areaCodes.optional() });

const campaign = z.strictObject({
  code: campaignCode,
  title: z.string().min(3).max(120),
  kit: z.string().min(1),
  audience: z.enum(audienceCodes),
  ...days,
  /** What the campaign truly does to reports in its areas, from its first day until the end of its outcome window. */
  trueRatio: ratio,
  /** Named areas, or the given number of municipalities with the lowest posterior ratio in the selection window. */
  areas: z.union([areaCodes, z.strictObject({ lowest: z.int().min(1).max(30) })]),
  selection: z.strictObject(days),
  baseline: z.strictObject(days),
  outcomeWindow: z.strictObject(days),
});

/**
 * A province whose truth is known: what the people would report, what campaigns do, and what else happens. All of it is
 * invented; areas are real, so that the maps look as they will.
 */
export const world = z
  .strictObject({
    seed: z
      .int()
      .min(0)
      .max(2 ** 32 - 1),
    /** First and last day on which reports come in; the clock of the simulation runs between them. */
    from: z.iso.date(),
    to: z.iso.date(),
    /** Reports of all municipalities together per year before anything below changes them. */
    reportsPerYear: z.number().min(1).max(100_000),
    /** Shape of the gamma with mean 1 from which each municipality's true ratio comes; null: all are alike. */
    variationShape: z.number().min(0.1).max(1000).nullable(),
    /** True ratios of single municipalities, instead of a drawn one. */
    trueRatios: z.record(z.string(), ratio).optional(),
    /** Shape of the gamma with mean 1 of each area's week: extra noise beyond chance; null: none. */
    noiseShape: z.number().min(0.1).max(1000).nullable(),
    /** Yearly factor of all reports. */
    trendPerYear: z.number().min(0.1).max(10),
    /** Height of the yearly wave, 0 (none) to below 1; highest in July. */
    season: z.number().min(0).max(0.9),
    /** Reports on water, as a share of those of the municipalities. */
    shareOnWater: z.number().min(0).max(1),
    shocks: z.array(shock).max(50),
    campaigns: z.array(campaign).max(20),
    /** Share of the last month's reports that come in over HTTP rather than through the code under the routes. */
    lastMonthOverHttp: z.boolean(),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must come after from' });

export type World = z.output<typeof world>;
export type WorldCampaign = World['campaigns'][number];
