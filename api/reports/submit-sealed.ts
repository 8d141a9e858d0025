import { createHash } from 'node:crypto';
import { type IsoWeek, isoWeekOf } from '#api/counts/week.ts';
import type { FieldFault } from '#api/problems.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { isPhotoStep, isTextStep } from '#sealing/pad.ts';
import { contentTag } from './derive-keys.ts';
import { type AreaLookUps, locateReport, unknownArea } from './locate-report.ts';
import { type Accepted, type ReportDraft, reportLimits } from './report.schema.ts';
import type { ReportFlag } from './report-flag.ts';
import { photoIdOf } from './report-ids.ts';
import { keyIdOf } from './seal-report.ts';
import { sealedFileReader } from './sealed-file.ts';
import {
  type ClearColumns,
  type Envelope,
  keptReport,
  type StoreParts,
  storeSubmission,
} from './store-submission.ts';
import { acceptedUnder } from './submit-report.ts';

export type SealedSubmitted = {
  /** All that may be read of it here. */
  clear: Pick<ReportDraft, 'phenomenon' | 'areaCode' | 'language' | 'campaign'>;
  /** The age file with the report. */
  sealed: Uint8Array;
  /** The age files with its photos, in order. */
  photos: readonly Uint8Array[];
  keyId: string;
  /** 128 bits of a form token that is ours: the id inside the seal follows from them. */
  token: Uint8Array;
  flag: ReportFlag;
  /** The token is so old that the week inside the seal may be too. */
  stale: boolean;
};

export type SealedSubmission =
  | { kind: 'accepted'; accepted: Accepted; repeated: boolean }
  | { kind: 'refused'; fields: FieldFault[] }
  | { kind: 'key-changed' }
  | { kind: 'token-used' };

export type SubmitSealed = (submitted: SealedSubmitted) => Promise<SealedSubmission>;

export type SubmitSealedParts = StoreParts & {
  recipients: readonly string[];
  areas: AreaLookUps;
  now: () => number;
  countedCampaign: (code: string | undefined) => Promise<string>;
};

/**
 * A report that a browser sealed, from envelope to receipt. Form and size are all that is checked of what cannot be
 * read; from there it takes the road of every report.
 * @throws when the database cannot commit; then nothing is stored and no receipt exists
 */
export function sealedSubmitter(parts: SubmitSealedParts): SubmitSealed {
  const keyId = keyIdOf(parts.recipients);
  const sizes = sealedSizes(parts.recipients);
  return async (submitted) => {
    const { token, clear, flag } = submitted;
    const located = locateReport(clear, parts.areas);
    if (located.kind !== 'located')
      return { kind: 'refused', fields: [{ field: 'areaCode', code: 'unknown-choice' }] };
    const { area } = located;
    const digest = digestOf(submitted);
    const week = isoWeekOf(parts.now());
    const accepted = (repeated: boolean, received = week) =>
      ({ kind: 'accepted', repeated, accepted: acceptedUnder(parts.pepper, token, area, received) }) as const;
    const outdated = submitted.keyId !== keyId ? 'key-changed' : submitted.stale ? 'token-used' : null;
    if (outdated !== null) {
      // Stored before, and its answer was lost: it is in, and needs no other seal.
      const received = await storedWeek(parts, token, digest);
      return received === null ? { kind: outdated } : accepted(true, received);
    }
    const read = sizes(submitted);
    if (read.kind === 'refused') return read;
    const envelope = { ...envelopeOf(parts.pepper, submitted), sizeBucket: read.sizeBucket };
    const columns = { ...(await columnsOf(parts, clear, area)), week, flag };
    const stored = await storeSubmission(parts, { token, digest, clear: columns, envelope });
    if (stored === 'other') return { kind: 'token-used' };
    return stored === 'same'
      ? accepted(true, (await keptReport(parts, token))?.received_week)
      : accepted(false);
  };
}

type Sizes = { kind: 'read'; sizeBucket: number } | { kind: 'refused'; fields: FieldFault[] };

/** Whether every file is what our own seals look like, each in one of the padding steps. */
function sealedSizes(recipients: readonly string[]) {
  const paddedBytes = sealedFileReader(recipients);
  return ({ sealed, photos }: SealedSubmitted): Sizes => {
    const text = paddedBytes(sealed);
    const isText = text !== null && isTextStep(text);
    const arePhotos = photos.every((photo) => isPhotoStep(paddedBytes(photo) ?? 0, reportLimits.photoBytes));
    if (isText && arePhotos) return { kind: 'read', sizeBucket: text / 1024 };
    const fields = [...(isText ? [] : ['sealed']), ...(arePhotos ? [] : ['photos'])];
    return { kind: 'refused', fields: fields.map((field) => ({ field, code: 'not-sealed' })) };
  };
}

/** Of the seals and of what stands beside them: the same of all is the same report. */
function digestOf({ clear, sealed, photos }: SealedSubmitted): Buffer {
  const hash = createHash('sha256').update(canonicalJson(clear));
  for (const file of [sealed, ...photos]) hash.update(createHash('sha256').update(file).digest());
  return hash.digest();
}

function envelopeOf(
  pepper: Uint8Array,
  { token, sealed, photos, keyId }: SealedSubmitted,
): Omit<Envelope, 'sizeBucket'> {
  const withIds = photos.map((photo, at) => ({ id: photoIdOf(pepper, token, at), sealed: photo }));
  return { sealed, photos: withIds, keyId, sealedIn: 'browser' };
}

async function columnsOf(
  { countedCampaign }: SubmitSealedParts,
  clear: SealedSubmitted['clear'],
  area: Area | null,
): Promise<Omit<ClearColumns, 'week' | 'flag'>> {
  return {
    areaCode: area?.code ?? unknownArea,
    phenomenon: clear.phenomenon,
    language: clear.language ?? 'nl',
    campaign: await countedCampaign(clear.campaign),
  };
}

/** The week in which this very report was stored; null when it was not. */
async function storedWeek(parts: StoreParts, token: Uint8Array, digest: Uint8Array): Promise<IsoWeek | null> {
  const kept = await keptReport(parts, token);
  if (kept?.content_tag == null) return null;
  return Buffer.compare(kept.content_tag, contentTag(parts.pepper, digest)) === 0 ? kept.received_week : null;
}
