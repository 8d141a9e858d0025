import type { Accepted } from '#api/reports/report.schema.ts';
import type { SealTerms } from '#api/reports/sealed-report.schema.ts';
import { multipartBody } from './multipart-body.ts';
import type { Fault } from './read-answers.ts';
import type { Sealed } from './seal-in-browser.ts';
import type { Notice } from './seal-page.ts';

/** Clear fields: all that the server may read. */
export type ClearFields = Record<'phenomenon' | 'language' | 'formToken' | 'keyId', string> &
  Partial<Record<'areaCode' | 'campaign' | 'website' | 'proof', string>>;

export type Answered =
  | { kind: 'accepted'; accepted: Accepted }
  /** Other terms are needed: the token is used up, or the hub has other keys. */
  | { kind: 'renew' }
  | { kind: 'faults'; faults: Fault[] }
  | { kind: 'notice'; notice: Notice };

/** Milliseconds for an answer, and for each kilobyte at the pace of a bad line (128 kbit/s). */
const answerMs = 30_000;
const kilobyteMs = 64;

/** Nothing of the browser goes along, and nothing of it is kept there. */
const quietly = {
  method: 'POST',
  credentials: 'omit',
  cache: 'no-store',
  redirect: 'error',
  referrerPolicy: 'no-referrer',
} as const;

export async function sendSealed(clear: ClearFields, sealed: Sealed): Promise<Answered> {
  const fields = Object.entries(clear).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const files = [
    { name: 'sealed', bytes: sealed.report },
    ...sealed.photos.map((bytes) => ({ name: 'photos', bytes })),
  ];
  const { body, type } = multipartBody(fields, files);
  const patience = answerMs + (body.size / 1024) * kilobyteMs;
  try {
    const answer = await fetchWithin(patience, '/api/v1/sealed-reports', {
      ...quietly,
      ...{ headers: { 'content-type': type }, body },
    });
    return answeredBy(answer);
  } catch {
    // No line, a line that broke, or nothing heard: it may be stored or not, and the same bytes can go once more.
    return { kind: 'notice', notice: 'not-reached' };
  }
}

/** A fresh token, as old as the one that is used up. @throws when it does not come */
export async function freshTerms(formToken: string): Promise<{ formToken: string; terms: SealTerms }> {
  const answer = await fetchWithin(answerMs, '/api/v1/form-tokens', {
    ...quietly,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ formToken }),
  });
  if (!answer.ok) throw new Error(`The form tokens answered ${answer.status}.`);
  return JSON.parse(answer.text);
}

type Refusal = { code?: string; errors?: Fault[] };

function answeredBy(answer: Heard): Answered {
  if (answer.ok) return acceptedIn(answer);
  const { code, errors = [] } = refusalIn(answer);
  if (code === 'key-changed' || code === 'token-used') return { kind: 'renew' };
  if (code === 'overloaded' || code === 'storage-full') return { kind: 'notice', notice: code };
  const own = errors.filter(({ field }) => ['areaCode', 'phenomenon', 'photos'].includes(field));
  if (own.length > 0 && own.length === errors.length) return { kind: 'faults', faults: own };
  return { kind: 'notice', notice: answer.status >= 500 ? 'not-reached' : 'refused' };
}

/** @throws when it is no answer of ours: some networks answer every address with a page of their own */
function acceptedIn({ text }: Heard): Answered {
  const accepted = JSON.parse(text) as Accepted;
  if (typeof accepted.receipt !== 'string') throw new Error('An answer without a receipt');
  return { kind: 'accepted', accepted };
}

function refusalIn({ text }: Heard): Refusal {
  try {
    return JSON.parse(text) as Refusal;
  } catch {
    return {};
  }
}

type Heard = { ok: boolean; status: number; text: string };

/** A line that hangs must not leave anybody waiting without a word. */
async function fetchWithin(milliseconds: number, path: string, options: RequestInit): Promise<Heard> {
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), milliseconds);
  try {
    const answer = await fetch(path, { ...options, signal: given.signal });
    return { ok: answer.ok, status: answer.status, text: await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}
