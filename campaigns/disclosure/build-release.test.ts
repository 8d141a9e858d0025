import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { gammaDraw, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { buildRelease } from './build-release.ts';
import { type Geography, ourGeography } from './geography.ts';
import { countsOf, drawQuarter, inventedGeography } from './invented-counts.ts';
import { type Release, release } from './release.schema.ts';
import { releaseGate } from './release-gate.ts';
import { quarterAfter } from './release-period.ts';
import { type AtomicCount, tallyOf } from './tally.ts';

const pause = async () => {};

/** Releases of one quarter after the other, each from the counts of its day. */
async function publish(counts: AtomicCount[], geography: Geography, quarters: number, first = '2026-Q1') {
  const earlier: Release[] = [];
  for (let quarter = first; earlier.length < quarters; quarter = quarterAfter(quarter)) {
    const known = counts.filter((count) => count.quarter <= quarter);
    const plan = { quarter, publishedOn: '2028-02-01', counts: known, earlier, pause, geography };
    const built = await buildRelease(plan);
    assert.ok(built.kind === 'release', `${quarter}: ${JSON.stringify(built)}`);
    earlier.push(release.parse(built.release));
  }
  return earlier;
}

const rowOf = (of: Release | undefined, level: string, code: string, period: string) => {
  const row = of?.rows.find((one) => one.level === level && one.code === code && one.period === period);
  return row && [row.status, row.value, row.lo, row.hi];
};

describe('a release', () => {
  const geography = inventedGeography({ VRA: ['GMA1', 'GMA2', 'GMA3'], VRB: ['GMB1', 'GMB2', 'GMB3'] });
  const counts = [
    ...countsOf('GMA1', { '2026-Q1': 8, '2026-Q4': 5 }),
    ...countsOf('GMA2', { '2026-Q2': 9 }),
    ...countsOf('GMB1', { '2026-Q1': 20, '2026-Q2': 0, '2026-Q3': 17, '2026-Q4': 16 }),
    ...countsOf('WATER', { '2026-Q2': 21 }),
    ...countsOf(null, { '2026-Q3': 8 }),
  ];

  test('has bands of a whole year, regions to 5 and the province to 10, each from its own count', async () => {
    const [first, , third, last] = await publish(counts, geography, 4);
    assert.equal(first?.rows.length, 2 + 1 + phenomena.length, 'no municipality before its year is over');
    assert.deepEqual(rowOf(first, 'region', 'VRA', '2026-Q1'), ['rounded', 10, 8, 12]);
    assert.deepEqual(rowOf(first, 'region', 'VRB', '2026-Q1'), ['rounded', 20, 18, 22]);
    assert.deepEqual(rowOf(first, 'province', 'PV27', '2026-Q1'), ['rounded', 30, 25, 34]);
    assert.deepEqual(rowOf(third, 'region', 'VRA', '2026-Q3'), ['rounded', 0, 0, 2]);
    assert.deepEqual(
      rowOf(third, 'province', 'PV27', '2026-Q3'),
      ['rounded', 30, 25, 34],
      'with 8 of no known place',
    );
    assert.deepEqual(rowOf(last, 'municipality', 'GMA1', '2026'), ['band', null, 10, 19]);
    assert.deepEqual(rowOf(last, 'municipality', 'GMA2', '2026'), ['band', null, 0, 9]);
    assert.deepEqual(
      rowOf(last, 'municipality', 'GMA3', '2026'),
      ['band', null, 0, 9],
      'none looks like a few',
    );
    assert.deepEqual(rowOf(last, 'municipality', 'GMB1', '2026'), ['band', null, 50, null]);
    assert.deepEqual(rowOf(last, 'water', 'WATER', '2026'), ['band', null, 20, 49]);
  });

  test('repeats what was published word for word, whatever became of the reports since', async () => {
    const [first, second] = await publish(counts, geography, 2);
    const [changed] = await publish(
      counts.map((count) => ({ ...count, n: Math.floor(count.n / 2) })),
      geography,
      1,
    );
    assert.notDeepEqual(
      changed?.rows,
      first?.rows,
      '(counter-proof: the counts would give other figures now)',
    );
    for (const row of first?.rows ?? [])
      assert.ok(second?.rows.some((one) => JSON.stringify(one) === JSON.stringify(row)));
    assert.deepEqual([first?.version, second?.version], [1, 2]);
  });

  test('has its rows in an order that does not tell how many there were', async () => {
    const [, , , last] = await publish(counts, geography, 4);
    const order = (of: Release | undefined) =>
      of?.rows.map(({ level, code, period }) => [period, level, code]);
    const turned = counts.map((count) => ({ ...count, n: 60 - count.n }));
    assert.deepEqual(order(last), order((await publish(turned, geography, 4))[3]));
  });
});

describe('what would expose a count is left out', () => {
  const geography = inventedGeography({ VRA: ['GMA1', 'GMA2'], VRB: ['GMB1', 'GMB2'], VRC: ['GMC1'] });
  const year = { '2026-Q1': 7, '2026-Q2': 7, '2026-Q3': 2, '2026-Q4': 4 };
  const others = (n: number) => countsOf('GMB1', { '2026-Q1': n, '2026-Q2': n, '2026-Q3': n, '2026-Q4': n });

  test('the lightest figure that helps, and only of the new ones', async () => {
    const releases = await publish([...countsOf('GMA1', year), ...others(30)], geography, 4);
    const left = releases[3]?.rows.filter(({ status }) => status === 'protected') ?? [];
    assert.deepEqual(
      left.map(({ level, code, period }) => `${level} ${code} ${period}`),
      ['municipality GMA1 2026'],
    );
    assert.deepEqual(rowOf(releases[3], 'municipality', 'GMA1', '2026'), ['protected', null, null, null]);
  });

  test('a region of one municipality, in every quarter that needs it', async () => {
    const releases = await publish([...countsOf('GMC1', year), ...others(30)], geography, 4);
    assert.deepEqual(rowOf(releases[3], 'region', 'VRC', '2026-Q4'), ['protected', null, null, null]);
    const verdict = await releaseGate({
      rows: releases[3]?.rows ?? [],
      tally: tallyOf([...countsOf('GMC1', year), ...others(30)], geography),
      geography,
      pause,
    });
    assert.equal(verdict.kind, 'safe');
  });

  test('what is already published cannot be taken back: then nothing goes out', async () => {
    const counts = countsOf('GMC1', { '2026-Q1': 3, '2026-Q2': 0 });
    const [first] = await publish(countsOf('GMA1', { '2026-Q1': 3 }), geography, 1);
    const rows = (first?.rows ?? []).map((row) =>
      row.code === 'VRC'
        ? { ...row, value: 5, lo: 3, hi: 7 }
        : row.code === 'VRA'
          ? { ...row, lo: 0, hi: 2 }
          : row,
    );
    const earlier = [{ ...(first as Release), rows }];
    const plan = { quarter: '2026-Q2', publishedOn: '2026-08-01', counts, earlier, pause, geography };
    assert.deepEqual(await buildRelease(plan), { kind: 'refused', reason: 'exposed' });
  });

  test('counts that do not fit what was published refuse, and so does what cannot be proved', async () => {
    const earlier = await publish(countsOf('GMA1', { '2026-Q1': 30 }), geography, 1);
    const plan = { quarter: '2026-Q2', publishedOn: '2026-08-01', counts: [], earlier, pause, geography };
    assert.deepEqual(await buildRelease(plan), { kind: 'refused', reason: 'contradiction' });
    const strange = { ...plan, earlier: [], counts: countsOf('GMA1', { '2026-Q2': 0.5 }) };
    assert.deepEqual(await buildRelease(strange), { kind: 'refused', reason: 'contradiction' });
    const counts = countsOf('GMA1', { '2026-Q1': Number.MAX_SAFE_INTEGER });
    const immense = { ...plan, quarter: '2026-Q1', counts, earlier: [] };
    assert.deepEqual(await buildRelease(immense), { kind: 'refused', reason: 'unproven' });
  });
});

test('two years of simulated releases over all municipalities and phenomena: the attacker finds nothing', async (t) => {
  const inhabitants = new Map(
    areasOn('2026-01-01').map(({ code, figures }) => [code, figures.population?.value ?? 20_000]),
  );
  const all = [...inhabitants.values()].reduce((sum, n) => sum + n, 0);
  const milliseconds: number[] = [];
  for (const [seed, perYear] of [30, 60, 100, 100, 200, 200, 400, 600, 600, 1000, 2400, 5000].entries()) {
    const random = seededRandom(seed);
    const willingness = new Map([...inhabitants.keys()].map((code) => [code, gammaDraw(random, 2) / 2]));
    const expected = ({ code }: { code: string }) =>
      (((perYear / 4) * (inhabitants.get(code) ?? 0)) / all) * (willingness.get(code) ?? 1);
    const counts: AtomicCount[] = [];
    for (let quarter = '2026-Q1'; quarter <= '2027-Q4'; quarter = quarterAfter(quarter))
      counts.push(...drawQuarter(random, quarter, ourGeography, expected));
    const start = performance.now();
    const releases = await publish(counts, ourGeography, 8);
    milliseconds.push((performance.now() - start) / 8);
    const everything = { rows: releases.flatMap(({ rows }) => rows), tally: tallyOf(counts, ourGeography) };
    const verdict = await releaseGate({ ...everything, geography: ourGeography, pause });
    // 50 areas in 2026 and, after a merger, 49 in 2027: a total per year, four per quarter, ten phenomena in each.
    assert.deepEqual(verdict, { kind: 'safe', quantities: (50 + 49) * (1 + 4 * 11) }, `seed ${seed}`);
    const left = releases[7]?.rows.filter(({ status }) => status === 'protected').length ?? 0;
    assert.ok(left <= 5, `seed ${seed}: ${left} figures left out`);
  }
  t.diagnostic(`a release takes ${Math.max(...milliseconds).toFixed(0)} ms at most, gate included`);
});
