import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type RandomSource, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { type AttackQuestion, attackQuestion } from './attack.schema.ts';
import { attack } from './attack.ts';

const upTo = (random: RandomSource, most: number) => Math.floor(random() * (most + 1));
const oneOf = <T>(random: RandomSource, choices: readonly T[]) =>
  choices[upTo(random, choices.length - 1)] as T;

type Sum = AttackQuestion['sums'][number];

/** What somebody publishes about a true sum: itself, rounded, as a band, or nothing. */
function published(random: RandomSource, sum: number): { lo: number | null; hi: number | null } {
  const base = oneOf(random, [3, 5, 10]);
  const rounded = Math.round(sum / base) * base;
  const away = Number.isInteger(sum) ? Math.floor(base / 2) : base / 2;
  const beyond = Number.isInteger(sum) ? base - 1 : base;
  return oneOf(random, [
    { lo: sum, hi: sum },
    { lo: rounded - away, hi: rounded + away },
    { lo: Math.floor(sum / base) * base, hi: Math.floor(sum / base) * base + beyond },
    { lo: Math.ceil(sum) - 1, hi: null },
    { lo: null, hi: Math.floor(sum) + 1 },
  ]);
}

/** A small table with margins, a few odd sums, and everything about it that "was published". */
function randomTable(random: RandomSource): AttackQuestion {
  const [rows, columns] = [1 + upTo(random, 2), 2 + upTo(random, 1)];
  const most = rows * columns > 6 ? 2 : rows * columns > 4 ? 3 : 6;
  const ids = Array.from(
    { length: rows * columns },
    (_, at) => `r${Math.floor(at / columns)}c${at % columns}`,
  );
  const truth = new Map(ids.map((id) => [id, upTo(random, most)]));
  const sumOf = (cells: string[], coef?: number[]): Sum => {
    const sum = cells.reduce((total, id, at) => total + (coef?.[at] ?? 1) * (truth.get(id) as number), 0);
    // A tenth of a double is no tenth; what was meant has one decimal.
    return { cells, ...(coef && { coef }), ...published(random, Math.round(sum * 10) / 10) };
  };
  const margins = [
    ...Array.from({ length: rows }, (_, row) => ids.filter((id) => id.startsWith(`r${row}`))),
    ...Array.from({ length: columns }, (_, column) => ids.filter((id) => id.endsWith(`c${column}`))),
    ids,
  ].filter(() => random() < 0.8);
  const odd = Array.from({ length: upTo(random, 2) }, () => {
    const cells = ids.filter(() => random() < 0.5);
    return [cells, cells.map(() => oneOf(random, [-2, -1, 0, 0.1, 0.5, 1, 3]))] as const;
  });
  return {
    cells: ids.map((id) => ({ id, lo: 0, hi: most })),
    sums: [
      ...margins.map((cells) => sumOf(cells)),
      ...odd.map(([cells, coef]) => sumOf([...cells], [...coef])),
    ],
  };
}

/** Every way to fill the table, tried one by one, in tenths so that no double can be off. */
function exhaustive({ cells, sums }: AttackQuestion): { id: string; min: number; max: number }[] {
  const places = new Map(cells.map(({ id }, at) => [id, at]));
  const tenths = sums.map(({ cells: ids, coef, lo, hi }) => ({
    at: ids.map((id) => places.get(id) as number),
    coef: ids.map((_, at) => Math.round(10 * (coef?.[at] ?? 1))),
    lo: lo == null ? Number.NEGATIVE_INFINITY : Math.round(10 * lo),
    hi: hi == null ? Number.POSITIVE_INFINITY : Math.round(10 * hi),
  }));
  const ends = cells.map(({ id }) => ({ id, min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }));
  const values = cells.map(() => 0);
  const tryFrom = (cell: number): void => {
    if (cell < cells.length) {
      for (let value = 0; value <= (cells[cell]?.hi ?? 0); value += 1) {
        values[cell] = value;
        tryFrom(cell + 1);
      }
      return;
    }
    for (const { at, coef, lo, hi } of tenths) {
      let sum = 0;
      for (let term = 0; term < at.length; term += 1)
        sum += (coef[term] as number) * (values[at[term] as number] as number);
      if (sum < lo || sum > hi) return;
    }
    for (const [place, end] of ends.entries()) {
      end.min = Math.min(end.min, values[place] as number);
      end.max = Math.max(end.max, values[place] as number);
    }
  };
  tryFrom(0);
  return ends;
}

