import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { neutralSite } from '#content/neutral-site.ts';
import { unknownPhoneNumbers } from './browser/find-phone-numbers.ts';
import { findProgram } from './deploy/find-program.ts';
import { faultsOfNginx } from './deploy/nginx-faults.ts';
import { findDirectives, readCaddyfile, readNginx, readUnit, valuesOf } from './deploy/read-directives.ts';
import { waysOut } from './deploy/ways-out.ts';

const folder = join(import.meta.dirname, '../deploy');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const nginx = readNginx(read('nginx.conf'));
const caddy = readCaddyfile(read('Caddyfile'));
const unit = readUnit(read('drugsalert.service'));

test('nginx: no log, no disk, nothing that joins two visits, and no header that a visitor wrote himself', () => {
  assert.deepEqual(faultsOfNginx(nginx), []);
});

test('(counter-proof: each rule is seen when it is broken)', () => {
  const source = read('nginx.conf');
  const broken: [string | RegExp, string][] = [
    ['access_log off;', 'access_log /var/log/nginx/access.log;'],
    ['error_log /dev/null emerg;', 'error_log /var/log/nginx/error.log crit;'],
    ['proxy_request_buffering off;', 'proxy_request_buffering on;'],
    ['gzip off;', 'gzip on;'],
    ['/run/drugsalert-nginx/body', '/var/lib/nginx/body'],
    ['X-Forwarded-For $remote_addr', 'X-Forwarded-For $proxy_add_x_forwarded_for'],
    ['X-Forwarded-For 127.0.0.1', 'X-Forwarded-For $http_x_forwarded_for'],
    ['    proxy_set_header Cookie "";\n', ''],
    ['  proxy_set_header User-Agent "";\n', ''],
    ['http {', 'http {\n  limit_req_zone $binary_remote_addr zone=a:1m rate=1r/s;'],
    ['http {', 'http {\n  add_header Strict-Transport-Security "max-age=1";'],
    ['ssl_session_tickets off;', ''],
  ];
  for (const [from, to] of broken) {
    const changed = source.replace(from, to);
    assert.notEqual(changed, source, String(from));
    assert.notDeepEqual(faultsOfNginx(readNginx(changed)), [], `${from} -> ${to}`);
  }
});

test('Caddy: no log of requests, no admin door, and no header that a visitor wrote himself', () => {
  assert.deepEqual(valuesOf(caddy, 'admin'), ['off']);
  assert.deepEqual(valuesOf(caddy, 'log'), ['default'], 'no site has a log of its own');
  assert.deepEqual(valuesOf(caddy, 'include'), ['tls'], 'of errors only those of certificates');
  assert.deepEqual(valuesOf(caddy, /^(encode|forward_auth|trusted_proxies|metrics|tracing|debug)$/), []);
  const told = valuesOf(caddy, 'header_up');
  for (const header of [
    '-X-Real-Ip',
    '-Forwarded',
    '-Via',
    '-User-Agent',
    '-Referer',
    '-Accept-Language',
    'X-Forwarded-For {args.0}',
  ])
    assert.ok(told.includes(header), header);
  assert.equal(findDirectives(caddy, 'reverse_proxy').length, 3);
  assert.deepEqual(
    valuesOf(caddy, 'import')
      .filter((value) => value.startsWith('told'))
      .sort(),
    ['told 127.0.0.1', 'told {remote_host}', 'told {remote_host}'],
  );
  assert.equal(told.filter((header) => header === '-Cookie').length, 2, 'the site and its onion address');
  const headers = valuesOf(caddy, 'header').map((value) => value.split(' ')[0]);
  assert.deepEqual(
    headers,
    ['Referrer-Policy', 'Cache-Control', '-Server', 'Content-Type'],
    'only where the service is down',
  );
});

