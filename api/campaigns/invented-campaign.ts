import type { Database } from '#api/storage/database.ts';
import type { CampaignPlan, FrozenDesign } from '#campaigns/planning/plan.schema.ts';
import { approveVersion, createCampaign } from './campaign-store.ts';

type Changes = Partial<Pick<CampaignPlan, 'code' | 'areas' | 'kit' | 'phenomena' | 'from' | 'to'>>;

/** A plan with its design that looks invented: for tests about what the public sees of it. */
export function inventedCampaign(changes: Changes = {}): { plan: CampaignPlan; frozen: FrozenDesign } {
  const plan: CampaignPlan = {
    code: 'verzonnen-actie',
    title: 'Verzonnen actie',
    areas: ['GM0448'],
    audience: 'residents',
    kit: 'hennep-in-de-straat',
    channels: ['poster'],
    phenomena: ['cannabis-grow-house'],
    from: '2026-11-01',
    to: '2026-12-31',
    reviewOn: changes.to === null ? '2027-11-01' : null,
    budgetEuros: 0,
    design: 'before-after',
    relevantRatio: 1.25,
    selection: null,
    baseline: { from: '2025-11-01', to: '2026-10-31' },
    outcomeWindow: null,
    secondOutcome: 'none',
    lot: null,
    ...changes,
  };
  const frozen: FrozenDesign = {
    selection: null,
    baseline: { from: '2025-W45', to: '2026-W44' },
    outcome: { from: '2026-W45', to: '2026-W53' },
    ...{ controls: [], excluded: [], relevantRatio: 1.25 },
    ...{ baselineReports: 0, expectedAfter: 0, smallestRatio: null, powerForDoubling: 0 },
  };
  return { plan, frozen };
}

const author = { member: { tokenId: 'one', name: 'Verzonnen Een' } };
const approver = { member: { tokenId: 'two', name: 'Verzonnen Twee' } };

/** Writes it down by the road of the room, and has it approved by a second person unless that is left out; its id. */
export async function storeInventedCampaign(
  database: Database,
  { approved = true, ...changes }: Changes & { approved?: boolean } = {},
): Promise<string> {
  const invented = inventedCampaign(changes);
  const day = invented.plan.from;
  const created = await createCampaign(database, invented, { ...author, day });
  if (created.kind !== 'created') throw new Error(`The code ${invented.plan.code} is taken.`);
  if (approved) await approveVersion(database, created.id, 1, { ...approver, day });
  return created.id;
}
