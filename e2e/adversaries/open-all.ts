import assert from 'node:assert/strict';
import type { RunningHouse } from '../running-house.ts';
import type { Json } from './ask-desk.ts';

/** Every report with its photos, as the hub opens them: with its key, on the data. */
export async function openAll(house: RunningHouse, identityFile: string, photos: string): Promise<Json[]> {
  const words = ['open', '--identity', identityFile, '--photos', photos];
  const { code, stdout, stderr } = await house.command('api/commands/hub.ts', ...words);
  assert.deepEqual([code, stderr], [0, '']);
  return linesOf(stdout);
}

export async function openAnswers(house: RunningHouse, identityFile: string): Promise<Json[]> {
  const { code, stdout, stderr } = await house.command(
    'api/commands/hub.ts',
    'answers',
    '--identity',
    identityFile,
  );
  assert.deepEqual([code, stderr], [0, '']);
  return linesOf(stdout);
}

const linesOf = (text: string): Json[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
