import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { LivedWeek } from './lived-week.ts';
import { openAll, openAnswers } from './open-all.ts';
import { people, words } from './people.ts';
import { others } from './send-in-ways.ts';

/** No adversary: who has the key of the hub, or the recovery key, must be able to read everything. */
export function friend(week: () => LivedWeek): void {
  test('with the key of the hub everything opens: texts, places, pins, photos and answers', async () => {
    const { opened, house, keys } = week();
    assert.equal(opened.length, others + Object.keys(people).length);
    for (const { text, place, precision } of Object.values(people)) {
      const found = opened.filter((report) => report.text === text);
      assert.equal(found.length, 1, text);
      const kept = found[0]?.place as { description: string; location: object | null };
      assert.equal(kept.description, place);
      assert.equal(kept.location === null, precision === 'municipality', text);
      assert.equal(found[0]?.warning, undefined);
    }
    const ofAnna = opened.find(({ text }) => text === people.anna.text);
    assert.equal((ofAnna?.photoFiles as string[] | undefined)?.length, 2);
    const [answer] = await openAnswers(house, keys.hub.file);
    assert.deepEqual(
      [answer?.questionText, answer?.choice, answer?.text],
      [words.question, words.choice, words.answer],
    );
  });

  test('the recovery key opens every one of them too', async () => {
    const { house, keys, folder, desk } = week();
    const byHub = await openAll(house, keys.hub.file, join(folder, 'opened-by-hub'));
    assert.deepEqual(await openAll(house, keys.recovery.file, join(folder, 'opened-again')), byHub);
    assert.deepEqual(await openAnswers(house, keys.recovery.file), await openAnswers(house, keys.hub.file));
    const { bytes } = await desk('hub', '/api/v1/intake/reports?limit=1');
    assert.equal(byHub.length, (JSON.parse(String(bytes)) as { total: number }).total, 'not one is missing');
  });
}
