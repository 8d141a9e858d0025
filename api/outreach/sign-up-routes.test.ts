import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { type TestContext, test } from 'node:test';
import { readConfig } from '#api/config.ts';
import { distDir, openHouse } from '#api/house.ts';
import { publicApp } from '#api/public-app.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import { temporaryFolder } from '#api/storage/test-databases.ts';
import { sendingOf } from './build-mail.ts';
import { forgetOutreach } from './forget-outreach.ts';
import { testRelay } from './invented-outreach.ts';
import { mailRelay } from './mail-relay.ts';
import { mailSender } from './mail-sender.ts';

const form = { 'content-type': 'application/x-www-form-urlencoded' };
const typed = 'Vreemde.Lezer@Voorbeeld.example';

/** A public site with a relay; `mails` sends what waits and gives the links of the newest mail. */
async function site(t: TestContext) {
  const relay = await testRelay(t);
  const dataDir = temporaryFolder(t);
  const config = readConfig({ DATA_DIR: dataDir, OUTREACH_SMTP_URL: relay.url });
  const clock = { ms: Date.parse('2026-11-22T12:00:00Z') };
  const now = () => clock.ms++;
  const log: string[] = [];
  const note = (...line: unknown[]) => void log.push(JSON.stringify(line));
  const house = await openHouse({ config, log: note, now, random: Math.random });
  const outreach = house.outreach ?? assert.fail();
  const pages: RenderedPage[] = [];
  const renderPage = async (page: RenderedPage) => {
    pages.push(page);
    return '<p>page</p>';
  };
  const app = await publicApp({
    ...{ ...house, config, distDir, now, renderPage, log: note },
    ...{ pepper: house.keys.pepper, ready: async () => true },
  });
  const sending = sendingOf(outreach, config, 'http://site.example');
  const sender = mailSender({
    ...{ sending, now, random: Math.random, log: note },
    ...{ relay: mailRelay(config) ?? assert.fail(), perMinute: 6_000_000 },
  });
  t.after(async () => {
    await sender.stop();
    await app.close();
    await house.close();
  });
  const post = async (url: string, payload: string, headers: Record<string, string> = form) => {
    const { statusCode, rawPayload } = await app.inject({ method: 'POST', url, payload, headers });
    return { status: statusCode, size: rawPayload.length, page: pages.at(-1) as { state?: string } };
  };
  const subscribe = (address: string, list = 'residents') =>
    post('/nieuwsbrief', new URLSearchParams({ list, address }).toString());
  const mails = async () => {
    for (let rounds = 0; rounds < 10; rounds += 1) {
      await sender.round();
      clock.ms += 2_000;
    }
    const raw =
      relay.taken
        .at(-1)
        ?.raw.replace(/=\r?\n/g, '')
        .replaceAll('=3D', '=') ?? '';
    return { raw, confirm: pathIn(raw, 'bevestigen'), leave: pathIn(raw, 'afmelden') };
  };
  const rows = () => outreach.database.store.selectFrom('subscribers').selectAll().execute();
  return { app, post, join: subscribe, mails, rows, relay, outreach, dataDir, log, clock, pages };
}

const pathIn = (raw: string, page: string) =>
  new RegExp(`http://site\\.example(/nieuwsbrief/${page}/[\\w-]{22})`).exec(raw)?.[1] ?? '';

test('nobody is on a list before the button behind the link is pressed, and opening the link presses nothing', async (t) => {
  const { app, post, join, mails, rows, pages } = await site(t);
  assert.equal((await join(typed)).page.state, 'asked');
  const { confirm } = await mails();
  for (let looks = 0; looks < 3; looks += 1) await app.inject({ url: confirm });
  assert.equal((pages.at(-1) as { state?: string }).state, 'confirm');
  assert.equal((await rows())[0]?.state, 'waiting');
  for (let presses = 0; presses < 2; presses += 1)
    assert.deepEqual(await post(confirm, '').then(({ status, page }) => [status, page.state]), [
      200,
      'confirmed',
    ]);
  assert.deepEqual(
    (await rows()).map(({ state, expires_on }) => [state, expires_on]),
    [['confirmed', '']],
  );
});

test('a known, an unknown and a blocked address get answers of one kind, one status and one size', async (t) => {
  const { post, join, mails, relay, outreach } = await site(t);
  const answers = [await join(typed)];
  await post((await mails()).confirm, '');
  answers.push(await join(typed), await join('iemand.anders@voorbeeld.example'));
  const { key, database } = outreach;
  await database.store
    .insertInto('blocked')
    .values({
      address_mark: key.markOf('', 'weg@voorbeeld.example'),
      reason: 'bounce',
      until_day: '2027-01-01',
    })
    .execute();
  answers.push(await join('weg@voorbeeld.example'));
  assert.equal(
    new Set(answers.map(({ status, size, page }) => JSON.stringify([status, size, page]))).size,
    1,
  );
  assert.equal(answers[0]?.size, 48 * 1024);
  await mails();
  assert.equal(
    relay.taken.length,
    3,
    'the one who reads is told by mail, the new one is asked, the blocked one is left alone',
  );
});

