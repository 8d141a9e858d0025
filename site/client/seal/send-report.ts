import { canonicalJson } from '#sealing/canonical-json.ts';
import { reportContentOf } from '#sealing/report-content.ts';
import { proofOfWork } from '../proof-of-work.ts';
import { type Gathered, gatherReport } from './gather-report.ts';
import { type Sealed, sealInBrowser } from './seal-in-browser.ts';
import type { SealPage } from './seal-page.ts';
import { type Answered, type ClearFields, freshTerms, sendSealed } from './send-sealed.ts';
import type { ShownReceipt } from './show-receipt.ts';

export type Outcome =
  | { kind: 'receipt'; shown: ShownReceipt }
  | Exclude<Answered, { kind: 'accepted' } | { kind: 'renew' }>;

type Prepared = { of: string; clear: ClearFields; sealed: Sealed };

/** What was sealed last. While the page lives a second try sends the very same bytes, so that it is the same report. */
let prepared: Prepared | null = null;

export function forgetSealed(): void {
  prepared = null;
}

/** More often than this a token or a key does not change by chance. */
const mostRenewals = 2;

/**
 * From what was filled in to a receipt, or to what is in the way.
 * @throws when this browser cannot seal; nothing was sent then
 */
export async function sendReport(page: SealPage): Promise<Outcome> {
  const gathered = await gatherReport(page.form, page.language);
  if (gathered === null) return { kind: 'notice', notice: 'not-reached' };
  if (gathered.faults.length > 0) return { kind: 'faults', faults: gathered.faults };
  if (gathered.unclean) return { kind: 'notice', notice: 'photo-blocked' };
  for (let renewals = 0; ; renewals += 1) {
    const { clear, sealed } = await prepare(page, gathered);
    const proof = (await proofOfWork()) ?? undefined;
    const answered = await sendSealed({ ...clear, proof }, sealed);
    if (answered.kind === 'accepted') {
      const { receipt, area } = answered.accepted;
      const { phenomenon } = gathered.answers;
      return {
        kind: 'receipt',
        shown: {
          ...{ receipt, phenomenon, areaCode: area?.code ?? '' },
          ...{ photos: gathered.photos.length, removed: gathered.removed },
        },
      };
    }
    if (answered.kind !== 'renew') return answered;
    if (renewals === mostRenewals) return { kind: 'notice', notice: 'refused' };
    try {
      const { formToken, terms } = await freshTerms(clear.formToken);
      page.renew(formToken, terms);
    } catch {
      return { kind: 'notice', notice: 'not-reached' };
    }
  }
}

async function prepare(page: SealPage, gathered: Gathered): Promise<Prepared> {
  const { answers, around, photos, website } = gathered;
  const { reportId, photoIds, week, keyId, recipients } = page.terms();
  const formToken = (page.form.elements.namedItem('formToken') as HTMLInputElement).value;
  const content = reportContentOf(answers, {
    ...around,
    ...{ id: reportId, week, photos: photoIds.slice(0, photos.length) },
  });
  const of = `${formToken} ${keyId} ${canonicalJson(content)} ${photos.map(markOf).join()}`;
  if (prepared?.of === of) return prepared;
  const clear = {
    ...{ phenomenon: answers.phenomenon, language: page.language, formToken, keyId, website },
    ...{ areaCode: around.areaCode ?? undefined, campaign: around.campaign },
  };
  prepared = { of, clear, sealed: await sealInBrowser(content, photos, recipients) };
  return prepared;
}

const marks = new WeakMap<Uint8Array, number>();
let marked = 0;

/** Tells cleaned photos apart within this page: each is cleaned once, so the same file is the same array. */
function markOf(photo: Uint8Array): number {
  const mark = marks.get(photo) ?? marked++;
  marks.set(photo, mark);
  return mark;
}
