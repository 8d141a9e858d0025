import { setImmediate as oneTurn } from 'node:timers/promises';
import { firstCountedDay } from '#api/counts/first-counted-day.ts';
import { dayOf } from '#api/counts/week.ts';
import { areaIndex } from '#api/indicators/area-index.ts';
import type { FieldFault } from '#api/problems.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import type { Database, Store } from '#api/storage/database.ts';
import { type PlanFacts, planFaults } from '#campaigns/planning/check-plan.ts';
import { completePlan, outcomeDays } from '#campaigns/planning/complete-plan.ts';
import { isMeasuring } from '#campaigns/planning/measurement-faults.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import type { CampaignDraft } from '#campaigns/planning/plan-draft.schema.ts';
import { findArea } from '#content/areas/area-sets.ts';
import { kitCodes } from '#content/kits/kits.ts';
import { ownAreas } from './campaign-roles.ts';
import type { ControlFacts } from './choose-controls.ts';
import { freezeDesign } from './freeze-design.ts';
import { readLot } from './lot-store.ts';
import { areaDayOf, type PlanWeeks, planWeeks } from './plan-weeks.ts';
import type { Lot } from './proposal-page.schema.ts';
import { type Province, readProvince } from './province.ts';
import { busyAreas, standingCampaigns } from './standing-campaigns.ts';

export type PrepareParts = { database: Database; now: () => number };

/** The campaign that a new version belongs to, with what the public already sees of it. */
export type Predecessor = { id: string; seen: { plan: CampaignPlan; frozen: FrozenDesign } | null };

export type Prepared = {
  kind: 'prepared';
  plan: CampaignPlan;
  frozen: FrozenDesign;
  /** What the design was frozen from, for trying alternatives beside it. */
  grounds: { weeks: PlanWeeks; province: Province; facts: ControlFacts };
};

/** Completes a draft, checks every rule and freezes its design; nothing is stored. */
export async function prepareVersion(
  { database, now }: PrepareParts,
  draft: CampaignDraft,
  member: Pick<SignedIn, 'region'>,
  predecessor: Predecessor | null,
): Promise<Prepared | { kind: 'faults'; faults: FieldFault[] }> {
  const nowMs = now();
  const today = dayOf(nowMs);
  const seen = predecessor?.seen ?? null;
  const kept = seen !== null && isMeasuring(seen.plan, today) ? seen : null;
  const wanted = kept === null ? draft : keepOutcome(draft, kept.plan);
  const plan = completePlan(wanted, (code) => kindOn(code, draft.from) === 'water');
  const lot = plan.lot === null ? null : await readLot(database, plan.lot);
  const faults = planFaults(plan, {
    ...{ today, kindOn, kitCodes, drawn: lot?.drawn ?? null },
    seen: seen?.plan ?? null,
    ownAreas: ownAreas(member.region, today),
  });
  if (faults.length > 0) return { kind: 'faults', faults };
  const weeks = planWeeks(plan, nowMs, await firstCountedDay(database.store));
  const province = await readProvince(database.store, plan, weeks);
  const facts = await controlFacts(database.store, plan, lot, { predecessor, nowMs });
  // The enumerations below take a while: a report that comes in goes first.
  await oneTurn();
  const frozen = freezeDesign(plan, weeks, province, facts, kept?.frozen ?? null);
  if (frozen.controls.length === 0 && ['lottery', 'difference-in-differences'].includes(plan.design))
    return { kind: 'faults', faults: [{ field: 'design', code: 'no-controls' }] };
  return { kind: 'prepared', plan, frozen, grounds: { weeks, province, facts } };
}

/** An outcome window that is left out stays as it is measured, however the last day moves. */
function keepOutcome(draft: CampaignDraft, measured: CampaignPlan): CampaignDraft {
  const ends = draft.to !== undefined && draft.to !== null;
  if (!ends || (draft.outcomeWindow ?? null) !== null) return draft;
  return { ...draft, outcomeWindow: outcomeDays(measured) };
}

async function controlFacts(
  store: Store,
  plan: CampaignPlan,
  lot: Lot | null,
  { predecessor, nowMs }: { predecessor: Predecessor | null; nowMs: number },
): Promise<ControlFacts> {
  const window = { from: plan.baseline.from, to: areaDayOf(plan) };
  const indices = await areaIndex(store, nowMs);
  return {
    busy: busyAreas(await standingCampaigns(store), window, predecessor?.id ?? null),
    eligible: lot?.eligible ?? null,
    indices: new Map(indices.flatMap(({ code, index }) => (index === null ? [] : [[code, index]]))),
  };
}

const kindOn: PlanFacts['kindOn'] = (code, day) => {
  try {
    return findArea(code, day)?.kind ?? null;
  } catch (error) {
    // A day before the first known set of areas.
    if (error instanceof RangeError) return null;
    throw error;
  }
};
