import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { filesOf, findPlanted } from './find-planted.ts';
import { type RunningHouse, removeFolder, startHouse } from './running-house.ts';

/** Invented, and long enough never to turn up by chance. */
const planted = ['PLANTMERK-verzonnen', 'PLANTMAKER-verzonnen', 'PLANTBESTANDSNAAM', 'PLANTSTAART-verzonnen'];
const megabyte = 1024 * 1024;
const temporary = mkdtempSync(join(tmpdir(), 'nhda-photos-'));
let house: RunningHouse;
before(async () => {
  house = await startHouse({ TMPDIR: temporary, LOG_LEVEL: 'debug' });
});
after(async () => {
  await house.stop();
  for (const folder of [house.dataDir, temporary]) removeFolder(folder);
});

/** Noise, so that it stays as large as it is asked for; a telephone wrote all kinds of things beside it. */
async function plantedPhoto(width: number, height: number, seed = 1): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0, state = seed; at < pixels.length; at += 1) {
    state = (state * 48_271) % 2_147_483_647;
    pixels[at] = state & 0xff;
  }
  const exif = {
    IFD0: { Make: planted[0] as string, Artist: planted[1] as string },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 54/1 44/1' },
  };
  const photo = sharp(pixels, { raw: { width, height, channels: 3 } }).withMetadata({ exif, orientation: 6 });
  return Buffer.concat([await photo.jpeg({ quality: 95 }).toBuffer(), Buffer.from(planted[3] as string)]);
}

function formOf(text: string, photos: readonly Buffer[]): FormData {
  const form = new FormData();
  form.set('phenomenon', 'other');
  form.set('description', text);
  for (const bytes of photos) form.append('photos', new Blob([new Uint8Array(bytes)]), `${planted[2]}.jpg`);
  return form;
}

async function send(text: string, photos: readonly Buffer[], key: string) {
  const response = await fetch(`${house.publicUrl}/api/v1/reports`, {
    method: 'POST',
    headers: { 'idempotency-key': key },
    body: formOf(text, photos),
  });
  return { status: response.status, body: (await response.json()) as Record<string, never> };
}

test('a report with photos reaches the hub with its pictures, and what stood beside them is nowhere', async () => {
  const photos = [await plantedPhoto(400, 300), await plantedPhoto(300, 200, 2)];
  const sent = await send('Verzonnen melding met foto’s.', photos, 'k-photos');
  assert.equal(sent.status, 201);
  const told = sent.body.photos as unknown as { removed: string[] }[];
  assert.deepEqual(
    told.map(({ removed }) => removed),
    [
      ['place', 'device', 'author', 'profile', 'other'],
      ['place', 'device', 'author', 'profile', 'other'],
    ],
  );
  const again = await send('Verzonnen melding met foto’s.', photos, 'k-photos');
  assert.deepEqual([again.status, again.body], [200, sent.body], 'the same photos again are the same report');
  const places = new Map([
    ...filesOf(house.dataDir),
    ...filesOf(temporary),
    ['log', Buffer.from(house.output())],
  ]);
  assert.deepEqual(findPlanted(places, planted), []);
  assert.deepEqual(readdirSync(temporary), [], 'nothing was put in the temporary folder');

  const folder = join(temporary, 'opened');
  const opened = await house.command('api/commands/hub.ts', 'open', '--photos', folder);
  assert.equal(opened.code, 0, opened.stderr);
  const report = JSON.parse(opened.stdout.trim().split('\n').at(-1) as string);
  assert.deepEqual(report.photoFiles, [`${report.id}-1.jpg`, `${report.id}-2.jpg`]);
  const [first, second] = report.photoFiles.map((name: string) => join(folder, name));
  assert.deepEqual(
    [(statSync(first).mode & 0o777).toString(8), statSync(folder).mode & 0o777],
    ['600', 0o700],
  );
  const sizes = await Promise.all([first, second].map((file) => sharp(readFileSync(file)).metadata()));
  assert.deepEqual(
    sizes.map(({ format, width, height, exif }) => [format, width, height, exif]),
    [
      ['jpeg', 300, 400, undefined],
      ['jpeg', 200, 300, undefined],
    ],
  );
  assert.deepEqual(findPlanted(filesOf(folder), planted), []);

  writeFileSync(first, 'somebody’s own');
  const twice = await house.command('api/commands/hub.ts', 'open', '--photos', folder);
  assert.equal(twice.code, 1);
  assert.match(twice.stdout, /photo 1 stands there already: not overwritten/);
  assert.equal(readFileSync(first, 'utf8'), 'somebody’s own');
  rmSync(folder, { recursive: true });
});

test('the hub fetches the photos of its reports one by one, sealed; nobody else does', async () => {
  const hub = await token('hub');
  const list = (await (await fetch(`${house.deskUrl}/api/v1/intake/reports`, bearer(hub))).json()) as {
    reports: { id: string; photos: string[] }[];
  };
  const report = list.reports.find(({ photos }) => photos.length === 2);
  assert.ok(report);
  const path = `/api/v1/intake/reports/${report.id}/photos/${report.photos[0]}`;
  const photo = await fetch(house.deskUrl + path, bearer(hub));
  assert.deepEqual(
    [photo.status, photo.headers.get('content-type'), photo.headers.get('cache-control')],
    [200, 'application/octet-stream', 'no-store'],
  );
  const bytes = Buffer.from(await photo.arrayBuffer());
  assert.ok(bytes.subarray(0, 40).includes('age-encryption.org/v1'));
  assert.ok(bytes.length > 256 * 1024 && bytes.length < 257 * 1024, 'padded to a step');
  for (const [asked, status] of [
    [`/api/v1/intake/reports/${report.id}/photos/${'0'.repeat(64)}`, 404],
    [`/api/v1/intake/reports/${'0'.repeat(64)}/photos/${report.photos[0]}`, 404],
    [`/api/v1/intake/reports/${report.id}/photos/nonsense`, 404],
  ] as const)
    assert.equal((await fetch(house.deskUrl + asked, bearer(hub))).status, status, asked);
  assert.equal((await fetch(house.deskUrl + path)).status, 401);
  assert.equal((await fetch(house.deskUrl + path, bearer(await token('communication')))).status, 403);
  assert.equal((await fetch(house.publicUrl + path)).status, 404);
});

