import assert from 'node:assert/strict';
import { test } from 'node:test';
import { padText } from '#sealing/pad.ts';
import { sealer } from '#sealing/seal.ts';
import type { LivedWeek } from './lived-week.ts';
import { readTables } from './read-tables.ts';

/** Who sees lengths pass by, and nothing in them. */
export function networkObserver(week: () => LivedWeek): void {
  test('an answer with a receipt is as long for every report, and so is every answer to a code', async () => {
    const { publicUrl } = week().house;
    const post = async (path: string, body: Record<string, string>) => {
      const answer = await fetch(publicUrl + path, { method: 'POST', body: new URLSearchParams(body) });
      assert.equal(answer.status, 200, path);
      await answer.body?.cancel();
      return `${answer.headers.get('content-length')} ${answer.headers.get('content-encoding')}`;
    };
    const reports: Record<string, string>[] = [
      { phenomenon: 'other', description: 'Kort.' },
      {
        phenomenon: 'synthetic-drug-lab',
        description: 'Lang verzonnen verhaal. '.repeat(300),
        areaCode: 'GM0448',
      },
      { phenomenon: 'floating-package', description: 'Verzonnen.', place: 'ver op zee', areaCode: 'GM0400' },
    ];
    const receipts = await Promise.all(reports.map((report) => post('/melden', report)));
    const codes = Object.values(week().sent).map(({ receipt }) => post('/vervolg', { receipt }));
    const lengths = new Set([...receipts, ...(await Promise.all(codes))]);
    assert.deepEqual([...lengths], ['49152 null']);
  });

  test('a seal grows in three steps from one letter to ten thousand, and what is stored has no other sizes', async () => {
    const seal = sealer([week().keys.hub.recipient, week().keys.recovery.recipient]);
    const sizes = new Set<number>();
    for (let letters = 1; letters <= 10_000; letters += 333)
      sizes.add((await seal(padText(Buffer.alloc(letters, 'x')))).length);
    assert.equal(sizes.size, 3);
    const stored = readTables(week().copies.stopped).get('reports') ?? [];
    const kept = new Set(
      stored.map(({ sealed }) => (sealed as Uint8Array).length).filter((length) => length > 0),
    );
    assert.ok(kept.size > 0, 'there are seals to measure');
    for (const size of kept)
      assert.ok(
        [...sizes].some((step) => Math.abs(step - size) < 64),
        `${size}`,
      );
  });

  test('(and what he does learn: without script a request is as long as what was typed)', () => {
    const lengthOf = (text: string) => new URLSearchParams({ description: text }).toString().length;
    assert.notEqual(lengthOf('Kort.'), lengthOf('Lang verzonnen verhaal.'));
  });
}
