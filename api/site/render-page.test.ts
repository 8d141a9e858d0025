import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';

const planted = 'PLANTED-IN-A-RENDER-ERROR-4711';

/** Renders in a process of its own, so that everything it prints is seen. */
async function inProcess(script: string): Promise<{ stdout: string; stderr: string }> {
  const head = `
    const { pageRenderer } = await import('#api/site/render-page.ts');
    const render = await pageRenderer('dist');
    const draft = { phenomenon: '', signs: [], description: '', observed: '', areaCode: '', place: '', location: '', locationPrecision: '' };
    const form = { kind: 'report-form', language: 'nl', action: '/melden', formToken: 'x', problems: [],
      areas: { municipalities: [], waters: [] }, limits: { descriptionLength: 10, placeLength: 10, photos: 3, photoMegabytes: 8 }, draft,
      sealing: { reportId: 'x', photoIds: [], week: '2026-W47', keyId: 'x', recipients: [] },
      mapServices: { tiles: false, credit: '', addressSearch: false } };
    const outcome = (page) => render(page).then(() => 'shown', (error) => error.message);`;
  const words = ['--input-type=module-typescript', '--eval', `${head}${script}`];
  return promisify(execFile)(process.execPath, words, { cwd: join(import.meta.dirname, '../..') });
}

test('a page that fails prints nothing of its error, wherever in the page it is thrown', async () => {
  const fields = ['phenomenon', 'description', 'place', 'location'];
  const { stdout, stderr } = await inProcess(`
    console.log(await outcome(form));
    for (const field of ${JSON.stringify(fields)}) {
      const faulty = Object.defineProperty({ ...draft }, field, { get() { throw new Error('${planted}'); } });
      console.log(await outcome({ ...form, draft: faulty }));
    }
    console.log(await outcome({ ...form, areas: { get municipalities() { throw new Error('${planted}'); }, waters: [] } }));
    console.log('the console works as before');`);
  const lines = stdout.trim().split('\n');
  assert.equal(lines[0], 'shown');
  assert.equal(lines.at(-1), 'the console works as before');
  for (const line of lines.slice(1, -1))
    assert.match(line, /^The page report-form (answered 500|broke off)$/);
  assert.equal(lines.length, fields.length + 3);
  assert.equal(stderr, '');
  assert.ok(!stdout.includes(planted));
});

test('(counter-proof: without the guard the renderer prints it)', async () => {
  const { stderr } = await inProcess(`
    const { handler } = await import('./dist/server/entry.mjs');
    const { default: inject } = await import('light-my-request');
    const faulty = Object.defineProperty({ ...draft }, 'description', { get() { throw new Error('${planted}'); } });
    const page = { ...form, draft: faulty };
    const request = { url: '/rendered/report', headers: { host: 'localhost' } };
    await inject((one, other) => void handler(one, other, undefined, { page }), request).catch(() => {});`);
  assert.ok(stderr.includes(planted));
});
