import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PurgeCSS } from 'purgecss';
import { dynamicAttributes } from './purge-css.ts';

/** What is thrown out of a sheet for a page that holds every name in it: all of that is lost by surprise. */
async function lostFrom(css: string): Promise<string[]> {
  // As it is once it was made small: `*:hover` loses its star.
  const raw = css.replaceAll(/(?<=^|[\s,>+~])\*(?=:)/g, '');
  const [sheet] = await new PurgeCSS().purge({
    content: [{ raw, extension: 'css' }],
    css: [{ raw }],
    rejected: true,
    dynamicAttributes,
  });
  return (sheet?.rejected ?? []).map((selector) => selector.trim());
}

test('no rule of ours is of a form that is thrown out on every page', async () => {
  for (const file of globSync(join(import.meta.dirname, 'styles', '*.css')))
    assert.deepEqual(await lostFrom(readFileSync(file, 'utf8')), [], file);
});

test('(counter-proof: a bare state and a list of states are noticed)', async () => {
  const lost = await lostFrom('*:focus-visible{margin:0}.row :is(:nth-child(2)){margin:0}.row{margin:0}');
  assert.deepEqual(lost, [':focus-visible', ':nth-child(2)']);
});
