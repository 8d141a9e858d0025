import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { filesOf, findPlanted, type Places } from './find-planted.ts';
import { mailReceiver, until, webhookReceiver } from './hub-receivers.ts';
import { plantEverywhereElse } from './plant-requests.ts';
import { freshFolder, type RunningHouse, removeFolder, sendReport, startHouse } from './running-house.ts';

/** Invented, and long enough never to turn up by chance. */
const planted = {
  text: 'PLANTTEKST roze walvis op de verzonnen zolder',
  place: 'PLANTPLEK achter de verzonnen molen 77',
  address: '203.0.113.77',
  agent: 'PlantedAgent/9.9 (onbestaand toestel)',
  referrer: 'https://planted-referrer.example/zoek',
  query: 'geplantezoekterm',
  latitude: '52.912345',
  longitude: '4.912345',
  file: 'PLANTBESTAND-IMG-0077',
};
const needles = Object.values(planted);
const folder = freshFolder();
const headers = {
  'x-forwarded-for': planted.address,
  'user-agent': planted.agent,
  referer: planted.referrer,
};
const report = {
  phenomenon: 'drug-waste-dump',
  description: planted.text,
  place: planted.place,
  location: { type: 'Point', coordinates: [Number(planted.longitude), Number(planted.latitude)] },
};
after(() => removeFolder(folder));

test('text, place, address, agent and coordinates occur nowhere but inside the seal', {
  timeout: 60_000,
}, async () => {
  const hook = await webhookReceiver((call) => ({
    status: 200,
    body: JSON.stringify({ reference: `hub-${call}` }),
  }));
  const mail = await mailReceiver();
  const house = await startHouse(
    {
      TRUST_PROXY: '1',
      LOG_LEVEL: 'debug',
      HUB_WEBHOOK_URL: hook.url,
      HUB_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}`,
      SMTP_URL: mail.url,
      HUB_MAIL_TO: 'hub@drugshub.example',
      HUB_MAIL_BATCH_MINUTES: '0',
    },
    folder,
  );
  const receipt = await allKindsOfRequests(house);
  await until('the webhook and the mail arrive', () => hook.received.length >= 2 && mail.mails.length >= 2);
  const live = places(house, hook.received, mail.mails);
  await house.stop();
  await Promise.all([hook.close(), mail.close()]);
  const found = findPlanted(new Map([...live, ...places(house, hook.received, mail.mails)]), needles);
  assert.deepEqual(found, []);
  assert.deepEqual(
    findPlanted(live, [receipt, receipt.replaceAll('-', '')]),
    [],
    'the receipt is stored nowhere',
  );

  const opened = await house.command('api/commands/hub.ts', 'open');
  assert.equal(
    opened.stdout.split('\n').filter((line) => line.includes(planted.text)).length,
    2,
    'with the key all opens',
  );
});

test('counter-proof: the search finds each planted string in the clear, in every dress', () => {
  for (const [name, text] of Object.entries(planted)) {
    const dressed = {
      clear: text,
      hex: Buffer.from(text).toString('hex'),
      base64: Buffer.from(`{"a":"${text}"}`).toString('base64'),
      base64b: Buffer.from(`..{"a":"${text}"}`).toString('base64'),
      utf16: Buffer.from(text, 'utf16le'),
    };
    for (const [dress, bytes] of Object.entries(dressed)) {
      const file = join(folder, `counter-proof-${name}-${dress}.bin`);
      writeFileSync(
        file,
        Buffer.concat([Buffer.from('before '), Buffer.from(bytes as string), Buffer.from(' after')]),
      );
      assert.notDeepEqual(findPlanted(filesOf(folder), [text]), [], `${name} as ${dress} was not found`);
      removeFolder(file);
    }
  }
});

function places(house: RunningHouse, hooks: unknown[], mails: string[]): Places {
  return new Map([
    ...filesOf(folder),
    ['log and console', Buffer.from(house.output())],
    ['webhook', Buffer.from(JSON.stringify(hooks))],
    ['mail', Buffer.from(mails.join('\n'))],
    // Attachments are base64 inside a mail: what is inside them must be clean as well.
    [
      'mail attachments',
      Buffer.concat(
        mails.map((text) =>
          Buffer.from(
            text
              .split(/\r\n\r\n/)
              .slice(2)
              .join(''),
            'base64',
          ),
        ),
      ),
    ],
  ]);
}

/** Good, wrong, too large, unknown, broken and interrupted requests, all carrying the planted strings. */
async function allKindsOfRequests(house: RunningHouse): Promise<string> {
  const url = house.publicUrl;
  const good = await sendReport(url, report, `key-${planted.query}`, headers);
  assert.equal(good.status, 201);
  const page = await (await fetch(`${url}/melden?q=${planted.query}`, { headers })).text();
  const form = new FormData();
  form.set('formToken', /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '');
  form.set('phenomenon', 'other');
  form.set('description', planted.text);
  form.set('location', `${planted.latitude}, ${planted.longitude}`);
  assert.equal((await fetch(`${url}/melden`, { method: 'POST', body: form, headers })).status, 200);
  const api = `${url}/api/v1/reports`;
  const json = { ...headers, 'content-type': 'application/json' };
  const send = (path: string, init: RequestInit) =>
    fetch(path, { headers: json, ...init }).then((answer) => answer.text());
  await send(api, { method: 'POST', body: `{"description": "${planted.text}` });
  await send(api, { method: 'POST', body: JSON.stringify({ ...report, [planted.query]: planted.text }) });
  await send(api, { method: 'POST', body: JSON.stringify({ description: planted.text.repeat(3_000) }) });
  await send(`${api}?${planted.query}=${planted.text}`, { method: 'POST', body: JSON.stringify(report) });
  await send(`${url}/${planted.query}/${planted.address}`, {});
  await send(`${url}/api/v1/follow-ups`, { method: 'POST', body: JSON.stringify({ receipt: planted.text }) });
  await send(`${house.deskUrl}/meldingen?state=${planted.query}`, {});
  await send(`${house.deskUrl}/aanmelden`, {
    method: 'POST',
    body: new URLSearchParams({ token: planted.text }),
    headers,
  });
  for (let at = 0; at < 40; at += 1) await send(`${url}/api/v1/areas/${planted.query}`, {});
  await raw(url, `GET /${planted.query} HTTP/1.1\r\nHost: x\r\nbad header ${planted.text}\r\n\r\n`);
  await raw(url, `\0\x01${planted.text}\r\n\r\n`);
  await raw(
    url,
    `POST /melden HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999\r\n\r\n--b\r\nContent-Disposition: form-data; name="description"\r\n\r\n${planted.text}`,
  );
  await plantEverywhereElse(house, good.body.receipt as string, planted);
  return good.body.receipt as string;
}

/** Bytes as no decent client would send them; the connection is broken off half-way. */
function raw(url: string, bytes: string): Promise<void> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes, () => setTimeout(() => socket.destroy(), 50));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}
