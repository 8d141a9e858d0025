import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { filesOf, findPlanted } from './find-planted.ts';
import { freshFolder, removeFolder, runCommand } from './running-house.ts';

const folders = [freshFolder(), freshFolder()];
after(() => folders.forEach(removeFolder));

async function fill(folder: string | undefined, seed: string) {
  const env = { DATA_DIR: folder as string, DEMO: 'true' };
  const words = ['--reports', '120', '--seed', seed];
  assert.equal((await runCommand('api/commands/demo.ts', words, env)).code, 0);
  const opened = await runCommand('api/commands/hub.ts', ['open'], env);
  const contents = opened.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return { env, contents };
}

test('the demo seals its invented reports like real ones, over the past year, and they add up', async () => {
  const { env, contents } = await fill(folders[0], '7');
  assert.equal(contents.length, 120);
  assert.ok(
    contents.every(({ text }) => text.startsWith('VERZONNEN')),
    'every text says that it is invented',
  );
  assert.ok(new Set(contents.map(({ week }) => week)).size > 30, 'spread over the year');
  assert.deepEqual(findPlanted(filesOf(env.DATA_DIR), ['VERZONNEN melding voor de demo']), []);
  const sums = await runCommand('api/commands/reconcile.ts', [], env);
  assert.equal(sums.code, 0, sums.stdout);
  assert.match(sums.stdout, /acknowledged 1\d\d /);
});

test('the same seed invents the same reports', async () => {
  const [{ contents: first }, { contents: second }] = [
    await fill(folders[0], '7'),
    await fill(folders[1], '7'),
  ];
  const essence = (list: { area: string; text: string }[]) =>
    list.map(({ area, text }) => `${area} ${text}`).sort();
  assert.deepEqual(essence(second), essence(first));
});

test('invented reports never go into a folder that is not a demo', async () => {
  const { code, stderr } = await runCommand('api/commands/demo.ts', [], { DATA_DIR: folders[1] as string });
  assert.equal(code, 2);
  assert.match(stderr, /npm run demo/);
});