test('a photo that cannot be cleaned is named, nothing is stored, and a person gets the text back', async () => {
  const text = 'Verzonnen tekst die niet weg mag zijn.';
  const photos = [await plantedPhoto(200, 200), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')];
  const sent = await send(text, photos, 'k-broken');
  assert.equal(sent.status, 400);
  const [fault] = sent.body.errors as unknown as Record<string, unknown>[];
  assert.deepEqual([fault?.field, fault?.code, fault?.number], ['photos', 'photo-kind', 2]);
  const page = await fetch(`${house.publicUrl}/melden`, { method: 'POST', body: formOf(text, photos) });
  const html = await page.text();
  assert.equal(page.status, 400);
  assert.ok(html.includes(text) && html.includes('Foto 2 is geen jpg, png of webp.'));
  for (const needle of planted) assert.ok(!html.includes(needle), needle);
});

test('forty reports of three photos of 8 MB, ten at a time, are all stored and memory stays below 512 MB', {
  timeout: 600_000,
  skip: process.platform !== 'linux' && 'Peak memory is read as Linux tells it.',
}, async (t) => {
  const large = await plantedPhoto(3_300, 2_350);
  assert.ok(large.length > 7 * megabyte && large.length <= 8 * megabyte, `${large.length}`);
  let next = 0;
  const statuses: number[] = [];
  const sendNext = async () => {
    while (next < 40) {
      const number = next++;
      const { status } = await send(
        `Verzonnen melding ${number}`,
        [large, large, large],
        `k-large-${number}`,
      );
      statuses.push(status);
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: 10 }, sendNext));
  assert.deepEqual([...new Set(statuses)], [201]);
  const peak = peakMegabytes(house.pid);
  t.diagnostic(`peak ${peak} MB, ${Math.round(performance.now() - started)} ms`);
  assert.ok(peak > 0 && peak < 512, `${peak} MB`);
});

test('an upload that stands still is ended, and a form that crawls as well', {
  timeout: 60_000,
}, async () => {
  const head = (path: string, type: string) =>
    `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 9000000\r\n\r\n`;
  const upload = '--b\r\nContent-Disposition: form-data; name="photos"; filename="x.jpg"\r\n\r\n\xff\xd8\xff';
  const ends = await Promise.all([
    crawl(head('/melden', 'multipart/form-data; boundary=b') + upload),
    crawl(`${head('/api/v1/reports', 'application/json')}{`),
    crawl(head('/api/v1/nowhere', 'multipart/form-data; boundary=b') + upload),
  ]);
  for (const milliseconds of ends) assert.ok(milliseconds < 25_000, `${milliseconds} ms`);
});

test('a telephone that is slow but steady may take longer than anything else', {
  timeout: 60_000,
}, async () => {
  const { hostname, port } = new URL(house.publicUrl);
  const photo = await plantedPhoto(200, 200);
  const parts = [
    '--b\r\nContent-Disposition: form-data; name="phenomenon"\r\n\r\nother\r\n',
    '--b\r\nContent-Disposition: form-data; name="description"\r\n\r\nVerzonnen, langzaam.\r\n',
    '--b\r\nContent-Disposition: form-data; name="photos"; filename="x.jpg"\r\n\r\n',
  ];
  const body = Buffer.concat([Buffer.from(parts.join('')), photo, Buffer.from('\r\n--b--\r\n')]);
  const head = `POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nIdempotency-Key: k-slow\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: ${body.length}\r\n\r\n`;
  const answer = await new Promise<string>((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(head));
    socket.on('error', reject);
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    const [steps, size] = [14, Math.ceil(body.length / 14)];
    let step = 0;
    const timer = setInterval(() => {
      socket.write(body.subarray(step * size, (step + 1) * size));
      step += 1;
      if (step === steps) clearInterval(timer);
    }, 1_000);
  });
  assert.match(answer, /^HTTP\/1\.1 201 /);
});

/** Sends a byte now and then; answers how long the server bears it. */
function crawl(bytes: string): Promise<number> {
  const { hostname, port } = new URL(house.publicUrl);
  const started = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(Buffer.from(bytes, 'latin1')));
    const timer = setInterval(() => socket.write('x'), 1_000);
    socket.on('error', () => socket.destroy());
    socket.on('data', () => {});
    socket.on('close', () => {
      clearInterval(timer);
      resolve(performance.now() - started);
    });
  });
}

/** The most memory that a process ever had, as Linux counts it. */
function peakMegabytes(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}

function bearer(text: string): RequestInit {
  return { headers: { authorization: `Bearer ${text}` } };
}

async function token(role: string): Promise<string> {
  const made = await house.command(
    'api/commands/staff.ts',
    'token',
    '--role',
    role,
    '--name',
    `verzonnen ${role}`,
  );
  return made.stdout.trim().split('\n').at(-1) as string;
}
