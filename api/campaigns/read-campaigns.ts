import type { Selectable } from 'kysely';
import type { Store } from '#api/storage/database.ts';
import {
  type CampaignPlan,
  campaignPlan,
  type FrozenDesign,
  frozenDesign,
} from '#campaigns/planning/plan.schema.ts';
import type { CampaignsTable, CampaignVersionsTable } from './campaign-tables.ts';

/** A campaign as one of its versions describes it. */
export type Campaign = {
  id: string;
  code: string;
  state: CampaignsTable['state'];
  newestVersion: number;
  approvedVersion: number | null;
  withdrawnOn: string | null;
  /** The version that plan, frozen design and names belong to. */
  version: number;
  plan: CampaignPlan;
  frozen: FrozenDesign;
  sha256: string;
  madeBy: string;
  madeByName: string;
  madeOn: string;
  approvedByName: string | null;
  approvedOn: string | null;
};

/** Where an approved campaign stands on a day; others stand where their state says. */
export type CampaignPhase = 'awaiting-approval' | 'scheduled' | 'live' | 'ended' | 'withdrawn';

export function campaignPhase(
  { state, plan }: Pick<Campaign, 'state' | 'plan'>,
  today: string,
): CampaignPhase {
  if (state !== 'approved') return state;
  if (today < plan.from) return 'scheduled';
  return plan.to === null || today <= plan.to ? 'live' : 'ended';
}

/** Newest first, without what cannot be read: that fails on its own page only. `approved`: the version that the public sees, without it the newest one. */
export async function listCampaigns(store: Store, which: 'newest' | 'approved'): Promise<Campaign[]> {
  const rows = await versions(store, which)
    .orderBy('campaigns.made_on', 'desc')
    .orderBy('campaigns.id')
    .execute();
  return rows.flatMap(readableOf);
}

export async function readCampaign(
  store: Store,
  id: string,
  which: 'newest' | 'approved' = 'newest',
): Promise<Campaign | null> {
  const row = await versions(store, which).where('campaigns.id', '=', id).executeTakeFirst();
  return row ? campaignOf(row) : null;
}

function versions(store: Store, which: 'newest' | 'approved') {
  const version = which === 'newest' ? 'campaigns.version' : 'campaigns.approved_version';
  return store
    .selectFrom('campaigns')
    .innerJoin('campaign_versions as chosen', (join) =>
      join.onRef('chosen.campaign_id', '=', 'campaigns.id').onRef('chosen.version', '=', version),
    )
    .selectAll('chosen')
    .select(['campaigns.id', 'code', 'state', 'campaigns.version as newest'])
    .select(['approved_version', 'withdrawn_on']);
}

type Row = Selectable<CampaignVersionsTable> &
  Pick<CampaignsTable, 'id' | 'code' | 'state' | 'approved_version' | 'withdrawn_on'> & { newest: number };

/** One row that an older program or a damaged disk left unreadable must not hide all other campaigns. */
function readableOf(row: Row): Campaign[] {
  try {
    return [campaignOf(row)];
  } catch {
    process.emitWarning(`Version ${row.version} of campaign ${row.id} cannot be read.`);
    return [];
  }
}

function campaignOf(row: Row): Campaign {
  return {
    ...{ id: row.id, code: row.code, state: row.state },
    ...{ newestVersion: row.newest, approvedVersion: row.approved_version, version: row.version },
    withdrawnOn: row.withdrawn_on,
    plan: campaignPlan.parse(JSON.parse(row.plan)),
    frozen: frozenDesign.parse(JSON.parse(row.frozen)),
    sha256: row.sha256,
    ...{ madeBy: row.made_by, madeByName: row.made_by_name, madeOn: row.made_on },
    ...{ approvedByName: row.approved_by_name, approvedOn: row.approved_on },
  };
}
