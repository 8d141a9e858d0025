import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { cellEnds } from './cell-ends.ts';
import type { Geography } from './geography.ts';
import type { IntegerSystem } from './integer-system.ts';
import { countsOf, drawQuarter, inventedGeography } from './invented-counts.ts';
import type { ReleaseRow } from './release.schema.ts';
import { releaseGate } from './release-gate.ts';
import { lastDayOf } from './release-period.ts';
import { regionsOf, releaseRows } from './release-rows.ts';
import { type AtomicCount, tallyOf } from './tally.ts';

const quarters = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];
const pause = async () => {};

/** All figures of the first quarters of the year. */
function releaseOf(counts: AtomicCount[], geography: Geography, until = 4) {
  const published = quarters.slice(0, until);
  const tally = tallyOf(
    counts.filter(({ quarter }) => published.includes(quarter)),
    geography,
  );
  const rows = published.flatMap((quarter) => releaseRows(quarter, tally, geography));
  return { rows, tally, geography, pause };
}

async function exposedBy(disclosure: Parameters<typeof releaseGate>[0]): Promise<string[]> {
  const verdict = await releaseGate(disclosure);
  if (verdict.kind === 'safe') return [];
  assert.ok(verdict.kind === 'exposed', verdict.kind);
  return verdict.years
    .flatMap(({ exposed }) => exposed)
    .map(({ place, period, phenomenon, min }) => [place, period, phenomenon ?? 'all', min].join(' '))
    .sort();
}

/**
 * The same question asked word for word: a cell for every atomic count, a cell for every sum that is sensitive, a row
 * for every figure.
 */
async function exposedWordForWord(rows: ReleaseRow[], counts: AtomicCount[], geography: Geography) {
  const names: { name: string; truth: number; sensitive: boolean }[] = [];
  const system: IntegerSystem = { cells: [], rows: [] };
  const cell = (name: string, truth: number, sensitive: boolean) => {
    names.push({ name, truth, sensitive });
    return system.cells.push({ lo: 0n, hi: null }) - 1;
  };
  const sum = (cells: number[], lo: number | null, hi: number | null, total?: number) =>
    system.rows.push({
      cells: total === undefined ? cells : [...cells, total],
      coefs: [...cells.map(() => 1n), ...(total === undefined ? [] : [-1n])],
      lo: lo === null ? null : BigInt(lo),
      hi: hi === null ? null : BigInt(hi),
    });
  const places = [...geography.placesOn('').map(({ code }) => code), null];
  const used = quarters.filter((quarter) => rows.some(({ period }) => period === quarter));
  const atoms = places.flatMap((place) =>
    used.flatMap((quarter) =>
      phenomena.map((phenomenon) => {
        const own = counts.filter(
          (one) => one.quarter === quarter && one.place === place && one.phenomenon === phenomenon,
        );
        const truth = own.reduce((total, { n }) => total + n, 0);
        return {
          place,
          quarter,
          phenomenon,
          truth,
          cell: cell(`${place} ${quarter} ${phenomenon}`, truth, place !== null),
        };
      }),
    ),
  );
  type Atom = (typeof atoms)[number];
  const cellsOf = (fits: (atom: Atom) => boolean) => atoms.filter(fits).map((atom) => atom.cell);
  for (const place of places.filter((code) => code !== null)) {
    for (const period of [...used, '2026']) {
      const own = atoms.filter((atom) => atom.place === place && atom.quarter.startsWith(period));
      const truth = own.reduce((total, atom) => total + atom.truth, 0);
      sum(
        own.map((atom) => atom.cell),
        0,
        0,
        cell(`${place} ${period} all`, truth, true),
      );
    }
  }
  const regions = regionsOf(geography.placesOn(lastDayOf('2026')));
  for (const { level, code, period, phenomenon, lo, hi } of rows) {
    const members = regions.find((region) => region.code === code)?.members ?? [];
    const fits = ({ place, quarter, phenomenon: kind }: Atom) =>
      quarter.startsWith(period) &&
      (level === 'province' || (level === 'region' ? members.includes(place ?? '') : place === code)) &&
      (phenomenon === null || kind === phenomenon);
    sum(cellsOf(fits), lo, hi);
  }
  const ends = await cellEnds(system, pause);
  assert.ok(ends);
  const least = await ends.least(names.map((_, at) => at));
  return names
    .flatMap(({ name, truth, sensitive }, at) =>
      sensitive && truth < 5 && (least[at] as bigint) > 0n ? [`${name} ${least[at]}`] : [],
    )
    .sort();
}

