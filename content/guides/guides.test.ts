import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { coreGuides, fullLanguages, isFull, languages } from '../languages.ts';
import { phoneNumbers } from '../phone-numbers.ts';
import { phenomena } from '../taxonomy/phenomena.ts';
import { signs } from '../taxonomy/signs.ts';
import { type Guide, guideSchema } from './guide.schema.ts';
import { looksLikePhoneNumber, readProse, sentencesIn, textsIn, wordsIn } from './read-prose.ts';
import { searchWords } from './search-words.ts';

const files = readProse(new URL('./', import.meta.url));
const guides = files.map((file) => ({ ...file, guide: guideSchema.parse(file.facts) as Guide }));
const inLanguage = (language: string) => guides.filter((file) => file.language === language);
const name = (file: { language: string; slug: string }) => `${file.language}/${file.slug}`;

/** All that must be equal in every language; only the words differ. */
const structureOf = ({ guide, body }: { guide: Guide; body: string }) => ({
  phenomenon: guide.phenomenon,
  order: guide.order,
  parcel: guide.parcel.pictogram,
  danger: guide.danger.sentences.length,
  call: guide.danger.call.map(({ number }) => number),
  signs: guide.signs.map(({ sign, sense, pictogram }) => ({ sign, sense, pictogram })),
  counts: [guide.places.length, guide.do.length, guide.never.length, guide.cost.paragraphs.length],
  reviewedOn: guide.reviewedOn,
  sources: guide.sources.map(({ url, year }) => ({ url, year })),
  headings: body.match(/^#+ /gm),
  numbers: body.match(/\{\{phone:\w+\}\}/g),
});

test('every complete language has the same guides, and every other the core of them', () => {
  const slugs = inLanguage('nl').map(({ slug }) => slug);
  assert.ok(slugs.length >= 3);
  for (const language of languages) {
    assert.deepEqual(
      inLanguage(language).map(({ slug }) => slug),
      isFull(language) ? slugs : coreGuides.toSorted(),
      language,
    );
  }
});

test('a guide has the same structure, signs and pictograms in every language', () => {
  for (const dutch of inLanguage('nl')) {
    for (const other of guides.filter(({ slug }) => slug === dutch.slug)) {
      assert.deepEqual(structureOf(other), structureOf(dutch), name(other));
    }
  }
});

test('search knows other words for every guide of a full language, and for no guide that is not there', () => {
  for (const language of fullLanguages) {
    const words = searchWords[language];
    assert.deepEqual(
      Object.keys(words).toSorted(),
      inLanguage(language).map(({ slug }) => slug),
    );
    for (const text of Object.values(words)) assert.match(text, /^[\p{Ll} -]{4,120}$/u);
  }
});

test('no two guides share a place on the home page or a phenomenon', () => {
  for (const language of languages) {
    const shown = inLanguage(language).map(({ guide }) => guide);
    assert.equal(new Set(shown.map(({ order }) => order)).size, shown.length);
    assert.equal(new Set(shown.map(({ phenomenon }) => phenomenon)).size, shown.length);
  }
});

test('a guide shows at least ten signs of at least four senses, and its signs fit its phenomenon', () => {
  for (const file of guides) {
    assert.ok(file.guide.signs.length >= 10, name(file));
    assert.ok(new Set(file.guide.signs.map(({ sense }) => sense)).size >= 4, name(file));
    for (const { sign, sense } of file.guide.signs) {
      if (!sign) continue;
      assert.equal(signs[sign].sense, sense, `${name(file)}: ${sign}`);
      const fitting: readonly string[] = signs[sign].phenomena;
      assert.ok(fitting.includes(file.guide.phenomenon), `${name(file)}: ${sign}`);
    }
  }
});

test('who rents or passes a garage box finds a sign of it, and not only a title', () => {
  const named = { nl: /garagebox/, en: /garage box/, pl: /garażu/ };
  for (const language of fullLanguages) {
    const { guide } = inLanguage(language).find(({ slug }) => slug === 'verdachte-verhuur') ?? assert.fail();
    assert.ok(
      guide.signs.some((sign) => named[language].test(`${sign.name} ${sign.sentence}`)),
      language,
    );
  }
});

test('a guide names the emergency number first', () => {
  for (const file of guides) assert.equal(file.guide.danger.call[0]?.number, 'emergency', name(file));
});

test('every guide gives the safe distances: 25 metres, 100 with fire, wind at your back', () => {
  for (const file of guides) {
    const { near, fire, wind } = file.guide.danger.distances;
    assert.match(near, /(?<!\d)25(?!\d)/, name(file));
    assert.match(fire, /(?<!\d)100(?!\d)/, name(file));
    assert.doesNotMatch(`${near} ${wind}`, /100/, name(file));
    if (file.language === 'nl') assert.match(wind, /wind in uw rug/, name(file));
    if (file.language === 'en') assert.match(wind, /wind at your back/, name(file));
  }
});

test('every phenomenon that has a name has a guide, and a guide tells what happens with a report', () => {
  for (const language of fullLanguages) {
    const written = inLanguage(language).map(({ guide }) => guide.phenomenon);
    assert.deepEqual(written.toSorted(), phenomena.filter((code) => code !== 'other').toSorted(), language);
  }
  for (const file of guides) assert.match(file.body.trim(), /^## .+[?؟]\n\n.{40}/u, name(file));
});

test('the sentence under a sign has at most 15 words', () => {
  for (const file of guides) {
    for (const { sentence } of file.guide.signs) {
      assert.ok(wordsIn(sentence) <= 15, `${name(file)}: ${sentence}`);
    }
  }
});

test('no sentence of a guide is longer than 20 words', () => {
  for (const file of guides) {
    for (const sentence of [...textsIn(file.facts), file.body].flatMap(sentencesIn)) {
      assert.ok(wordsIn(sentence) <= 20, `${name(file)}: ${sentence}`);
    }
  }
});

test('the check for phone numbers knows one when it sees it', () => {
  for (const { shown } of Object.values(phoneNumbers)) assert.match(`Bel ${shown}.`, looksLikePhoneNumber);
  for (const planted of ['+31 20 000 00 00', '020-0000000', '0800 0000', 'VHF 16']) {
    assert.match(planted, looksLikePhoneNumber);
  }
  for (const innocent of [
    'minstens 100 meter',
    'in 2026',
    'op 2026-07-14',
    '52.95, 4.76',
    '{{phone:emergency}}',
  ]) {
    assert.doesNotMatch(innocent, looksLikePhoneNumber);
  }
});

test('no guide has a phone number of its own, and every number it asks for exists', () => {
  for (const file of guides) {
    for (const text of [...textsIn(file.facts), file.body]) {
      assert.doesNotMatch(text, looksLikePhoneNumber, name(file));
    }
    for (const [, wanted = ''] of file.body.matchAll(/\{\{phone:(\w+)\}\}/g)) {
      assert.ok(wanted in phoneNumbers, `${name(file)}: ${wanted}`);
    }
  }
});

test('every pictogram of a guide is drawn', () => {
  const wanted = guides.flatMap(({ guide }) =>
    [guide.parcel, ...guide.signs].map(({ pictogram }) => pictogram),
  );
  for (const pictogram of new Set(wanted)) {
    const file = new URL(`../pictograms/${pictogram}.svg`, import.meta.url);
    assert.ok(existsSync(file), pictogram);
    assert.match(readFileSync(file, 'utf8'), /class="l"/, pictogram);
  }
});
