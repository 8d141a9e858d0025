import assert from 'node:assert/strict';
import { type ClientRequest, type IncomingMessage, type RequestOptions, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { RunningProxy } from './run-proxy.ts';

const planted = {
  text: 'PLANTTEKST paarse zeehond onder de verzonnen brug',
  agent: 'PlantedAgent/8.8 (verzonnen toestel)',
  referrer: 'https://planted-referrer.example/elders',
  query: 'geplantezoekterm',
  forwarded: '203.0.113.88',
  photo: 'PLANTFOTO-geen-echte-foto',
};
export const plantedVisit = Object.values(planted);
export const site = 'nhdrugsalert.example';
const headers = {
  'user-agent': planted.agent,
  referer: planted.referrer,
  'x-forwarded-for': planted.forwarded,
  cookie: `planted=${planted.query}`,
};

type Answer = { status: number; headers: IncomingMessage['headers']; body: string };

/** A request with any host name, which `fetch` would not let us send. */
export function ask(
  where: RequestOptions,
  host: string,
  path: string,
  body?: string,
  type = 'application/json',
) {
  const method = body === undefined ? 'GET' : 'POST';
  const length =
    body === undefined ? {} : { 'content-type': type, 'content-length': Buffer.byteLength(body) };
  const sent = { ...headers, host, 'idempotency-key': `key-${planted.query}`, ...length };
  return new Promise<Answer>((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', agent: false, method, path, headers: sent, ...where },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
        );
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}

/** An upload of a report with a photo, cut off in the middle. */
export function cutOff(port: number, megabytes: number): ClientRequest {
  const type = 'multipart/form-data; boundary=planted';
  const sent = { ...headers, host: site, 'content-type': type, 'content-length': 24_000_000 };
  const asking = request({
    host: '127.0.0.1',
    port,
    method: 'POST',
    path: '/melden',
    headers: sent,
    agent: false,
  });
  asking.on('error', () => {});
  asking.write(`--planted\r\nContent-Disposition: form-data; name="description"\r\n\r\n${planted.text}\r\n`);
  asking.write('--planted\r\nContent-Disposition: form-data; name="photos"; filename="x.jpg"\r\n\r\n');
  asking.write(planted.photo.repeat((megabytes * 1_000_000) / planted.photo.length));
  return asking;
}

export const plantedReport = JSON.stringify({ phenomenon: 'other', description: planted.text });

/** Good, wrong, too large, unknown, strange and interrupted requests, all carrying the planted strings. */
export async function everyKindOfRequest({ port, onion }: RunningProxy): Promise<void> {
  const api = '/api/v1/reports';
  const good = await ask({ port }, site, api, plantedReport);
  assert.ok([200, 201].includes(good.status), good.body);
  assert.equal((await ask(onion, `${'b'.repeat(56)}.onion`, `/melden?q=${planted.query}`)).status, 200);
  assert.equal((await ask({ port }, site, `/${planted.query}`)).status, 404);
  assert.equal((await ask({ port }, site, api, `{"description": "${planted.text}`)).status, 400);
  assert.equal(
    (await ask({ port }, 'balie.nhdrugsalert.example', `/?${planted.query}`)).status,
    403,
    'a stranger at the desk',
  );
  const large = await ask({ port }, site, api, JSON.stringify({ description: planted.text.repeat(4_000) }));
  assert.equal(large.status, 413);
  assert.match(large.body, /problem|"code"/, 'in the words of the service');
  const upload = cutOff(port, 4);
  await wait(300);
  upload.destroy();
  const page = await ask({ port }, site, '/melden');
  for (const name of ['content-security-policy', 'referrer-policy', 'cache-control', 'permissions-policy'])
    assert.equal(page.headers[name]?.toString().includes(', default-src'), false, `${name} comes once`);
  assert.equal(page.headers.server?.includes('/') ?? false, false, 'no version is told');
}
