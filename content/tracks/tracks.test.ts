import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { looksLikePhoneNumber, readProse, sentencesIn, textsIn, wordsIn } from '../guides/read-prose.ts';
import { fullLanguages } from '../languages.ts';
import { phoneNumbers } from '../phone-numbers.ts';
import { audienceCodes } from '../taxonomy/audiences.ts';
import { type Track, trackSchema } from './track.schema.ts';

const tracks = readProse(new URL('./', import.meta.url)).map((file) => ({
  ...file,
  name: `${file.language}/${file.slug}`,
  track: trackSchema.parse(file.facts) as Track,
}));
const inLanguage = (language: string) => tracks.filter((file) => file.language === language);

/** All that must be equal in every language; only the words differ. */
const structureOf = ({ track, body }: { track: Track; body: string }) => ({
  ...{ audience: track.audience, order: track.order, pictogram: track.parcel.pictogram },
  call: track.danger.call.map(({ number }) => number),
  counts: [track.matters.length, track.danger.sentences.length, track.steps.length, track.help.length],
  reviewedOn: track.reviewedOn,
  sources: track.sources.map(({ url, year }) => ({ url, year })),
  lines: body.split('\n').map((line) => /^(#+|-|)(?= |$)/.exec(line)?.[0] ?? 'text'),
  numbers: body.match(/\{\{phone:\w+\}\}/g),
});

test('every audience has one track in every full language', () => {
  for (const language of fullLanguages) {
    const found = inLanguage(language).map(({ track }) => track.audience);
    assert.deepEqual(found.toSorted(), audienceCodes.toSorted(), language);
    const places = inLanguage(language).map(({ track }) => track.order);
    assert.equal(new Set(places).size, places.length, language);
  }
});

test('a track has the same structure in every language, and a translation says that nobody checked it', () => {
  for (const dutch of inLanguage('nl')) {
    assert.equal(dutch.track.reviewed, undefined, dutch.name);
    for (const other of tracks.filter(({ slug }) => slug === dutch.slug)) {
      assert.deepEqual(structureOf(other), structureOf(dutch), other.name);
      if (other !== dutch) assert.equal(typeof other.track.reviewed, 'boolean', other.name);
    }
  }
});

test('a track names the emergency number first and gives a safe distance', () => {
  for (const { track, name } of tracks) {
    assert.equal(track.danger.call[0]?.number, 'emergency', name);
    assert.match(track.danger.sentences.join(' '), /(?<!\d)(25|100)(?!\d)/, name);
  }
});

test('no sentence of a track is longer than 20 words, and none has a phone number of its own', () => {
  for (const { facts, body, name } of tracks) {
    for (const text of [...textsIn(facts), body]) assert.doesNotMatch(text, looksLikePhoneNumber, name);
    for (const sentence of [...textsIn(facts), body].flatMap(sentencesIn))
      assert.ok(wordsIn(sentence) <= 20, `${name}: ${sentence}`);
    for (const [, wanted = ''] of body.matchAll(/\{\{phone:(\w+)\}\}/g))
      assert.ok(wanted in phoneNumbers, name);
  }
});

test('the tile of a track is drawn', () => {
  for (const { track } of tracks) {
    const file = new URL(`../pictograms/${track.parcel.pictogram}.svg`, import.meta.url);
    assert.ok(existsSync(file), track.parcel.pictogram);
  }
});

test('a track for who lets names what belongs in a contract, and asks nobody to refuse people for who they are', () => {
  const { body, track } = inLanguage('nl').find(
    ({ slug }) => slug === 'verhuurders',
  ) as (typeof tracks)[number];
  assert.ok((body.match(/^- /gm)?.length ?? 0) >= 6);
  assert.match(textsIn(track).join(' '), /Weiger nooit iemand om afkomst, geloof of taal/);
});
