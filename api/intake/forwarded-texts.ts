import { ConfigFault } from '#api/config.ts';
import { isoWeekOf } from '#api/counts/week.ts';
import { keyIdOf } from '#api/reports/seal-report.ts';
import type { StaffRole } from '#api/staff/roles.ts';
import type { Bytes, Database, Store } from '#api/storage/database.ts';
import { watchIds } from '#api/watch/watch-rows.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';
import { type ForwardRecipient, sharedKeyFaults } from './forward-recipients.ts';
import type { ReportState } from './report-states.ts';

/** What a receiver of a forwarded text opens: which report it is of, for whom, and the words of staff. */
export type ForwardedContent = { v: 1; id: string; to: string; text: string };
export type SealForwarded = (content: ForwardedContent) => Promise<{ sealed: Bytes; keyId: string }>;

/** The keys of receivers, of which none is the hub's own, made for development or not. @throws ConfigFault */
export function ownKeys(
  forward: readonly ForwardRecipient[],
  hubKeys: readonly string[],
): readonly ForwardRecipient[] {
  const faults = sharedKeyFaults(forward, hubKeys);
  if (faults.length > 0) throw new ConfigFault(faults);
  return forward;
}

/** One sealer per receiver, by name: nobody else can open what it makes, not the hub and not another receiver. */
export function forwardSealers(recipients: readonly ForwardRecipient[]): Map<string, SealForwarded> {
  return new Map(
    recipients.map(({ name, recipient }) => {
      const seal = sealer([recipient]);
      const keyId = keyIdOf([recipient]);
      return [
        name,
        async (content) => ({ sealed: await seal(padText(Buffer.from(canonicalJson(content)))), keyId }),
      ];
    }),
  );
}

/** Nobody has looked yet whether the text gives its writer away. */
const unscreened: readonly ReportState[] = ['new', 'screening'];
const forwardable: readonly ReportState[] = ['usable', 'known', 'enriching', 'case'];

export type NewForwardedText = {
  reportId: Bytes;
  receiver: string;
  sealed: Bytes;
  keyId: string;
  byRole: StaffRole;
  nowMs: number;
  areaCodes?: readonly string[];
};

export type Forwarded =
  | { kind: 'forwarded'; version: number }
  | { kind: 'unknown' }
  | { kind: 'not-screened' }
  | { kind: 'not-forwardable' };

/** Adds the next version for this receiver; what was passed on before stays as it was. */
export function forwardText(database: Database, text: NewForwardedText): Promise<Forwarded> {
  return database.commit(async (transaction): Promise<Forwarded> => {
    let row = transaction
      .selectFrom('reports')
      .select(['state', 'area_code', 'forgotten'])
      .where('id', '=', text.reportId)
      .where('id', 'not in', watchIds);
    if (database.dialect === 'postgres') row = row.forUpdate();
    const report = await row.executeTakeFirst();
    const elsewhere = text.areaCodes && report && !text.areaCodes.includes(report.area_code);
    if (report === undefined || elsewhere) return { kind: 'unknown' };
    if (unscreened.includes(report.state)) return { kind: 'not-screened' };
    // Of a forgotten report nothing new may begin to be kept.
    if (!forwardable.includes(report.state) || report.forgotten !== '') return { kind: 'not-forwardable' };
    const { last } = await transaction
      .selectFrom('forwarded_texts')
      .select(({ fn }) => fn.max('version').as('last'))
      .where('report_id', '=', text.reportId)
      .where('receiver', '=', text.receiver)
      .executeTakeFirstOrThrow();
    const version = Number(last ?? 0) + 1;
    await transaction
      .insertInto('forwarded_texts')
      .values({
        report_id: text.reportId,
        receiver: text.receiver,
        version,
        by_role: text.byRole,
        week: isoWeekOf(text.nowMs),
        key_id: text.keyId,
        sealed: text.sealed,
      })
      .execute();
    return { kind: 'forwarded', version };
  });
}

/** Every version of every receiver, or null when there is no such report in these areas. */
export async function readForwardedTexts(store: Store, reportId: Bytes, areaCodes?: readonly string[]) {
  const report = await store
    .selectFrom('reports')
    .select('area_code')
    .where('id', '=', reportId)
    .where('id', 'not in', watchIds)
    .executeTakeFirst();
  if (report === undefined || (areaCodes && !areaCodes.includes(report.area_code))) return null;
  return store
    .selectFrom('forwarded_texts')
    .select(['receiver', 'version', 'by_role', 'week', 'key_id', 'sealed'])
    .where('report_id', '=', reportId)
    .orderBy('receiver')
    .orderBy('version')
    .execute();
}
