import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { neutralSite } from '#content/neutral-site.ts';
import { findProgram } from './deploy/find-program.ts';
import {
  ask,
  cutOff,
  everyKindOfRequest,
  plantedReport,
  plantedVisit,
  site,
} from './deploy/planted-visits.ts';
import { caddyHere, nginxHere, type RunningProxy, runCaddy, runNginx } from './deploy/run-proxy.ts';
import { waysOut } from './deploy/ways-out.ts';
import { filesOf, findPlanted } from './find-planted.ts';
import { freePort } from './free-port.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from './running-house.ts';

let house: RunningHouse;
const folder = freshFolder();
before(async () => {
  house = await startHouse({ TRUST_PROXY: '1', LOG_LEVEL: 'debug' }, join(folder, 'house'));
});
after(async () => {
  await house.stop();
  removeFolder(folder);
});
const portsOf = async () => ({
  site: Number(new URL(house.publicUrl).port),
  desk: Number(new URL(house.deskUrl).port),
  own: await freePort(),
  onion: await freePort(),
});

function assertNothingKept(proxy: RunningProxy, own: string): void {
  const places = new Map([
    ...filesOf(own),
    ['its output', Buffer.from(proxy.output())],
    ['ours', Buffer.from(house.output())],
  ]);
  assert.deepEqual(findPlanted(places, [...plantedVisit, '127.0.0.1 - -']), []);
}

const nginx = findProgram('nginx');

describe('nginx with the shipped file', { skip: !nginx && 'no nginx on this machine' }, () => {
  const own = join(folder, 'nginx');

  test('sends everything on and keeps nothing: no line, no file, not even an open one', async (t) => {
    const ports = await portsOf();
    const proxy = await runNginx(nginx as string, own, nginxHere(own, ports), ports.own);
    t.after(proxy.stop);
    await everyKindOfRequest(proxy);
    const upload = cutOff(ports.own, 6);
    await wait(500);
    assert.deepEqual(
      proxy.openFiles().filter((file) => /\/(body|proxy)\//.test(file)),
      [],
    );
    upload.destroy();
    assertNothingKept(proxy, own);
    await proxy.stop();
    assertNothingKept(proxy, own);
  });

  test('leads out of the site and names whom to call when the service is down', async (t) => {
    const ports = { ...(await portsOf()), site: await freePort() };
    const proxy = await runNginx(nginx as string, own, nginxHere(own, ports), ports.own);
    t.after(proxy.stop);
    await assertDown(proxy);
  });

  test('(counter-proof: with the usual settings the search finds what was sent)', async (t) => {
    const ports = await portsOf();
    const usual = nginxHere(own, ports)
      // Its workers may write here, as those of a machine may in /var.
      .replace('events {', `${process.getuid?.() === 0 ? 'user root;' : ''}\nevents {`)
      .replace('access_log off;', `access_log ${own}/access.log;`)
      .replace('error_log /dev/null emerg;', `error_log ${own}/error.log info;`)
      .replace('proxy_request_buffering off;', 'proxy_request_buffering on;');
    const proxy = await runNginx(nginx as string, own, usual, ports.own);
    t.after(proxy.stop);
    await everyKindOfRequest(proxy);
    const upload = cutOff(ports.own, 6);
    await wait(500);
    assert.notDeepEqual(
      proxy.openFiles().filter((file) => /\/body\//.test(file)),
      [],
      'a file with what is being sent',
    );
    upload.destroy();
    await proxy.stop();
    assert.notDeepEqual(findPlanted(filesOf(own), plantedVisit), []);
  });
});

const caddy = findProgram('caddy');

describe('Caddy with the shipped file', { skip: !caddy && 'no caddy on this machine' }, () => {
  const own = join(folder, 'caddy');

  test('sends everything on and keeps nothing', async (t) => {
    const ports = await portsOf();
    const proxy = await runCaddy(caddy as string, own, caddyHere(ports), ports);
    t.after(proxy.stop);
    await everyKindOfRequest(proxy);
    await proxy.stop();
    assertNothingKept(proxy, own);
  });

  test('leads out of the site and names whom to call when the service is down', async (t) => {
    const ports = { ...(await portsOf()), site: await freePort() };
    const proxy = await runCaddy(caddy as string, own, caddyHere(ports), ports);
    t.after(proxy.stop);
    await assertDown(proxy);
    await proxy.stop();
    assertNothingKept(proxy, own);
  });

  test('(counter-proof: with a log as usual the search finds what was sent)', async (t) => {
    const ports = await portsOf();
    const usual = caddyHere(ports)
      .replace(/(nhdrugsalert\.example:\d+ \{)/, '$1\n\tlog')
      .replace('include tls', '')
      .replace('level ERROR', '');
    const proxy = await runCaddy(caddy as string, own, usual, ports);
    t.after(proxy.stop);
    await everyKindOfRequest(proxy);
    await proxy.stop();
    assert.notDeepEqual(
      findPlanted(new Map([['its output', Buffer.from(proxy.output())]]), plantedVisit),
      [],
    );
  });
});

async function assertDown({ port }: RunningProxy): Promise<void> {
  for (const path of waysOut) {
    const answer = await ask({ port }, site, path);
    assert.deepEqual([answer.status, answer.headers.location], [303, neutralSite], path);
    assert.equal(answer.headers['referrer-policy'], 'no-referrer');
  }
  const answer = await ask({ port }, site, '/api/v1/reports', plantedReport);
  assert.equal(answer.status, 503);
  assert.match(answer.body, /Er is niets bewaard[\s\S]*112/);
  assert.equal(answer.headers['cache-control'], 'no-store');
}
