import { createHash } from 'node:crypto';
import { followUpDate, isoWeekOf } from '#api/counts/week.ts';
import type { FieldFault } from '#api/problems.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { canonicalJson } from '#sealing/canonical-json.ts';
import { coarsenLocation, type KeptPlace } from '#sealing/coarsen-location.ts';
import { reportContentOf } from '#sealing/report-content.ts';
import type { CleanPhoto } from './clean-photo.ts';
import { variantToken } from './derive-keys.ts';
import { type AreaLookUps, locateReport, unknownArea } from './locate-report.ts';
import { receiptOf, shownReceipt } from './receipt.ts';
import type { Accepted, ReportContent, ReportDraft } from './report.schema.ts';
import type { ReportFlag } from './report-flag.ts';
import { photoIdOf, reportIdOf } from './report-ids.ts';
import type { SealPhoto, SealReport } from './seal-report.ts';
import { type Envelope, keptReport, type StoreParts, storeSubmission } from './store-submission.ts';

export type Submitted = {
  draft: ReportDraft;
  photos?: readonly CleanPhoto[];
  /** 128 bits: the report's id and its receipt follow from them. */
  token: Uint8Array;
  flag: ReportFlag;
  /** Only of the watch's own report: the moment in its mark. */
  watchedAtMs?: number;
};

export type SubmitReport = (submitted: Submitted) => Promise<Submission>;

export type Submission =
  | { kind: 'accepted'; accepted: Accepted; repeated: boolean }
  | { kind: 'refused'; fields: FieldFault[] };

export type SubmitParts = StoreParts & {
  seal: SealReport;
  sealPhoto: SealPhoto;
  areas: AreaLookUps;
  now: () => number;
  /** The code under which a report counts; the empty text for one that is no campaign of ours. */
  countedCampaign: (code: string | undefined) => Promise<string>;
};

/**
 * One report from draft to receipt: locate, coarsen, seal, store. Plain text lives in here and nowhere after it.
 * @throws when the database cannot commit; then nothing is stored and no receipt exists
 */
export function reportSubmitter(parts: SubmitParts): SubmitReport {
  return async ({ draft, photos = [], token, flag, watchedAtMs }) => {
    const located = locateReport(draft, parts.areas);
    if (located.kind !== 'located') return { kind: 'refused', fields: [placeFault(located.kind)] };
    const { area } = located;
    const place = keptPlace(draft, parts.areas);
    const digest = digestOf({ draft, place, area, photos });
    const week = isoWeekOf(parts.now());
    // An invented code could mark one reporter: it is stored nowhere, and never a reason to refuse.
    const campaign = await parts.countedCampaign(draft.campaign);
    const ready = { draft, place, photos, digest, area, week, campaign, flag, watchedAtMs };
    const first = await storeUnder(parts, token, ready);
    if (first !== 'other') return acceptedAs(parts, token, ready, first === 'same');
    // Other answers under a used token: a second report with a receipt of its own, stable on retry.
    const variant = variantToken(parts.pepper, token, digest);
    const second = await storeUnder(parts, variant, ready);
    return acceptedAs(parts, variant, ready, second !== 'inserted');
  };
}

/**
 * Of the answers and photos as they are kept: the same of these is the same report. A tag is made of it, and whoever has
 * pepper, database and opened text may try pins and files on that tag. So nothing finer than the seal goes in: the place
 * as coarse as it is kept, the area where it lies, and the photos without what was taken out, since an upload would tell
 * which copy of a picture it was. Photos that another machine encodes otherwise make a second report, which is no loss.
 */
function digestOf({
  draft,
  place,
  area,
  photos,
}: Pick<Ready, 'draft' | 'place' | 'area' | 'photos'>): Buffer {
  const { location, precision: locationPrecision } = place;
  // A code that is nobody's campaign is not kept either.
  const kept = { ...draft, areaCode: area?.code, location, locationPrecision, campaign: undefined };
  const hash = createHash('sha256').update(canonicalJson(kept));
  for (const { bytes } of photos) hash.update(createHash('sha256').update(bytes).digest());
  return hash.digest();
}

type Ready = {
  draft: ReportDraft;
  place: KeptPlace;
  photos: readonly CleanPhoto[];
  digest: Uint8Array;
  area: Area | null;
  week: string;
  campaign: string;
  flag: ReportFlag;
  watchedAtMs: number | undefined;
};

async function storeUnder(parts: SubmitParts, token: Uint8Array, ready: Ready) {
  const { draft, digest, area, week, campaign, flag, watchedAtMs } = ready;
  const clear = {
    areaCode: area?.code ?? unknownArea,
    phenomenon: draft.phenomenon,
    language: draft.language ?? 'nl',
    ...{ week, campaign, flag },
  };
  const envelope = await sealedUnder(parts, token, ready);
  return storeSubmission(parts, { token, digest, clear, envelope, watchedAtMs });
}

async function sealedUnder(parts: SubmitParts, token: Uint8Array, ready: Ready): Promise<Envelope> {
  const id = reportIdOf(parts.pepper, token);
  const photos: Envelope['photos'][number][] = [];
  for (const [at, { bytes }] of ready.photos.entries()) {
    const sealed = await parts.sealPhoto(bytes);
    photos.push({ id: photoIdOf(parts.pepper, token, at), sealed });
  }
  const content = contentOf(id, ready, photos);
  return { ...(await parts.seal(content)), photos, sealedIn: 'server' };
}

function contentOf(
  id: Buffer,
  { draft, place, area, week, campaign }: Ready,
  photos: Envelope['photos'],
): ReportContent {
  return reportContentOf(
    { ...draft, locationPrecision: place.precision },
    {
      id: id.toString('hex'),
      areaCode: area?.code ?? null,
      location: place.location,
      photos: photos.map((photo) => Buffer.from(photo.id).toString('hex')),
      ...{ week, campaign },
    },
  );
}

function keptPlace({ location, locationPrecision }: ReportDraft, { areaAt }: AreaLookUps): KeptPlace {
  if (location === undefined) return { location: null, precision: 'municipality' };
  const codeAt = (lon: number, lat: number) => areaAt(lon, lat)?.code ?? null;
  return coarsenLocation(location, locationPrecision ?? 'exact', codeAt);
}

async function acceptedAs(
  parts: SubmitParts,
  token: Uint8Array,
  { area, week, photos }: Ready,
  repeated: boolean,
): Promise<Submission> {
  const kept = repeated ? await keptReport(parts, token) : undefined;
  const accepted = acceptedUnder(parts.pepper, token, area, kept?.received_week ?? week);
  const told = photos.map(({ removed }) => ({ removed: [...removed] }));
  return { kind: 'accepted', accepted: { ...accepted, ...(told.length > 0 && { photos: told }) }, repeated };
}

/** What the reporter gets: always the same for the same token. */
export function acceptedUnder(
  pepper: Uint8Array,
  token: Uint8Array,
  area: Area | null,
  week: string,
): Accepted {
  return {
    receipt: shownReceipt(receiptOf(pepper, token)),
    area: area && { code: area.code, name: area.name },
    followUpFrom: followUpDate(week),
  };
}

function placeFault(kind: 'outside' | 'unknown-code'): FieldFault {
  return kind === 'outside'
    ? { field: 'location', code: 'outside-province' }
    : { field: 'areaCode', code: 'unknown-choice' };
}
