import { newThread, type ThreadKind } from '#api/follow-up/thread-keys.ts';
import type { Bytes, Database, SealedIn } from '#api/storage/database.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import { contentTag } from './derive-keys.ts';
import { receiptOf } from './receipt.ts';
import type { ReportFlag } from './report-flag.ts';
import { reportIdOf } from './report-ids.ts';
import { type Stored, storeReport, type WithReport } from './report-store.ts';

export type StoreParts = {
  database: Database;
  pepper: Uint8Array;
  threadKind: ThreadKind;
  destinations: readonly string[];
  /** Tells the courier that there is work; must not wait or throw. */
  onStored: () => void;
};

/** A report as it is stored, wherever it was sealed: nothing in it can be read here. */
export type Envelope = {
  sealed: Bytes;
  /** Padded size in kilobytes. */
  sizeBucket: number;
  keyId: string;
  photos: readonly { id: Bytes; sealed: Bytes }[];
  sealedIn: SealedIn;
};

/** All that is stored of a report beside its envelope: what counting and routing need. */
export type ClearColumns = {
  areaCode: string;
  phenomenon: Phenomenon;
  week: string;
  language: string;
  campaign: string;
  flag: ReportFlag;
};

/** Stores an envelope under the id that follows from its token, with the thread that its receipt will open. */
export async function storeSubmission(
  { database, pepper, threadKind, destinations, onStored }: StoreParts,
  submission: {
    token: Uint8Array;
    digest: Uint8Array;
    clear: ClearColumns;
    envelope: Envelope;
  } & Pick<WithReport, 'canary' | 'watchedAtMs'>,
): Promise<Stored> {
  const { token, digest, clear, envelope, canary, watchedAtMs } = submission;
  const report = {
    id: reportIdOf(pepper, token),
    content_tag: contentTag(pepper, digest),
    area_code: clear.areaCode,
    phenomenon: clear.phenomenon,
    received_week: clear.week,
    language: clear.language,
    campaign: clear.campaign,
    size_bucket: envelope.sizeBucket,
    flag: clear.flag,
    key_id: envelope.keyId,
    sealed: envelope.sealed,
    sealed_in: envelope.sealedIn,
  };
  const stored = await storeReport(database, report, destinations, {
    thread: await newThread(pepper, receiptOf(pepper, token), threadKind),
    photos: envelope.photos.map(({ id, sealed }) => ({
      ...{ id, sealed },
      size_bucket: Math.floor(sealed.length / 1024),
    })),
    ...{ canary, watchedAtMs },
  });
  if (stored === 'inserted') onStored();
  return stored;
}

/** What tells of a report that was stored before: a retry is answered as the first try was, also in another week. */
export function keptReport({ database, pepper }: Pick<StoreParts, 'database' | 'pepper'>, token: Uint8Array) {
  return database.store
    .selectFrom('reports')
    .select(['content_tag', 'received_week'])
    .where('id', '=', reportIdOf(pepper, token))
    .executeTakeFirst();
}
