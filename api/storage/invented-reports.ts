import { createHash } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { liveCampaigns } from '#api/campaigns/live-campaigns.ts';
import { listCampaigns } from '#api/campaigns/read-campaigns.ts';
import { areasOfToday } from '#api/geo/area-look-ups.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import type { ReportDraft } from '#api/reports/report.schema.ts';
import { type NewReport, storeReport } from '#api/reports/report-store.ts';
import { photoSealer, reportSealer } from '#api/reports/seal-report.ts';
import type { SealTerms } from '#api/reports/sealed-report.schema.ts';
import { reportSubmitter } from '#api/reports/submit-report.ts';
import { sealedSubmitter } from '#api/reports/submit-sealed.ts';
import type { Database } from './database.ts';

/** Tests of storage live in this week: Wednesday 18 November 2026, 12:00 UTC. */
export const wednesday = Date.UTC(2026, 10, 18, 12);
export const dayMs = 86_400_000;
export const inventedPepper = createHash('sha256').update('pepper for tests').digest();
const areas = areasOfToday(() => wednesday);

/** A 16-byte token that differs for every number. */
export function inventedToken(number: number): Buffer {
  return createHash('sha256').update(`token ${number}`).digest().subarray(0, 16);
}

export function inventedDraft(changes: Partial<ReportDraft> = {}): ReportDraft {
  return {
    phenomenon: 'drug-waste-dump',
    description: 'Verzonnen melding: drie vaten in een verzonnen berm.',
    areaCode: 'GM0363',
    ...changes,
  };
}

/** A row as the road of a report would make it, with a made-up seal: for tests about rows only. */
export function inventedRow(number: number, changes: Partial<NewReport> = {}): NewReport {
  const id = createHash('sha256').update(`report ${number}`).digest();
  return {
    id,
    content_tag: id.subarray(0, 16),
    area_code: 'GM0363',
    phenomenon: 'drug-waste-dump',
    received_week: '2026-W47',
    language: 'nl',
    campaign: '',
    size_bucket: 4,
    flag: 'none',
    key_id: 'test',
    sealed: Buffer.from(`invented seal ${number}`),
    ...changes,
  };
}

/** Stores `count` rows, each with one delivery per destination; answers their ids. */
export async function storeRows(
  database: Database,
  count: number,
  destinations: string[],
): Promise<Buffer[]> {
  const rows = Array.from({ length: count }, (_, number) => inventedRow(number));
  // As many at once as may wait for a connection of a slow machine.
  for (let at = 0; at < rows.length; at += 50) {
    await Promise.all(rows.slice(at, at + 50).map((row) => storeReport(database, row, destinations)));
  }
  return rows.map(({ id }) => Buffer.from(id));
}

/** For pages whose browser seals nothing. */
export const inventedTerms = (): SealTerms => ({
  ...{ reportId: '', photoIds: [], week: '2026-W47', keyId: 'test', recipients: [] },
});

/** The real road of a report into `database`, with a new key of the hub. */
export async function inventedRoad(
  database: Database,
  destinations: readonly string[],
  now: () => number = () => wednesday,
) {
  const identity = await generateX25519Identity();
  const recipients = [await identityToRecipient(identity)];
  const seal = reportSealer(recipients);
  const listApproved = () => listCampaigns(database.store, 'approved');
  const { countedCode } = liveCampaigns({ listApproved, now, log: quietLog('silent', () => {}) });
  const parts = {
    database,
    pepper: inventedPepper,
    threadKind: 'classic' as const,
    seal,
    sealPhoto: photoSealer(recipients),
    areas,
    destinations,
    now,
    countedCampaign: countedCode,
  };
  const submit = reportSubmitter({ ...parts, onStored: () => {} });
  const submitSealed = sealedSubmitter({ ...parts, recipients, onStored: () => {} });
  return { identity, submit, recipients, submitSealed };
}

/** How many rows each table of reports holds. */
export async function rowCounts({ store }: Database) {
  const count = async (table: 'reports' | 'report_counts' | 'deliveries') => {
    const { n } = await store
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirstOrThrow();
    return Number(n);
  };
  return {
    reports: await count('reports'),
    counts: await count('report_counts'),
    deliveries: await count('deliveries'),
  };
}
