import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { askByName, formBody } from './ask-by-name.ts';
import type { RunningHouse } from './running-house.ts';

/** What is planted in every part of a request that a server could keep. */
export type Planted = { text: string; address: string; agent: string; query: string; file: string };

const onion = `${'plantedonion'.repeat(4)}plantedo.onion`;

/** The ways on which people come and go besides the plain ones: back with a code, out in a hurry, over Tor, cut off. */
export async function plantEverywhereElse(
  house: RunningHouse,
  receipt: string,
  planted: Planted,
): Promise<void> {
  const { publicUrl: url } = house;
  const headers = { 'x-forwarded-for': planted.address, 'user-agent': planted.agent };
  const post = (path: string, body: BodyInit) =>
    fetch(url + path, { method: 'POST', body, headers }).then((answer) => answer.text());

  for (const code of [receipt, receipt.replace(/.$/, 'X'), planted.text.slice(0, 60), ''])
    await post('/vervolg', formWith({ receipt: code }));
  await post('/en/vervolg', formWith({ receipt, message: randomUUID(), text: planted.text }));
  await searchAddress(url, planted, headers);
  for (const path of ['/zoeken', '/toolkit', '/wat-zag-u'])
    await fetch(`${url}${path}?q=${encodeURIComponent(planted.text)}`, { headers }).then((answer) =>
      answer.text(),
    );
  await post('/wat-zag-u', formWith({ signs: 'chemical-smell', prefill: planted.text }));
  await post('/nieuwsbrief', formWith({ list: 'residents', address: `${planted.file}@@postbus` }));
  await post(`/nieuwsbrief/afmelden/${planted.file}`, formWith({}));
  await post(`/enquete/${planted.file}`, formWith({ code: planted.text }));
  for (const path of ['/weg', '/en/weg', '/weg/verder', '/wis'])
    await fetch(`${url}${path}?${planted.query}=${planted.text}`, { headers, redirect: 'manual' });
  for (const path of ['/', '/melden', `/${planted.query}`, '/weg/verder']) await askByName(url, onion, path);
  await askByName(url, onion, '/melden', formBody({ description: planted.text, website: planted.query }));
  await askByName(url, planted.query, '/melden');
  await post('/melden', formWith({ description: planted.text, photos: file(planted) }));
  for (const part of [0.1, 0.5, 0.99]) await cutOff(url, planted, part);
}

/** A street that is found is known for an hour, but not the words with which it was asked for. */
function searchAddress(url: string, { text }: Planted, headers: Record<string, string>): Promise<string> {
  return fetch(`${url}/api/v1/address-searches`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  }).then((answer) => answer.text());
}

const file = ({ file: name, text }: Planted) =>
  new File([text.repeat(50)], `${name}.jpg`, { type: 'image/jpeg' });

function formWith(fields: Record<string, string | File>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

/** A report with a photo of 4 MB that breaks off after a part of it, as on a bad connection. */
function cutOff(url: string, planted: Planted, part: number): Promise<void> {
  const { hostname, port } = new URL(url);
  const head = [
    ...[
      'POST /melden HTTP/1.1',
      'Host: x',
      `User-Agent: ${planted.agent}`,
      `X-Forwarded-For: ${planted.address}`,
    ],
    ...['Content-Type: multipart/form-data; boundary=b', 'Content-Length: 4200000', '', ''],
  ].join('\r\n');
  const body = [
    `--b\r\nContent-Disposition: form-data; name="description"\r\n\r\n${planted.text}\r\n`,
    `--b\r\nContent-Disposition: form-data; name="photos"; filename="${planted.file}.jpg"\r\n`,
    `Content-Type: image/jpeg\r\n\r\n\xff\xd8\xff${planted.text.repeat(90_000).slice(0, 4_000_000)}`,
  ].join('');
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => {
      const sent = Buffer.from(head + body.slice(0, body.length * part), 'latin1');
      socket.write(sent, () => setTimeout(() => socket.destroy(), 100));
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve());
  });
}
