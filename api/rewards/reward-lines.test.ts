import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { messageLimits } from '#api/follow-up/message-content.schema.ts';
import { languages } from '#content/languages.ts';
import { rewardClassCodes, rewardClasses } from '#content/taxonomy/reward-classes.ts';
import { rewardLines } from './reward-lines.ts';

const told = { amountClass: rewardClassCodes[0], claimDesk: 'x'.repeat(120), lastWeek: '2027-W05' };

test('the message fits its bounds in every language, with the longest place of the desk', () => {
  for (const language of languages) {
    const lines = rewardLines({ ...told, language });
    assert.ok(lines.length <= messageLimits.rewardLines.most);
    for (const line of lines) assert.ok(line.length <= messageLimits.rewardLines.length, line);
    assert.doesNotMatch(lines.join(), /\{\{|undefined/);
  }
});

test('it says what is not anonymous, that nobody need claim, what the other way is, and until when', () => {
  const dutch = rewardLines({ ...told, language: 'nl' }).join('\n');
  for (const said of [/€ 1\.000/, /bank is niet anoniem/, /hoeft die niet/, /Kustwacht/, /week 5 van 2027/])
    assert.match(dutch.replaceAll('\u00a0', ' '), said);
  const english = rewardLines({ ...told, language: 'en' }).join('\n');
  for (const said of [/€1,000/, /bank is not anonymous/, /need not accept/, /Coastguard/, /week 5 of 2027/])
    assert.match(english, said);
  assert.equal(rewardLines({ ...told, language: 'xx' }).join('\n'), dutch, 'an unknown language reads Dutch');
});

test('every amount names what it rests on, and an unverified one is on no public page', () => {
  const pages = languages.flatMap((language) =>
    ['pages', 'guides'].flatMap((kind) => {
      const folder = new URL(`../../content/${kind}/${language}/`, import.meta.url);
      return readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'));
    }),
  );
  for (const [code, { euros, source }] of Object.entries(rewardClasses)) {
    assert.ok(source.name.length > 5 && source.year > 2000, code);
    if (source.verified) continue;
    const shown = new RegExp(`€ ?${String(euros).replace(/(\d)(\d{3})$/, '$1[.,]?$2')}\\b`);
    for (const page of pages) assert.doesNotMatch(page, shown, code);
  }
});
