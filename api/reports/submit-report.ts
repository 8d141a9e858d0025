import { createHash } from 'node:crypto';
import { followUpDate, isoWeekOf } from '#api/counts/week.ts';
import type { FieldFault } from '#api/problems.ts';
import type { Database } from '#api/storage/database.ts';
import type { Area } from '#content/areas/area-sets.ts';
import { canonicalJson } from './canonical-json.ts';
import { coarsenLocation } from './coarsen-location.ts';
import { contentTag, deriveKey, variantToken } from './derive-keys.ts';
import { type AreaLookUps, locateReport, unknownArea } from './locate-report.ts';
import { receiptOf, shownReceipt } from './receipt.ts';
import type { Accepted, ReportContent, ReportDraft } from './report.schema.ts';
import type { ReportFlag } from './report-flag.ts';
import { storeReport } from './report-store.ts';
import type { SealReport } from './seal-report.ts';

export type SubmitReport = (draft: ReportDraft, token: Uint8Array, flag: ReportFlag) => Promise<Submission>;

export type Submission =
  | { kind: 'accepted'; accepted: Accepted; repeated: boolean }
  | { kind: 'refused'; fields: FieldFault[] };

export type SubmitParts = {
  database: Database;
  pepper: Uint8Array;
  seal: SealReport;
  areas: AreaLookUps;
  destinations: readonly string[];
  now: () => number;
  /** The code under which a report counts; the empty text for one that is no campaign of ours. */
  countedCampaign: (code: string | undefined) => Promise<string>;
  /** Tells the courier that there is work; must not wait or throw. */
  onStored: () => void;
};

/**
 * One report from draft to receipt: locate, coarsen, seal, store. Plain text lives in here and nowhere after it.
 * @throws when the database cannot commit; then nothing is stored and no receipt exists
 */
export function reportSubmitter(parts: SubmitParts): SubmitReport {
  return async (draft, token, flag) => {
    const located = locateReport(draft, parts.areas);
    if (located.kind !== 'located') return { kind: 'refused', fields: [placeFault(located.kind)] };
    const digest = createHash('sha256').update(canonicalJson(draft)).digest();
    const week = isoWeekOf(parts.now());
    // An invented code could mark one reporter: it is stored nowhere, and never a reason to refuse.
    const campaign = await parts.countedCampaign(draft.campaign);
    const ready = { draft, digest, area: located.area, week, campaign, flag };
    const first = await storeUnder(parts, token, ready);
    if (first !== 'other') return acceptedAs(parts, token, located.area, week, first === 'same');
    // Other answers under a used token: a second report with a receipt of its own, stable on retry.
    const variant = variantToken(parts.pepper, token, digest);
    const second = await storeUnder(parts, variant, ready);
    return acceptedAs(parts, variant, located.area, week, second !== 'inserted');
  };
}

type Ready = {
  draft: ReportDraft;
  digest: Uint8Array;
  area: Area | null;
  week: string;
  campaign: string;
  flag: ReportFlag;
};

async function storeUnder(parts: SubmitParts, token: Uint8Array, ready: Ready) {
  const id = deriveKey(parts.pepper, token, 'report-id', 32);
  const { sealed, sizeBucket, keyId } = await parts.seal(contentOf(parts, id, ready));
  const stored = await storeReport(
    parts.database,
    {
      id,
      content_tag: contentTag(parts.pepper, ready.digest),
      area_code: ready.area?.code ?? unknownArea,
      phenomenon: ready.draft.phenomenon,
      received_week: ready.week,
      language: ready.draft.language ?? 'nl',
      campaign: ready.campaign,
      size_bucket: sizeBucket,
      flag: ready.flag,
      key_id: keyId,
      sealed,
    },
    parts.destinations,
  );
  if (stored === 'inserted') parts.onStored();
  return stored;
}

function contentOf({ areas }: SubmitParts, id: Buffer, ready: Ready): ReportContent {
  const { draft, area, week, campaign } = ready;
  const precision = draft.locationPrecision ?? 'exact';
  const codeAt = (lon: number, lat: number) => areas.areaAt(lon, lat)?.code ?? null;
  return {
    v: 1,
    id: id.toString('hex'),
    area: area?.code ?? unknownArea,
    phenomenon: draft.phenomenon,
    week,
    language: draft.language ?? 'nl',
    campaign,
    text: draft.description,
    signs: draft.signs ?? [],
    place: {
      description: draft.place ?? '',
      location: draft.location ? coarsenLocation(draft.location, precision, codeAt) : null,
      precision,
    },
    when: draft.observed ?? null,
  };
}

function acceptedAs(
  { pepper }: SubmitParts,
  token: Uint8Array,
  area: Area | null,
  week: string,
  repeated: boolean,
): Submission {
  const accepted: Accepted = {
    receipt: shownReceipt(receiptOf(pepper, token)),
    area: area && { code: area.code, name: area.name },
    followUpFrom: followUpDate(week),
  };
  return { kind: 'accepted', accepted, repeated };
}

function placeFault(kind: 'outside' | 'unknown-code'): FieldFault {
  return kind === 'outside'
    ? { field: 'location', code: 'outside-province' }
    : { field: 'areaCode', code: 'unknown-choice' };
}
