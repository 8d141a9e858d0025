import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import {
  freshFolder,
  type RunningHouse,
  removeFolder,
  runCommand,
  sendReport,
  startHouse,
} from './running-house.ts';

const submissions = 1_000;
/** Each report comes from an address of its own, or the throttle would slow the load down. */
const settings = { TRUST_PROXY: '1' };
const folder = freshFolder();
after(() => removeFolder(folder));

test('kill -9 in the middle of 1,000 submissions loses no acknowledged report', {
  timeout: 240_000,
}, async () => {
  const texts = Array.from(
    { length: submissions },
    (_, at) => `Verzonnen melding nummer ${at} voor de stroomuitval`,
  );
  const receipts = new Map<string, string>();
  let house = await startHouse(settings, folder);
  let kills = 0;
  let waiting = [...texts];
  while (waiting.length > 0) {
    const before = receipts.size;
    const killAfter = kills < 4 ? before + 150 : Number.POSITIVE_INFINITY;
    await submitUntilDown(house, waiting, receipts, killAfter);
    waiting = texts.filter((text) => !receipts.has(text));
    if (waiting.length === 0) break;
    kills += 1;
    house = await startHouse(settings, folder);
  }
  await house.stop();

  assert.ok(kills >= 3, `the server was killed ${kills} times: too few to prove anything`);
  const opened = await runCommand('api/commands/hub.ts', ['open'], { DATA_DIR: folder });
  const stored = opened.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).text as string);
  assert.deepEqual(new Set(stored), new Set(texts), 'every acknowledged report opens with the hub key');
  assert.equal(stored.length, submissions, 'a report that was sent again after a lost answer is stored once');
  assert.equal(new Set(receipts.values()).size, submissions);
  const sums = await runCommand('api/commands/reconcile.ts', [], { DATA_DIR: folder });
  assert.equal(sums.code, 0, sums.stdout);
  assert.match(sums.stdout, new RegExp(`accepted ${submissions} =`));
});

/** Sends with eight at a time until all are in or the server is killed; a lost answer is no receipt. */
async function submitUntilDown(
  house: RunningHouse,
  texts: string[],
  receipts: Map<string, string>,
  killAfter: number,
): Promise<void> {
  const queue = [...texts];
  let down = false;
  const worker = async () => {
    for (let text = queue.shift(); text !== undefined && !down; text = queue.shift()) {
      try {
        const { status, body } = await sendReport(
          house.publicUrl,
          { phenomenon: 'other', description: text },
          `sleutel-${text}`,
          addressOf(text),
        );
        assert.ok(status === 201 || status === 200, `status ${status}`);
        receipts.set(text, body.receipt as string);
      } catch (error) {
        if (error instanceof assert.AssertionError) throw error;
      }
      if (receipts.size >= killAfter && !down) {
        down = true;
        await house.kill();
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

function addressOf(text: string): Record<string, string> {
  const number = Number(/\d+/.exec(text)?.[0]);
  return { 'x-forwarded-for': `198.51.${number >> 8}.${number & 255}` };
}
