import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { type CountedGroup, shownGroups } from './shown-groups.ts';

const least = 50;
const municipality = (code: string, within: string, of: number): CountedGroup => ({ code, within, of });

/** A province of two regions; `elsewhere` are people who did not say where they live. */
function province(towns: CountedGroup[], elsewhere = 0): CountedGroup[] {
  const sum = (some: CountedGroup[]) => some.reduce((total, { of }) => total + of, 0);
  const regions = ['north', 'south'].map((code) =>
    municipality(code, 'all', sum(towns.filter(({ within }) => within === code))),
  );
  return [{ code: 'all', within: null, of: sum(towns) + elsewhere }, ...regions, ...towns];
}

/** Of how many people each shown number speaks that no shown number within it speaks of. */
function leftOver(groups: CountedGroup[], shown: ReadonlySet<string>): number[] {
  const isIn = ({ within }: CountedGroup, outer: string): boolean =>
    within !== null &&
    (within === outer || isIn(groups.find(({ code }) => code === within) as CountedGroup, outer));
  const told = groups.filter(({ code }) => shown.has(code));
  return told.map((outer) => {
    const inner = told.filter((group) => isIn(group, outer.code));
    const largest = inner.filter((group) => !inner.some((other) => isIn(group, other.code)));
    return largest.reduce((rest, { of }) => rest - of, outer.of);
  });
}
const tells = (left: number[]) => left.some((people) => people > 0 && people < least);

test('a group of few is hidden, and one beside it when a subtraction would tell of the few', () => {
  const groups = province([
    municipality('large', 'north', 300),
    municipality('middle', 'north', 60),
    municipality('small', 'north', 12),
    municipality('other', 'south', 200),
  ]);
  assert.deepEqual([...shownGroups(groups, least)].sort(), ['all', 'large', 'north', 'other', 'south']);
});

test('few people who did not say where they live are not told by what the regions leave over', () => {
  const groups = province([municipality('large', 'north', 300), municipality('other', 'south', 200)], 7);
  const shown = shownGroups(groups, least);
  assert.ok(shown.has('all') && shown.has('large') && !shown.has('south') && !shown.has('other'));
  assert.ok(
    shownGroups(province([municipality('large', 'north', 300)]), least).has('large'),
    'nobody is left over',
  );
});

test('whatever was answered where, no subtraction tells of fewer people than the least', () => {
  const random = seededRandom(7);
  let naiveTells = 0;
  for (let round = 0; round < 2_000; round += 1) {
    const size = () => Math.floor(random() ** 3 * 200);
    const towns = Array.from({ length: 7 }, (_, at) =>
      municipality(`${at}`, at < 4 ? 'north' : 'south', size()),
    );
    const groups = province(towns, Math.floor(random() * 80));
    const shown = shownGroups(groups, least);
    assert.ok(!tells(leftOver(groups, shown)), JSON.stringify(groups));
    assert.equal(shown.has('all'), (groups[0] as CountedGroup).of >= least, 'the whole is never given up');
    const naive = new Set(groups.filter(({ of }) => of >= least).map(({ code }) => code));
    if (tells(leftOver(groups, naive))) naiveTells += 1;
  }
  assert.ok(naiveTells > 500, '(counter-proof: hiding the few alone would tell of them)');
});