test('a mailbox cannot be filled by typing its address over and over', async (t) => {
  const { join, post, mails, relay } = await site(t);
  const event = '/bijeenkomsten/voorbeeld-informatieavond';
  const sizes = new Set<number>();
  for (let times = 0; times < 3; times += 1)
    for (const list of ['residents', 'professionals']) {
      sizes.add((await join(typed, list)).size);
      await post(event, new URLSearchParams({ address: typed.toUpperCase() }).toString());
    }
  const { confirm } = await mails();
  assert.equal(relay.taken.length, 1, 'one mail for all lists and spellings');
  assert.equal(sizes.size, 1, 'and no answer tells which of them sent it');
  await post(confirm, '');
  for (let times = 0; times < 3; times += 1) await join(typed);
  await mails();
  assert.equal(relay.taken.length, 2, 'who reads already is told so once');
});

test('of who asked only a mark stands there, and on the next day the address may be typed again', async (t) => {
  const { join, mails, relay, outreach, clock } = await site(t);
  const asked = () => outreach.database.store.selectFrom('asked').selectAll().execute();
  await join(typed);
  await mails();
  assert.deepEqual(
    (await asked()).map(({ day, address_mark }) => [day, address_mark.length]),
    [['2026-11-22', 32]],
  );
  clock.ms += 86_400_000;
  await join(typed);
  await mails();
  assert.equal(relay.taken.length, 2);
  await forgetOutreach(outreach, '2026-11-24');
  assert.deepEqual(await asked(), []);
});

test('a mail program unsubscribes with one post, without a cookie, in both forms of RFC 8058, as often as it likes', async (t) => {
  const { post, join, mails, rows } = await site(t);
  await join(typed);
  await post((await mails()).confirm, '');
  await join(typed);
  const { leave } = await mails();
  const body = 'List-Unsubscribe=One-Click';
  assert.equal((await post(leave, body)).status, 200);
  assert.deepEqual(await rows(), [], 'the address is gone');
  assert.equal((await post(leave, body)).status, 200);
  const multipart = [
    '--grens',
    'Content-Disposition: form-data; name="List-Unsubscribe"',
    '',
    'One-Click',
    '--grens--',
    '',
  ];
  const headers = { 'content-type': 'multipart/form-data; boundary=grens' };
  assert.equal((await post(leave, multipart.join('\r\n'), headers)).status, 200);
  assert.equal(
    (await post(`/nieuwsbrief/afmelden/${'A'.repeat(22)}`, body)).page.state,
    'left',
    'a made-up link tells nothing',
  );
});

test('what is no address is refused with a sentence and what was typed; a list must be chosen', async (t) => {
  const { join, post, rows } = await site(t);
  for (const wrong of [
    '',
    'geen',
    'a@b',
    'a b@voorbeeld.example',
    'a@voorbeeld.example\r\nBcc: b@voorbeeld.example',
    `${'a'.repeat(65)}@voorbeeld.example`,
  ]) {
    const { status, page } = await join(wrong);
    assert.deepEqual([status, (page as { problem?: string }).problem], [400, 'not-an-address'], wrong);
  }
  assert.equal(((await join(typed, 'event:voorbeeld')).page as { problem?: string }).problem, 'no-list');
  assert.equal(
    (await post('/nieuwsbrief', 'list=residents&address=a%40voorbeeld.example&more=1')).status,
    400,
  );
  assert.deepEqual(await rows(), []);
});

test('an address that was not confirmed is gone after seven days, from the file too, and stands in no log', async (t) => {
  const { join, mails, rows, outreach, dataDir, log } = await site(t);
  await join(typed);
  const { confirm } = await mails();
  const token = confirm.split('/').at(-1) ?? '';
  const database = () =>
    ['', '-wal'].map((end) => readFileSync(databaseFile(dataDir, end), 'latin1')).join('');
  for (const planted of [typed, typed.toLowerCase(), 'Voorbeeld.example', token])
    assert.ok(!database().includes(planted) && !log.join('').includes(planted), planted);
  const [row] = await rows();
  const sealed = Buffer.from(row?.sealed ?? []).toString('latin1');
  assert.ok(database().includes(sealed.slice(0, 40)), '(counter-proof)');
  assert.equal((await forgetOutreach(outreach, '2026-11-28')).readers, 0);
  assert.equal((await forgetOutreach(outreach, '2026-11-29')).readers, 1);
  assert.deepEqual(await rows(), []);
  assert.ok(!database().includes(sealed.slice(0, 40)));
});

const databaseFile = (dataDir: string, end: string) => joinPath(dataDir, `outreach.sqlite${end}`);

test('somebody signs up for a meeting and is forgotten a week after it; one that is not shown takes nobody', async (t) => {
  const { app, post, mails, rows, outreach } = await site(t);
  const path = '/bijeenkomsten/voorbeeld-informatieavond';
  const address = new URLSearchParams({ address: typed }).toString();
  assert.equal((await post(path, address)).page.state, 'asked');
  const { raw, confirm } = await mails();
  assert.match(Buffer.from(raw, 'latin1').toString(), /bijeenkomst/);
  await post(confirm, '');
  assert.deepEqual(
    (await rows()).map(({ list, expires_on }) => [list, expires_on]),
    [['event:voorbeeld-informatieavond', '2027-02-17']],
  );
  assert.equal((await forgetOutreach(outreach, '2027-02-16')).readers, 0);
  assert.equal((await forgetOutreach(outreach, '2027-02-17')).readers, 1);
  assert.equal((await post('/bijeenkomsten/bestaat-niet', address)).status, 404);
  const { body, headers } = await app.inject({ url: '/bijeenkomsten.ics?gemeente=GM1911' });
  assert.match(String(headers['content-type']), /^text\/calendar/);
  assert.match(body, /UID:voorbeeld-informatieavond@/);
});
