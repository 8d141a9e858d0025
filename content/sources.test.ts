import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Guide, guideSchema } from './guides/guide.schema.ts';
import { readProse, textsIn } from './guides/read-prose.ts';
import { kits } from './kits/kits.ts';
import { type FullLanguage, fullLanguages } from './languages.ts';
import { selfChecks } from './self-checks/self-checks.ts';
import type { Audience } from './taxonomy/audiences.ts';
import type { Phenomenon } from './taxonomy/phenomena.ts';
import { type Track, trackSchema } from './tracks/track.schema.ts';

const guides = readProse(new URL('./guides/', import.meta.url)).map((file) => ({
  ...file,
  ...(guideSchema.parse(file.facts) as Guide),
}));
const tracks = readProse(new URL('./tracks/', import.meta.url)).map((file) => ({
  ...file,
  ...(trackSchema.parse(file.facts) as Track),
}));

/** A page without a date is named with the year in which it was read: `… (gelezen in 2026)`, in the words of its language. */
const readIn = /\([^()]*(20\d\d)[^()]*\)$/;

test('every source of a guide and a track has a name, an address, and a year that had come when it was reviewed', () => {
  for (const { language, slug, sources, reviewedOn } of [...guides, ...tracks])
    for (const { name, url, year } of sources) {
      const where = `${language}/${slug}: ${name}`;
      assert.match(name, /\S+ \S+/, where);
      assert.match(url ?? '', /^https:\/\//, where);
      assert.ok(year >= 2015 && year <= Number(reviewedOn.slice(0, 4)), where);
      const readYear = readIn.exec(name)?.[1] ?? String(year);
      assert.equal(readYear, String(year), where);
    }
});

test('a source of the year of the review says that this is the year in which it was read', () => {
  for (const { language, slug, sources, reviewedOn } of [...guides, ...tracks])
    for (const { name, year } of sources)
      if (year === Number(reviewedOn.slice(0, 4))) assert.match(name, readIn, `${language}/${slug}`);
});

/** All that guides of these phenomena and the track of that audience say in a language. */
const sourced = (language: FullLanguage, audience: Audience, phenomena: readonly Phenomenon[]) => {
  const mine = [
    ...guides.filter((guide) => guide.language === language && phenomena.includes(guide.phenomenon)),
    ...tracks.filter((track) => track.language === language && track.audience === audience),
  ];
  assert.ok(
    mine.length >= 2 && mine.every(({ sources }) => sources.length >= 2),
    `${audience} (${language})`,
  );
  return mine.flatMap(({ facts, body }) => [...textsIn(facts), body]).join(' ');
};
const figuresIn = (text: string) => [...new Set(text.replace(/\{\{\w+:\w+\}\}/g, '').match(/\d+/g) ?? [])];

/** They name no sources: theirs are those of the guides and the track that they lead to. */
test('a kit and a self-check lead to guides and a track with sources, and say no figure that stands in none of them', () => {
  const checks = selfChecks.map(({ code, audience, questions, texts }) => ({
    ...{ code, audience, texts },
    phenomena: questions.flatMap(({ phenomena }) => phenomena),
  }));
  for (const { code, audience, phenomena, texts } of [...kits, ...checks])
    for (const language of fullLanguages) {
      const known = figuresIn(sourced(language, audience, phenomena));
      const strange = figuresIn(textsIn(texts[language]).join(' ')).filter(
        (figure) => !known.includes(figure),
      );
      assert.deepEqual(strange, [], `${code} (${language})`);
    }
});