test('the gate finds exactly what an attacker finds who has a cell for every atomic count', async () => {
  let found = 0;
  for (let seed = 1; seed <= 40; seed += 1) {
    const random = seededRandom(seed);
    const geography = inventedGeography({
      VRA: ['GMA1'],
      VRB: ['GMB1', 'GMB2'],
      VRC: ['GMC1', 'GMC2', 'GMC3'],
    });
    const mean = 1 + 6 * random();
    const chances = new Map(geography.placesOn('').map(({ code }) => [code, mean * random()]));
    const counts = quarters.flatMap((quarter) =>
      drawQuarter(random, quarter, geography, ({ code }) => chances.get(code) ?? 0),
    );
    const disclosure = releaseOf(counts, geography, 1 + (seed % 4));
    const wordForWord = await exposedWordForWord([...disclosure.rows], counts, geography);
    assert.deepEqual(await exposedBy(disclosure), wordForWord, `seed ${seed}`);
    found += wordForWord.length;
  }
  assert.ok(found > 10, `(counter-proof: there was something to find: ${found})`);
});

describe('the gate bites', () => {
  const [first] = quarters as [string];

  test('a safety region of one municipality gives its three reports away', async () => {
    const geography = inventedGeography({ VRA: ['GMA1'], VRB: ['GMB1', 'GMB2'] });
    const counts = [...countsOf('GMA1', { [first]: 3 }), ...countsOf('GMB1', { [first]: 30 })];
    assert.deepEqual(await exposedBy(releaseOf(counts, geography, 1)), [
      'GMA1 2026 all 3',
      'GMA1 2026-Q1 all 3',
    ]);
  });

  test('a region of more municipalities does not', async () => {
    const geography = inventedGeography({ VRA: ['GMA1', 'GMA2'], VRB: ['GMB1', 'GMB2'] });
    const counts = [...countsOf('GMA1', { [first]: 3 }), ...countsOf('GMB1', { [first]: 30 })];
    assert.deepEqual(await exposedBy(releaseOf(counts, geography, 1)), []);
  });

  test('a band that quarters can only just fill gives the small quarters away', async () => {
    const geography = inventedGeography({ VRA: ['GMA1', 'GMA2'], VRB: ['GMB1', 'GMB2'] });
    const year = Object.fromEntries([7, 7, 2, 4].map((n, at) => [quarters[at], n]));
    const counts = [...countsOf('GMA1', year), ...countsOf('GMB1', { [first]: 30 })];
    assert.deepEqual(await exposedBy(releaseOf(counts, geography, 3)), [], '(before the band is published)');
    // At most 7, 7, 2 and (from the province) 4, together at least 20.
    assert.deepEqual(await exposedBy(releaseOf(counts, geography)), [
      'GMA1 2026-Q3 all 2',
      'GMA1 2026-Q4 all 4',
    ]);
  });

  test('one phenomenon gives itself away where the others have no room left', async () => {
    const geography = inventedGeography({ VRA: ['GMA1'], VRB: ['GMB1', 'GMB2'] });
    const counts = [
      { quarter: first, place: 'GMA1', phenomenon: 'other', n: 4 } as const,
      { quarter: first, place: 'GMA1', phenomenon: 'harbour-signs', n: 54 } as const,
    ];
    const { rows, ...rest } = releaseOf(counts, geography, 1);
    const exact = rows.map((row) =>
      row.level === 'province' && row.phenomenon !== null && row.phenomenon !== 'other'
        ? { ...row, hi: row.phenomenon === 'harbour-signs' ? 54 : 0 }
        : row,
    );
    assert.deepEqual(await exposedBy({ rows: exact, ...rest }), ['GMA1 2026-Q1 other 4']);
    assert.deepEqual(await exposedBy({ rows, ...rest }), [], '(with room, it does not)');
  });

  test('figures that cannot come from these counts are refused, whoever is wrong', async () => {
    const geography = inventedGeography({ VRA: ['GMA1', 'GMA2'] });
    const { rows } = releaseOf(countsOf('GMA1', { [first]: 30 }), geography, 1);
    const other = releaseOf(countsOf('GMA1', { [first]: 3 }), geography, 1);
    assert.deepEqual(await releaseGate({ ...other, rows }), { kind: 'contradiction' });
  });

  test('what cannot be proved is refused', async () => {
    const geography = inventedGeography({ VRA: ['GMA1', 'GMA2'] });
    const counts = countsOf('GMA1', { [first]: Number.MAX_SAFE_INTEGER });
    assert.deepEqual(await releaseGate(releaseOf(counts, geography, 1)), { kind: 'unproven' });
  });
});
