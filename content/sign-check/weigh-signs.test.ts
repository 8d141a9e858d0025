import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fullLanguages } from '../languages.ts';
import { type Phenomenon, phenomena } from '../taxonomy/phenomena.ts';
import { type Sign, signCodes, signs } from '../taxonomy/signs.ts';
import { callsOf, partsOf, signCalls } from './answer-parts.ts';
import { dangerLevels, hazards, reasons } from './sign-rule.ts';
import { signRules, type Urgency, urgencies } from './sign-rules.ts';
import { rankPhenomena, weighSigns } from './weigh-signs.ts';

const someSigns = fc.uniqueArray(fc.constantFrom(...signCodes), { maxLength: 12 });
const someUrgency = fc.uniqueArray(fc.constantFrom(...urgencies));
const noticed = fc.record({ signs: someSigns, urgent: someUrgency });
const runs = { numRuns: 3000 };

const placeOf = (code: Phenomenon, seen: readonly Sign[]) =>
  rankPhenomena(seen).findIndex(({ phenomenon }) => phenomenon === code);
const levelOf = (seen: readonly Sign[], urgent: readonly Urgency[]) =>
  dangerLevels.indexOf(weighSigns({ signs: seen, urgent }).danger as never);

test('every sign of the taxonomy has a rule, and it fits the very phenomena that the taxonomy says', () => {
  assert.deepEqual(Object.keys(signRules).sort(), signCodes.toSorted());
  for (const code of signCodes) {
    const told = signs[code].phenomena.filter((each) => each !== 'other');
    assert.deepEqual(Object.keys(signRules[code].fits).sort(), told.toSorted(), code);
    assert.ok(told.length > 0, code);
  }
});

test('every phenomenon has at least three signs that tell most of it, but the open one, which has none', () => {
  for (const phenomenon of phenomena) {
    const telling = signCodes.filter((code) => signRules[code].fits[phenomenon]?.weight === 3);
    assert.ok(phenomenon === 'other' ? telling.length === 0 : telling.length >= 3, phenomenon);
  }
});

test('every reason is used, and has its words with every danger, hazard, call and phenomenon in each full language', async () => {
  const used = new Set(
    Object.values(signRules).flatMap(({ fits }) => Object.values(fits).map(({ because }) => because)),
  );
  assert.deepEqual([...used].sort(), reasons.toSorted());
  for (const language of fullLanguages) {
    const file = await import(`../i18n/${language}/sign-check.json`, { with: { type: 'json' } });
    const words = file.default;
    assert.deepEqual(Object.keys(words.because).sort(), reasons.toSorted(), language);
    assert.deepEqual(Object.keys(words.danger).sort(), dangerLevels.toSorted(), language);
    assert.deepEqual(Object.keys(words.hazards).sort(), hazards.toSorted(), language);
    assert.deepEqual(Object.keys(words.calls).sort(), Object.keys(signCalls).sort(), language);
    assert.deepEqual(
      Object.keys(words.fits).sort(),
      phenomena.filter((code) => code !== 'other').toSorted(),
      language,
    );
  }
});

test('no word of the answers calls anybody a criminal', async () => {
  const verdict = /crimine|dader|schuldig|verdachte|criminal|culprit|guilty|suspect|przestępc|sprawc|winn/i;
  for (const language of fullLanguages) {
    const file = await import(`../i18n/${language}/sign-check.json`, { with: { type: 'json' } });
    assert.doesNotMatch(JSON.stringify(file.default).replace(/a suspicion/gi, ''), verdict, language);
  }
  assert.match('de dader', verdict, '(counter-proof)');
});

test('the order in which signs are chosen does not matter, nor does choosing one twice', () => {
  fc.assert(
    fc.property(noticed, fc.nat(), ({ signs: chosen, urgent }, seed) => {
      const turned = [...chosen.slice(seed % (chosen.length + 1)), ...chosen, ...chosen.toReversed()];
      assert.deepEqual(weighSigns({ signs: turned, urgent }), weighSigns({ signs: chosen, urgent }));
    }),
    runs,
  );
});

test('a sign that tells most of a phenomenon never puts it behind another', () => {
  fc.assert(
    fc.property(someSigns, fc.constantFrom(...signCodes), (chosen, added) => {
      const { fits } = signRules[added];
      const most = Math.max(...Object.values(fits).map(({ weight }) => weight));
      for (const [code, { weight }] of Object.entries(fits) as [Phenomenon, { weight: number }][]) {
        const before = placeOf(code, chosen);
        const after = placeOf(code, [...chosen, added]);
        if (weight === most && before >= 0) assert.ok(after <= before, `${added} ${code}`);
      }
    }),
    runs,
  );
});

test('a sign of a phenomenon puts it behind nothing that the sign fits no better, and never takes weight away', () => {
  const weightIn = (seen: readonly Sign[], code: Phenomenon) =>
    rankPhenomena(seen).find(({ phenomenon }) => phenomenon === code)?.weight ?? 0;
  fc.assert(
    fc.property(someSigns, fc.constantFrom(...signCodes), (chosen, added) => {
      const more = [...chosen, added];
      const { fits } = signRules[added];
      const before = rankPhenomena(chosen).map(({ phenomenon }) => phenomenon);
      for (const [at, code] of before.entries()) {
        assert.ok(weightIn(more, code) >= weightIn(chosen, code));
        for (const behind of before.slice(at + 1)) {
          if ((fits[code]?.weight ?? 0) < (fits[behind]?.weight ?? 0)) continue;
          assert.ok(placeOf(code, more) < placeOf(behind, more), `${added}: ${code} before ${behind}`);
        }
      }
    }),
    runs,
  );
});

test('danger never falls by a sign or an urgency more', () => {
  fc.assert(
    fc.property(
      noticed,
      fc.constantFrom(...signCodes),
      fc.constantFrom(...urgencies),
      ({ signs: chosen, urgent }, sign, urgency) => {
        const before = levelOf(chosen, urgent);
        assert.ok(levelOf([...chosen, sign], urgent) >= before);
        assert.equal(levelOf(chosen, [...urgent, urgency]), dangerLevels.length - 1);
      },
    ),
    runs,
  );
});

test('every sign is explained by an answer, and no answer comes without a sign and a reason', () => {
  fc.assert(
    fc.property(noticed, ({ signs: chosen, urgent }) => {
      const { fits, also } = weighSigns({ signs: chosen, urgent });
      assert.deepEqual(
        new Set(fits.flatMap((fit) => fit.signs)),
        new Set(chosen),
        'every sign stands in an answer',
      );
      for (const fit of fits) assert.ok(fit.signs.length > 0 && fit.because.length > 0);
      const named = [...fits.map(({ phenomenon }) => phenomenon), ...also];
      assert.equal(new Set(named).size, named.length);
    }),
    runs,
  );
});

test('whoever must call is told whom, and danger comes with what the danger is', () => {
  fc.assert(
    fc.property(noticed, (seen) => {
      const answer = weighSigns(seen);
      const calls = callsOf(answer);
      assert.ok(calls.includes('tips-doubt'));
      assert.ok(['emergency', 'coastguard'].includes(signCalls[calls[0] as keyof typeof signCalls]));
      assert.equal(calls.includes('coastguard-sea'), answer.hazards.includes('package'));
      assert.equal(answer.danger === null, answer.hazards.length === 0);
      if (seen.urgent.length > 0) assert.equal(calls[0], 'emergency-now');
      assert.equal(partsOf(answer).has('none'), seen.signs.length === 0);
    }),
    runs,
  );
});