test('both lead out of the site when the service is down, and name only numbers that we know', () => {
  for (const name of ['nginx.conf', 'Caddyfile']) {
    const source = read(name);
    assert.ok(source.includes(neutralSite), name);
    const texts = [...source.matchAll(/"([^"]*Danger now[^"]*)"/g)].map(([, text]) =>
      (text as string).replaceAll('\\n', '\n'),
    );
    assert.equal(texts.length, 1, name);
    assert.deepEqual(unknownPhoneNumbers(texts[0] as string), [], name);
    assert.match(texts[0] as string, /112[\s\S]*0800-7000/);
  }
  const patterns = valuesOf(nginx, 'location').filter((value) => value.includes('weg'));
  assert.equal(patterns.length, 2, 'the site and its onion address');
  assert.equal(patterns[0], patterns[1]);
  for (const place of ['@away', '@down'])
    assert.equal(valuesOf(nginx, 'error_page').filter((value) => value.endsWith(place)).length, 2, place);
  const ways = new RegExp((patterns[0] as string).replace('~ ', ''));
  const [, ...paths] = (valuesOf(caddy, '@away')[0] as string).split(' ');
  for (const path of waysOut) {
    assert.match(path, ways);
    assert.ok(paths.includes(path), path);
  }
  assert.doesNotMatch('/wegwijzer', ways);
});

test('both send to the ports that the service has by default', () => {
  const example = readFileSync(join(folder, '../.env.example'), 'utf8');
  const [site, desk] = ['PORT', 'DESK_PORT'].map(
    (name) => new RegExp(`^${name}=(\\d+)$`, 'm').exec(example)?.[1],
  );
  assert.deepEqual(valuesOf(nginx, 'server').filter(Boolean), [`127.0.0.1:${site}`, `127.0.0.1:${desk}`]);
  assert.deepEqual(
    valuesOf(caddy, 'reverse_proxy').map((value) => value.replace(' {', '')),
    [`127.0.0.1:${site}`, `127.0.0.1:${site}`, `127.0.0.1:${desk}`],
  );
});

test('systemd: no core dump, no swap, no other folder than its own, and the pepper in no folder at all', () => {
  const wanted = {
    ...{ LimitCORE: '0', MemorySwapMax: '0', UMask: '0077', StateDirectoryMode: '0700', PrivateTmp: 'yes' },
    ...{ NoNewPrivileges: 'yes', CapabilityBoundingSet: '', ProtectSystem: 'strict', ProtectHome: 'yes' },
    ...{ LogLevelMax: 'notice', Restart: 'always', LoadCredential: 'pepper:/etc/drugsalert/pepper' },
    ...{ ProtectProc: 'invisible', PrivateDevices: 'yes', RestrictNamespaces: 'yes', LockPersonality: 'yes' },
  };
  for (const [name, value] of Object.entries(wanted)) assert.deepEqual(unit.get(name), [value], name);
  assert.ok(unit.get('Environment')?.includes('RECEIPT_PEPPER_FILE=%d/pepper'));
  assert.deepEqual(unit.get('User'), ['drugsalert']);
  assert.equal(
    unit.has('MemoryDenyWriteExecute'),
    false,
    'the compiler of V8 needs such memory: it would not start',
  );
});

const analyzer = findProgram('systemd-analyze');

test('systemd itself finds no fault in the unit, and little that it leaves open', {
  skip: !analyzer && 'no systemd-analyze on this machine',
}, () => {
  const trial = mkdtempSync(join(tmpdir(), 'nhda-unit-'));
  const file = join(trial, 'drugsalert.service');
  // The program is where it will be installed; here it only has to be a program.
  writeFileSync(file, read('drugsalert.service').replace(/^(ExecStart=)\S+/m, `$1${process.execPath}`));
  const { stderr, status } = spawnSync(analyzer as string, ['verify', file], { encoding: 'utf8' });
  assert.deepEqual([status, stderr.split('\n').filter((line) => line.includes('drugsalert'))], [0, []]);
  const words = ['security', '--offline=true', '--no-pager', file];
  const exposure = /Overall exposure level for \S+: ([\d.]+)/.exec(
    execFileSync(analyzer as string, words, { encoding: 'utf8' }),
  );
  assert.ok(Number(exposure?.[1]) <= 1.5, `exposure ${exposure?.[1]} of 10`);
  rmSync(trial, { recursive: true });
});

test('tor: a version 3 service on the socket that nginx listens to, and nothing else', () => {
  const lines = read('torrc')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'));
  const set = new Map(lines.map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]));
  assert.equal(set.get('HiddenServiceVersion'), '3');
  const socket = set.get('HiddenServicePort')?.replace('80 ', '');
  assert.ok(valuesOf(nginx, 'listen').includes(String(socket)), String(socket));
  for (const name of ['SocksPort', 'ORPort', 'ControlPort']) assert.equal(set.get(name), '0');
  assert.equal(set.get('SafeLogging'), '1');
  assert.ok(!set.has('HiddenServiceExportCircuitID') && !set.has('HiddenServiceSingleHopMode'));
});
