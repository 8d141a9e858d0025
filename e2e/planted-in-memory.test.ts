import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { filesOf, findPlanted } from './find-planted.ts';
import { mapServices } from './map-service-stand-in.ts';
import { plantEverywhereElse } from './plant-requests.ts';
import { freshFolder, type RunningHouse, removeFolder, sendReport, startHouse } from './running-house.ts';

const planted = {
  text: 'PLANTTEKST gele otter bij de verzonnen sluis',
  address: '203.0.113.99',
  agent: 'PlantedAgent/7.7 (verzonnen telefoon)',
  query: 'geplantezoekterm',
  file: 'PLANTBESTAND-IMG-0099',
};
const folder = freshFolder();
after(() => removeFolder(folder));

async function startWatched(
  name: string,
  environment: Record<string, string> = {},
): Promise<{ house: RunningHouse; temporary: string; memory: string }> {
  const [data, temporary, memory] = ['data', 'tmp', 'memory'].map((part) => join(folder, name, part)) as [
    string,
    string,
    string,
  ];
  for (const path of [data, temporary, memory]) mkdirSync(path, { recursive: true });
  const options = `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${memory} --expose-gc`;
  const house = await startHouse(
    { TRUST_PROXY: '1', LOG_LEVEL: 'debug', NODE_OPTIONS: options, TMPDIR: temporary, ...environment },
    data,
  );
  return { house, temporary, memory };
}

/** Everything that the collector of garbage left in the memory of the process, written down by Node itself. */
async function memoryOf({ pid }: RunningHouse, memory: string): Promise<Buffer> {
  process.kill(pid, 'SIGUSR2');
  for (;;) {
    const file = readdirSync(memory).find((name) => name.endsWith('.heapsnapshot'));
    if (file !== undefined && isWhole(join(memory, file))) return readFileSync(join(memory, file));
    await wait(200);
  }
}

const isWhole = (file: string) =>
  existsSync(file) && readFileSync(file).subarray(-8).toString().trim().endsWith('}');

test('of who came, and of what was sent, nothing stays in memory, in the temporary folder, the data or the log', {
  timeout: 180_000,
}, async () => {
  const map = await mapServices();
  const { house, temporary, memory } = await startWatched('kept', { GEOCODER_URL: map.geocoderUrl });
  const touched: string[] = [];
  const watcher = watch(temporary, (_event, name) => touched.push(String(name)));
  const headers = { 'x-forwarded-for': planted.address, 'user-agent': planted.agent };
  const report = { phenomenon: 'other', description: planted.text };
  const sent = await sendReport(house.publicUrl, report, `key-${planted.query}`, headers);
  assert.equal(sent.status, 201);
  const receipt = sent.body.receipt as string;
  await plantEverywhereElse(house, receipt, planted);
  // Connections that are kept alive hold what they last carried: they end by themselves after five seconds.
  await wait(7_000);
  const needles = [...Object.values(planted), receipt, receipt.replaceAll('-', '')];
  const places = new Map([
    ...filesOf(join(folder, 'kept', 'data')),
    ...filesOf(temporary),
    ['log', Buffer.from(house.output())],
  ]);
  const inMemory = await memoryOf(house, memory);
  await house.stop();
  watcher.close();
  map.close();
  assert.deepEqual(findPlanted(places, needles), []);
  assert.deepEqual(touched, [], 'nothing was ever put into the temporary folder');
  assert.ok(statSync(memory).isDirectory() && inMemory.length > 1_000_000, 'a whole picture of the memory');
  // Names of query keys are left out: V8 keeps every name that a property ever had, and no page of ours makes one up.
  const typed = needles.filter((needle) => needle !== planted.query);
  // As a search writes it.
  typed.push(planted.text.toLowerCase());
  assert.deepEqual(findPlanted(new Map([['memory', inMemory]]), typed), []);
  assert.match(map.asked.at(-1)?.path ?? '', /PLANTTEKST/i, '(counter-proof: the words were searched for)');
  assert.ok(inMemory.includes('Verzonnenstraat'), '(and the street that was found is known)');
});

test('(counter-proof: what the process does hold is found in the picture of its memory)', {
  timeout: 120_000,
}, async () => {
  const { house, memory } = await startWatched('held');
  await sendReport(house.publicUrl, { phenomenon: 'other', description: planted.text }, 'key', {
    'x-forwarded-for': planted.address,
    'user-agent': planted.agent,
  });
  const held = await memoryOf(house, memory);
  await house.stop();
  // Right after a request its connection is still there, with the headers that came over it.
  assert.notDeepEqual(findPlanted(new Map([['memory', held]]), [planted.agent, 'drugsalert.sqlite']), []);
});
