import assert from 'node:assert/strict';
import { freshFolder, type RunningHouse, runCommand, startHouse } from './running-house.ts';

/** A house with invented reports of the past year, whose closed quarters have been published. */
export async function publishedHouse(): Promise<RunningHouse> {
  const folder = freshFolder();
  const words = ['--reports', '300', '--seed', '7'];
  const made = await runCommand('api/commands/demo.ts', words, { DATA_DIR: folder, DEMO: 'true' });
  assert.equal(made.code, 0, made.stderr);
  const house = await startHouse({ DEMO: 'true' }, folder);
  const published = await fetch(`${house.publicUrl}/api/v1/public-counts`);
  assert.equal(published.status, 200, 'the demo publishes its closed quarters');
  return house;
}

/** A token of that role for programs. */
export async function tokenFor(house: RunningHouse, role: string, ...words: string[]): Promise<string> {
  const { stdout } = await house.command('api/commands/staff.ts', 'token', '--role', role, ...words);
  return stdout.trim().split('\n').at(-1) as string;
}