test('1,000 random small tables: the bounds are those of trying every way to fill them', async () => {
  const random = seededRandom(20261122);
  let pinned = 0;
  for (let table = 0; table < 1000; table += 1) {
    const question = attackQuestion.parse(randomTable(random));
    const found = await attack(question);
    assert.ok(found.kind === 'answer', `table ${table}: ${JSON.stringify(question)}`);
    const tried = exhaustive(question);
    assert.deepEqual(found.cells, tried, `table ${table}: ${JSON.stringify(question)}`);
    const known = tried.filter(({ min, max }) => min === max && min >= 1 && min <= 4).map(({ id }) => id);
    assert.deepEqual([found.pinned, found.safe], [known, known.length === 0]);
    pinned += known.length;
  }
  assert.ok(pinned > 300, `(counter-proof: the tables are dangerous enough: ${pinned} cells pinned)`);
});

const answers = async (question: unknown) => {
  const found = await attack(attackQuestion.parse(question));
  return found.kind === 'answer' ? found.cells.map(({ min, max }) => [min, max]) : found.kind;
};

describe('what other ways of attacking miss', () => {
  test('a hidden cell is the total minus the rest', async () => {
    const question = {
      cells: [
        { id: 'a', lo: 0, hi: null },
        { id: 'b', lo: 7, hi: 7 },
      ],
      sums: [{ cells: ['a', 'b'], lo: 9, hi: 9 }],
    };
    assert.deepEqual(await attack(attackQuestion.parse(question)), {
      kind: 'answer',
      cells: [
        { id: 'a', min: 2, max: 2 },
        { id: 'b', min: 7, max: 7 },
      ],
      pinned: ['a'],
      safe: false,
    });
  });

  test('two hidden cells are known when their sum is the most that they can be', async () => {
    const cells = ['a', 'b'].map((id) => ({ id, lo: 0, hi: 4 }));
    assert.deepEqual(await answers({ cells, sums: [{ cells: ['a', 'b'], lo: 8, hi: 12 }] }), [
      [4, 4],
      [4, 4],
    ]);
  });

  test('whole numbers know more than fractions: 2a + 2b + 3c = 3', async () => {
    const cells = ['a', 'b', 'c'].map((id) => ({ id, lo: 0, hi: null }));
    const sums = [{ cells: ['a', 'b', 'c'], coef: [2, 2, 3], lo: 3, hi: 3 }];
    assert.deepEqual(await answers({ cells, sums }), [
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
  });

  test('two windows that overlap give the difference of the quarters that they do not share', async () => {
    const cells = ['q1', 'q2', 'q5'].map((id) => ({ id, lo: 0, hi: null }));
    const sums = [
      { cells: ['q1', 'q2'], lo: 12, hi: 12 },
      { cells: ['q2', 'q5'], lo: 15, hi: 15 },
      { cells: ['q1'], lo: 0, hi: 1 },
      { cells: ['q5', 'q1'], coef: [1, -1], lo: 3, hi: 3 },
    ];
    assert.deepEqual(await answers({ cells, sums }), [
      [0, 1],
      [11, 12],
      [3, 4],
    ]);
  });
});

describe('what is odd is answered exactly too', () => {
  test('nothing published, no sums, an open end that a sum closes or that another cell opens', async () => {
    assert.deepEqual(await answers({ cells: [], sums: [] }), []);
    assert.deepEqual(await answers({ cells: [{ id: 'a' }], sums: [] }), [[0, null]]);
    const cells = [{ id: 'a' }, { id: 'b', lo: null }, { id: 'c', lo: 2.5, hi: null }];
    assert.deepEqual(await answers({ cells, sums: [{ cells: ['a', 'c'], lo: -2, hi: 9.9 }] }), [
      [0, 6],
      [0, null],
      [3, 9],
    ]);
    const tied = { cells: ['a', 'b'], coef: [1, -1], lo: 0, hi: 0 };
    assert.deepEqual(await answers({ cells: [{ id: 'a', lo: 5 }, { id: 'b' }], sums: [tied] }), [
      [5, null],
      [5, null],
    ]);
  });

  test('numbers of a thousand million, broken coefficients and a tenth that is no double', async () => {
    const cells = ['a', 'b', 'c'].map((id) => ({ id, lo: 0, hi: null }));
    const sums = [
      { cells: ['a', 'b', 'c'], lo: 1e9, hi: 1_000_000_003 },
      { cells: ['a', 'b'], coef: [3, -7], lo: 1, hi: 1 },
    ];
    assert.deepEqual(await answers({ cells, sums }), [
      [5, 699_999_998],
      [2, 299_999_999],
      [3, 999_999_996],
    ]);
    const tenth = [{ cells: ['a', 'b', 'c'], coef: [0.1, 0.2, 0.7], lo: 0.3, hi: 0.3 }];
    assert.deepEqual(await answers({ cells, sums: tenth }), [
      [1, 3],
      [0, 1],
      [0, 0],
    ]);
  });

  test('what cannot be true at once is a contradiction, however it hides', async () => {
    const cells = ['a', 'b'].map((id) => ({ id, lo: 0, hi: 9 }));
    assert.equal(await answers({ cells, sums: [{ cells: ['a', 'b'], lo: 19, hi: 30 }] }), 'contradiction');
    assert.equal(
      await answers({ cells, sums: [{ cells: ['a', 'b'], coef: [2, 4], lo: 3, hi: 3 }] }),
      'contradiction',
    );
    assert.equal(await answers({ cells, sums: [{ cells: [], lo: 1, hi: 2 }] }), 'contradiction');
    assert.equal(
      await answers({ cells: [{ id: 'a', lo: 0, hi: -1 }], sums: [] }).catch(() => 'refused'),
      'refused',
    );
    const knapsack = [
      { cells: ['a', 'b'], coef: [6, 9], lo: 1, hi: 5 },
      { cells: ['a', 'b'], coef: [4, 6], lo: 3, hi: 3 },
    ];
    assert.equal(await answers({ cells, sums: knapsack }), 'contradiction');
  });
});

const malformed: [why: string, question: unknown, path: string][] = [
  ['a cell twice', { cells: [{ id: 'a' }, { id: 'a' }], sums: [] }, 'cells.1.id'],
  ['a sum of a cell that is not there', { cells: [], sums: [{ cells: ['a'] }] }, 'sums.0.cells'],
  ['a sum that names a cell twice', { cells: [{ id: 'a' }], sums: [{ cells: ['a', 'a'] }] }, 'sums.0.cells'],
  ['a coefficient too few', { cells: [{ id: 'a' }], sums: [{ cells: ['a'], coef: [] }] }, 'sums.0.coef'],
  ['lo above hi', { cells: [{ id: 'a', lo: 3, hi: 2 }], sums: [] }, 'cells.0.lo'],
  ['lo above hi of a sum', { cells: [{ id: 'a' }], sums: [{ cells: ['a'], lo: 3, hi: 2 }] }, 'sums.0.lo'],
  ['a text for a number', { cells: [{ id: 'a', lo: '3' }], sums: [] }, 'cells.0.lo'],
  ['a number beyond all counting', { cells: [{ id: 'a', lo: 1e300 }], sums: [] }, 'cells.0.lo'],
  ['an unknown field', { cells: [], sums: [], colour: 'red' }, ''],
];

for (const [why, question, path] of malformed) {
  test(`a question is refused for ${why}`, () => {
    const { error } = attackQuestion.safeParse(question);
    assert.equal(error?.issues[0]?.path.join('.'), path);
  });
}
