import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';

const pages = join(import.meta.dirname, '..', 'pages');
const source = (file: string) => readFileSync(file, 'utf8');

/** A page and every component that is in it. */
function partsOf(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const [, path = ''] of source(file).matchAll(/from '(\.[^']+\.astro)'/g))
    partsOf(resolve(dirname(file), path), seen);
  return seen;
}
const every = readdirSync(pages, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.astro'))
  .map((name) => [name, [...partsOf(join(pages, name))].map(source).join('\n')] as const);

test('each page with something to forget on leaving has the script that forgets it', () => {
  const forgetting = every.filter(([, text]) => text.includes('data-clear-on-leave'));
  assert.ok(forgetting.length > 5);
  for (const [name, text] of forgetting) assert.match(text, /client\/clear-on-leave\.ts'/, name);
});
