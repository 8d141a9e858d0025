import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#api/problems.ts';
import { boxAround, meets } from './bounding-box.ts';
import type { Position } from './coordinate-systems.ts';
import { overlaps, readDatetime } from './datetime.ts';
import { readItemsQuery } from './items-query.ts';
import { releaseCollections } from './release-collections.ts';

const [areas] = releaseCollections({ releases: async () => [], now: () => 0 });
const read = (query: Record<string, unknown>) => readItemsQuery(query, areas as NonNullable<typeof areas>);
const faultsOf = (query: Record<string, unknown>) => {
  try {
    read(query);
    return [];
  } catch (error) {
    assert.ok(error instanceof Problem && error.code === 'invalid-query');
    return error.fields.map(({ field }) => field);
  }
};

test('a moment is its day in Amsterdam, whatever its offset; a day is a day; either end may be open', () => {
  const wanted: [string, ReturnType<typeof readDatetime>][] = [
    ['2026-03-31', { from: '2026-03-31', to: '2026-03-31' }],
    ['2026-03-31T22:30:00Z', { from: '2026-04-01', to: '2026-04-01' }],
    ['2026-03-31t23:59:59.5-08:00', { from: '2026-04-01', to: '2026-04-01' }],
    ['2026-01-01/2026-03-31', { from: '2026-01-01', to: '2026-03-31' }],
    ['../2026-03-31', { from: null, to: '2026-03-31' }],
    ['2026-01-01T00:00:00+01:00/', { from: '2026-01-01', to: null }],
  ];
  for (const [text, interval] of wanted) assert.deepEqual(readDatetime(text), interval, text);
});

test('what is no moment is refused, and so is an interval that ends before it begins', () => {
  for (const text of [
    '',
    '/',
    '../..',
    '..',
    '2026',
    '2026-02-30',
    '2026-13-01',
    '2026-01-01T00:00:00',
    '2026-01-02/2026-01-01',
    '2026-01-01/2026-01-02/2026-01-03',
    'yesterday',
    '2026-01-01T25:00:00Z',
  ])
    assert.equal(readDatetime(text), null, text);
});

test('periods overlap when they share a day; what has no period always does', () => {
  const quarter = { from: '2026-07-01', to: '2026-09-30' };
  assert.ok(overlaps(quarter, { from: '2026-09-30', to: null }));
  assert.ok(!overlaps(quarter, { from: '2026-10-01', to: null }));
  assert.ok(overlaps(quarter, { from: null, to: '2026-07-01' }));
  assert.ok(overlaps({ from: null, to: null }, { from: '1999-01-01', to: '1999-01-01' }));
});

const square = (x: number, y: number, size: number): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

test('a box meets an area that it touches, crosses, holds or lies in, and not one around a hole', () => {
  const area = [[square(0, 0, 10), square(4, 4, 3)]];
  for (const box of [
    [-1, -1, 0, 0],
    [9, -5, 11, 15],
    [-5, -5, 20, 20],
    [1, 1, 2, 2],
    [3, 3, 8, 8],
  ] as const)
    assert.ok(meets(area, [...box]), box.join());
  for (const box of [
    [11, 0, 12, 10],
    [4.5, 4.5, 6, 6],
    [0, 10.1, 10, 11],
  ] as const)
    assert.ok(!meets(area, [...box]), box.join());
  // Their envelopes overlap, the triangle itself does not reach the corner.
  assert.ok(
    !meets(
      [
        [
          [
            [0, 0],
            [10, 0],
            [0, 10],
            [0, 0],
          ],
        ],
      ],
      [8, 8, 9, 9],
    ),
  );
  assert.deepEqual(boxAround([area, null]), [0, 0, 10, 10]);
  assert.equal(boxAround([]), null);
});

test('a box may have heights, and may go over the 180th meridian', () => {
  assert.deepEqual(read({ bbox: '4,52,-5,5,53,10' }).bbox?.boxes, [[4, 52, 5, 53]]);
  assert.deepEqual(read({ bbox: '177,50,-177,53' }).bbox?.boxes, [
    [177, 50, 180, 53],
    [-180, 50, -177, 53],
  ]);
});

test('every faulty parameter is named at once', () => {
  assert.deepEqual(
    faultsOf({
      bbox: '1,2,3',
      limit: '0',
      offset: '-1',
      datetime: 'x',
      crs: 'EPSG:28992',
      'bbox-crs': 'x',
      level: 'planet',
    }).sort(),
    ['bbox', 'bbox-crs', 'crs', 'datetime', 'level', 'limit', 'offset'],
  );
  for (const bbox of ['', '1,2,3,x', '4,53,5,52', '1,2,3,4,5', '4,52,5,99', ['1,2,3,4', '1,2,3,4'], '1,,3,4'])
    assert.deepEqual(faultsOf({ bbox }), ['bbox'], String(bbox));
});

test('a limit over the most is the most, without a word', () => {
  assert.equal(read({ limit: '99999999' }).limit, 1_000);
  assert.equal(read({}).limit, 100);
});
