import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { addReaders, approvedNewsletter, freshOutreach, testRelay } from './invented-outreach.ts';
import { newsletterDetails } from './read-newsletters.ts';

const readers = 200;
const program = import.meta.resolve('./invented-sender.ts');

test('kill -9 in the middle of a newsletter to 200 loses no reader, and doubles at most the mail in doubt', {
  timeout: 60_000,
}, async (t) => {
  const { outreach, file } = await freshOutreach(t);
  await addReaders(outreach, readers);
  const id = await approvedNewsletter(outreach);
  const relay = await testRelay(t);
  let kills = 0;
  const killAt = [30, 75, 140];
  while ((await newsletterDetails(outreach, id)).state !== 'done') {
    const child = spawn(process.execPath, [fileURLToPath(program), file, relay.url], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const ended = once(child, 'exit');
    const enough = killAt[kills] ?? readers;
    while (relay.taken.length < enough) await Promise.race([wait(1), ended]);
    if (kills === killAt.length)
      while ((await newsletterDetails(outreach, id)).state !== 'done') await wait(20);
    child.kill('SIGKILL');
    await ended;
    kills += 1;
  }
  assert.equal(kills, killAt.length + 1, 'it was killed in the middle, three times');
  assert.equal(new Set(relay.taken.map(({ to }) => to)).size, readers, 'nobody is left out');
  const doubled = relay.taken.length - readers;
  assert.ok(doubled <= killAt.length, `${doubled} doubled by ${killAt.length} kills`);
  const names = relay.taken.map(({ raw }) => /^Message-ID:\s+(<.+>)\r$/im.exec(raw)?.[1]);
  assert.equal(new Set(names).size, readers, 'a doubled mail has the same Message-ID');
});
