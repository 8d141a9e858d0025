import { createHash } from 'node:crypto';
import { isoWeekOf } from '#api/counts/week.ts';
import { moveReport } from '#api/intake/intake-store.ts';
import type { OrdinaryState } from '#api/intake/report-states.ts';
import type { SealReport } from '#api/reports/seal-report.ts';
import type { Bytes, Database } from '#api/storage/database.ts';

const weekMs = 7 * 86_400_000;

/** How the invented hub judges, in parts of a hundred; the rest still waits. */
const judgements: [parts: number, path: OrdinaryState[]][] = [
  [40, ['screening', 'usable']],
  [15, ['screening', 'usable', 'enriching', 'case']],
  [25, ['screening', 'not-usable']],
  [8, ['screening', 'known']],
  [4, ['duplicate']],
  [3, ['spam']],
];

/** Moves reports that came in more than four weeks ago through intake, as the hub would; each by its own id, so repeatable. */
export async function judgeReports(database: Database, seal: SealReport, until: number): Promise<void> {
  const { sealed: sealedReason } = await seal({ v: 1, reason: 'VERZONNEN oordeel voor de demo.' });
  const rows = await database.store
    .selectFrom('reports')
    .select(['id', 'received_week'])
    .where('state', '=', 'new')
    .where('received_week', '<=', isoWeekOf(until - 4 * weekMs))
    .execute();
  await Promise.all(
    rows.map(async ({ id }) => {
      for (const to of judgementOf(id)) {
        await moveReport(database, id, { to, sealedReason, byRole: 'analyst', nowMs: until });
      }
    }),
  );
}

function judgementOf(id: Bytes): OrdinaryState[] {
  let left = (createHash('sha256').update(id).digest().readUInt32BE(0) / 2 ** 32) * 100;
  for (const [parts, path] of judgements) {
    left -= parts;
    if (left < 0) return path;
  }
  return [];
}
