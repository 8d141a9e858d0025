import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RandomSource, seededRandom } from '#campaigns/distributions/seeded-random.ts';
import { hiddenChange } from './hidden-change.ts';
import { type ForcedChoice, hiddenShare, oneDie } from './randomised-response.ts';

/** People throw a die that nobody else sees, and answer as it says. */
function yeses(random: RandomSource, people: number, share: number): number {
  let count = 0;
  for (let person = 0; person < people; person += 1) {
    const truth = random() < share;
    const die = 1 + Math.floor(random() * 6);
    if (die === 1 || (die < 6 && truth)) count += 1;
  }
  return count;
}

const surveys = 4000;

for (const [people, share] of [
  [60, 0.05],
  [150, 0.24],
  [400, 0.7],
] as const)
  test(`over many surveys of ${people} people the estimate is ${share} on average, and its interval holds it`, () => {
    const random = seededRandom(people);
    let [sum, squares, held, variance] = [0, 0, 0, 0];
    for (let survey = 0; survey < surveys; survey += 1) {
      const found = hiddenShare(oneDie, { count: yeses(random, people, share), of: people });
      sum += found.estimate;
      squares += found.estimate ** 2;
      variance += found.standardError ** 2;
      if (found.interval[0] <= share && share <= found.interval[1]) held += 1;
    }
    const mean = sum / surveys;
    const spread = Math.sqrt(squares / surveys - mean ** 2);
    // Four standard errors of the simulation itself.
    assert.ok(Math.abs(mean - share) < (4 * spread) / Math.sqrt(surveys), `${mean} is not ${share}`);
    assert.ok(
      Math.abs(Math.sqrt(variance / surveys) / spread - 1) < 0.05,
      'the standard error is the spread',
    );
    assert.ok(held / surveys > 0.945, `held ${held / surveys}`);
    assert.ok(held / surveys < 0.99, 'and it is not as wide as the world');
  });

test('(counter-proof: read as if nobody threw a die, the same answers miss the share)', () => {
  const random = seededRandom(7);
  const honest: ForcedChoice = { truth: 1, forcedYes: 0 };
  const found = hiddenShare(honest, { count: yeses(random, 4000, 0.05), of: 4000 });
  assert.ok(found.interval[0] > 0.1, `${found.interval}`);
});

test('a change between two waves is found without bias, and its interval holds it', () => {
  const random = seededRandom(11);
  let [sum, held] = [0, 0];
  for (let survey = 0; survey < 2000; survey += 1) {
    const waves = [0.7, 0.5].map((share) => ({ count: yeses(random, 200, share), of: 200 }));
    const [earlier, later] = waves as [(typeof waves)[number], (typeof waves)[number]];
    const { difference, interval } = hiddenChange(oneDie, earlier, later);
    sum += difference;
    if (interval[0] <= -0.2 && -0.2 <= interval[1]) held += 1;
  }
  assert.ok(Math.abs(sum / 2000 + 0.2) < 0.007, `${sum / 2000}`);
  assert.ok(held / 2000 > 0.935 && held / 2000 < 0.975, `held ${held / 2000}`);
});
