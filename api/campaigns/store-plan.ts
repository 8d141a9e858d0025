import { dayOf } from '#api/counts/week.ts';
import type { FieldFault } from '#api/problems.ts';
import type { SignedIn } from '#api/staff/require-role.ts';
import { addVersion, createCampaign } from './campaign-store.ts';
import { type Predecessor, type Prepared, type PrepareParts, prepareVersion } from './prepare-version.ts';
import type { Campaign } from './read-campaigns.ts';
import { readDraft } from './read-draft.ts';

type Faults = { kind: 'faults'; faults: FieldFault[] };

/** Writes down a new campaign as version 1, with its frozen design. */
export async function storeCampaign(
  parts: PrepareParts,
  body: unknown,
  member: SignedIn,
): Promise<{ kind: 'stored'; id: string } | Faults> {
  const prepared = await prepareBody(parts, body, member, null);
  if (prepared.kind === 'faults') return prepared;
  const created = await createCampaign(parts.database, prepared, { member, day: dayOf(parts.now()) });
  if (created.kind === 'code-taken') return { kind: 'faults', faults: [{ field: 'code', code: 'taken' }] };
  return { kind: 'stored', id: created.id };
}

/** Writes down the next version of a campaign; its code stays. */
export async function storeVersion(
  parts: PrepareParts,
  campaign: Campaign,
  body: unknown,
  member: SignedIn,
): Promise<{ kind: 'stored' | 'stale' | 'withdrawn' } | Faults> {
  if (campaign.state === 'withdrawn') return { kind: 'withdrawn' };
  const prepared = await prepareBody(parts, body, member, predecessorOf(campaign));
  if (prepared.kind === 'faults') return prepared;
  if (prepared.plan.code !== campaign.code)
    return { kind: 'faults', faults: [{ field: 'code', code: 'code-stays' }] };
  const author = { member, day: dayOf(parts.now()) };
  const { kind } = await addVersion(parts.database, campaign.id, campaign.newestVersion, prepared, author);
  return { kind };
}

export function predecessorOf({ id, approvedVersion, plan, frozen }: Campaign): Predecessor {
  return { id, seen: approvedVersion === null ? null : { plan, frozen } };
}

/** From what was sent to a frozen version that is not stored yet. */
export async function prepareBody(
  parts: PrepareParts,
  body: unknown,
  member: SignedIn,
  predecessor: Predecessor | null,
): Promise<Prepared | Faults> {
  const read = readDraft(body);
  return read.kind === 'faults' ? read : prepareVersion(parts, read.draft, member, predecessor);
}
