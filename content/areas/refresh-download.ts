/** What stops a refresh: one sentence for the person who runs it. */
export class RefreshFault extends Error {}

export type Limits = { timeoutSeconds: number; maxBytes: number };
export const defaultLimits: Limits = { timeoutSeconds: 60, maxBytes: 200_000_000 };

const mostRedirects = 3;

/** The JSON at an address, or 'absent' where the service does not have it (404, 410) or not the question (400). */
export async function downloadJson(address: URL, limits: Limits, hops = 0): Promise<unknown> {
  const answer = await request(address, limits);
  if ([400, 404, 410].includes(answer.status)) return drop(answer, 'absent');
  if (answer.status >= 300 && answer.status < 400) {
    drop(answer, null);
    return downloadJson(followed(address, answer, hops), limits, hops + 1);
  }
  if (answer.status !== 200) {
    drop(answer, null);
    throw new RefreshFault(`${where(address)} answered with status ${answer.status}.`);
  }
  const type = answer.headers.get('content-type') ?? 'no content type';
  if (!/^application\/([a-z0-9.+-]*\+)?json\b/i.test(type)) {
    drop(answer, null);
    throw new RefreshFault(`${where(address)} answered with ${type.split(';')[0]} instead of JSON.`);
  }
  return parse(address, await readBody(address, answer, limits));
}

/** As a person can look it up: without the query, which is long. */
export const where = ({ host, pathname }: URL): string => `${host}${decodeURI(pathname)}`;

/** Redirects and next links stay on the host that was asked: nobody else is to be the source of our borders. */
export function sameHost(from: URL, to: string, what: string): URL {
  const address = URL.parse(to, from);
  if (!address) throw new RefreshFault(`${where(from)} gave ${what} that is no address.`);
  if (address.origin === from.origin) return address;
  throw new RefreshFault(`${where(from)} gave ${what} to another host, ${address.host}: not followed.`);
}

function drop<T>(answer: Response, value: T): T {
  // An unread body would keep the connection open, and with it the process.
  answer.body?.cancel().catch(() => undefined);
  return value;
}

async function request(address: URL, { timeoutSeconds }: Limits): Promise<Response> {
  try {
    return await fetch(address, {
      redirect: 'manual',
      headers: { accept: 'application/json, application/geo+json;q=0.9' },
      signal: AbortSignal.timeout(timeoutSeconds * 1000),
    });
  } catch (fault) {
    throw describe(address, fault, timeoutSeconds);
  }
}

function followed(address: URL, answer: Response, hops: number): URL {
  if (hops >= mostRedirects) throw new RefreshFault(`${where(address)} keeps sending us on.`);
  return sameHost(address, answer.headers.get('location') ?? '', 'a redirect');
}

async function readBody(address: URL, answer: Response, limits: Limits): Promise<string> {
  const tooLarge = () => {
    drop(answer, null);
    return new RefreshFault(`${where(address)} sends more than ${limits.maxBytes / 1_000_000} MB: stopped.`);
  };
  if (Number(answer.headers.get('content-length') ?? 0) > limits.maxBytes) throw tooLarge();
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of answer.body ?? []) {
      bytes += piece.byteLength;
      if (bytes > limits.maxBytes) break;
      pieces.push(piece);
    }
  } catch (fault) {
    throw describe(address, fault, limits.timeoutSeconds);
  }
  if (bytes > limits.maxBytes) throw tooLarge();
  return new TextDecoder().decode(Buffer.concat(pieces));
}

function parse(address: URL, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RefreshFault(`${where(address)} sent JSON that breaks off or is not well formed.`);
  }
}

function describe(address: URL, fault: unknown, timeoutSeconds: number): RefreshFault {
  const { name, cause } = fault as Error & { cause?: { code?: string } };
  if (name === 'TimeoutError')
    return new RefreshFault(`${where(address)} did not answer within ${timeoutSeconds} s.`);
  const code = (cause as { code?: string } | undefined)?.code;
  return new RefreshFault(
    `${where(address)} could not be read: the connection failed${code ? ` (${code})` : ''}.`,
  );
}
