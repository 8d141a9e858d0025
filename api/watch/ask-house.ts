const largestPage = 1024 * 1024;

export type Page = { status: number; headers: Headers; text: string };

/** One question to the house as a visitor would ask it. @throws when nobody answers, or with too much */
export async function askHouse(url: URL, path: string, options: RequestInit): Promise<Page> {
  // A redirect is no answer: a visitor over Tor, or a program, may not follow it.
  const response = await fetch(new URL(path, url), { ...options, redirect: 'manual' });
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > largestPage) throw new Error('Too large');
  }
  return { status: response.status, headers: response.headers, text };
}

/** One report as a program sends it. */
export function postReport(url: URL, { key, body, timeoutMs, more = {} }: Posting): Promise<Page> {
  return askHouse(url, '/api/v1/reports', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key, ...more },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
}

type Posting = { key: string; body: object; timeoutMs: number; more?: Record<string, string> };
