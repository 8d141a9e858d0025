import { randomUUID } from 'node:crypto';
import type { Author } from '#api/staff/author.ts';
import { samePerson } from '#api/staff/same-person.ts';
import type { Database, StoreTransaction } from '#api/storage/database.ts';
import { measurementFaults } from '#campaigns/planning/measurement-faults.ts';
import {
  type CampaignPlan,
  campaignPlan,
  type FrozenDesign,
  frozenDesign,
} from '#campaigns/planning/plan.schema.ts';
import { sha256Of } from './freeze-design.ts';

export type NewVersion = { plan: CampaignPlan; frozen: FrozenDesign };

export type Created = { kind: 'created'; id: string } | { kind: 'code-taken' };

/** Version 1. A code is given once, for ever: a poster of years ago must not count for another campaign. */
export function createCampaign(database: Database, version: NewVersion, author: Author): Promise<Created> {
  const id = randomUUID();
  return database.commit(async (transaction): Promise<Created> => {
    const made = await transaction
      .insertInto('campaigns')
      .values({
        ...{ id, code: version.plan.code, state: 'awaiting-approval', version: 1, approved_version: null },
        ...{ made_on: author.day, withdrawn_on: null, withdrawn_by_name: null, withdrawn_reason: null },
      })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (made === undefined) return { kind: 'code-taken' };
    await insertVersion(transaction, id, 1, version, author);
    return { kind: 'created', id };
  });
}

export type Versioned = { kind: 'stored'; version: number } | { kind: 'stale' };

/** The next version, unless somebody else wrote one meanwhile or the campaign was withdrawn. */
export function addVersion(
  database: Database,
  id: string,
  after: number,
  version: NewVersion,
  author: Author,
): Promise<Versioned> {
  return database.commit(async (transaction): Promise<Versioned> => {
    const moved = await transaction
      .updateTable('campaigns')
      .set({ version: after + 1 })
      .where('id', '=', id)
      .where('version', '=', after)
      .where('state', '!=', 'withdrawn')
      .returning('id')
      .executeTakeFirst();
    if (moved === undefined) return { kind: 'stale' };
    await insertVersion(transaction, id, after + 1, version, author);
    return { kind: 'stored', version: after + 1 };
  });
}

async function insertVersion(
  transaction: StoreTransaction,
  id: string,
  version: number,
  { plan, frozen }: NewVersion,
  { member, day }: Author,
): Promise<void> {
  await transaction
    .insertInto('campaign_versions')
    .values({
      ...{ campaign_id: id, version, sha256: sha256Of(plan, frozen) },
      // Refused here rather than stored and never read again: a number that JSON has no word for, a stray day.
      plan: JSON.stringify(campaignPlan.parse(plan)),
      frozen: JSON.stringify(frozenDesign.parse(frozen)),
      ...{ made_by: member.tokenId, made_by_name: member.name, made_on: day },
      ...{ approved_by: null, approved_by_name: null, approved_on: null },
    })
    .execute();
}

export type Approved = { kind: 'approved' | 'unknown' | 'withdrawn' | 'stale' | 'own-work' | 'start-passed' };

/**
 * A second person signs the newest version. Signing again changes nothing; of two who sign at once the first stays in
 * the books. A version that was to begin before today cannot be signed any more, unless the public already sees it begun.
 */
export function approveVersion(
  database: Database,
  id: string,
  version: number,
  { member, day }: Author,
): Promise<Approved> {
  return database.commit(async (transaction): Promise<Approved> => {
    let row = transaction.selectFrom('campaigns').selectAll().where('id', '=', id);
    if (database.dialect === 'postgres') row = row.forUpdate();
    const campaign = await row.executeTakeFirst();
    if (campaign === undefined) return { kind: 'unknown' };
    if (campaign.state === 'withdrawn') return { kind: 'withdrawn' };
    if (campaign.version !== version) return { kind: 'stale' };
    const signed = await readSigned(transaction, id, version);
    if (signed.approved_by !== null) return { kind: 'approved' };
    if (samePerson(member, { tokenId: signed.made_by, name: signed.made_by_name }))
      return { kind: 'own-work' };
    if (await hasPassed(transaction, campaign, signed.plan, day)) return { kind: 'start-passed' };
    await transaction
      .updateTable('campaign_versions')
      .set({ approved_by: member.tokenId, approved_by_name: member.name, approved_on: day })
      .where('campaign_id', '=', id)
      .where('version', '=', version)
      .where('approved_by', 'is', null)
      .execute();
    await transaction
      .updateTable('campaigns')
      .set({ state: 'approved', approved_version: version })
      .where('id', '=', id)
      .execute();
    return { kind: 'approved' };
  });
}

/**
 * A first day before today, unless the public already sees a version that began on it. Of a campaign that has begun also
 * whatever would measure it in another way: such a version came too late, on whatever day it was written down.
 */
async function hasPassed(
  transaction: StoreTransaction,
  { id, approved_version }: { id: string; approved_version: number | null },
  plan: string,
  day: string,
): Promise<boolean> {
  const next = planOf({ plan });
  if (approved_version === null) return next.from < day;
  const seen = planOf(await readSigned(transaction, id, approved_version));
  if (measurementFaults(seen, next, day).length > 0) return true;
  return next.from < day && seen.from !== next.from;
}

const planOf = ({ plan }: { plan: string }) => campaignPlan.parse(JSON.parse(plan));

function readSigned(transaction: StoreTransaction, id: string, version: number) {
  return transaction
    .selectFrom('campaign_versions')
    .select(['made_by', 'made_by_name', 'approved_by', 'plan'])
    .where('campaign_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
}

/** Ends a campaign before its time, or before it began; false when it already was. */
export function withdrawCampaign(
  database: Database,
  id: string,
  reason: string,
  { member, day }: Author,
): Promise<boolean> {
  return database.commit(async (transaction) => {
    const row = await transaction
      .updateTable('campaigns')
      .set({
        ...{ state: 'withdrawn', withdrawn_on: day },
        ...{ withdrawn_by_name: member.name, withdrawn_reason: reason },
      })
      .where('id', '=', id)
      .where('state', '!=', 'withdrawn')
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  });
}
