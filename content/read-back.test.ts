import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Prose, readProse } from './guides/read-prose.ts';
import { namespacesOf } from './i18n/namespaces.ts';
import { type Language, languages } from './languages.ts';
import { isNegated, numbersIn } from './read-back.ts';

type Text = { where: string; dutch: string; english: string; text: string; language: Language };

const translated = languages.filter((language) => language !== 'nl');
const folder = new URL('./', import.meta.url);

/** Every text below a value, by its path: `danger.call.0.when` -> `Brand of rook`. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, path ? `${path}.${name}` : name));
}

const proseOf = ({ facts, body }: Prose) =>
  new Map(textsOf({ ...facts, body: body.split('\n').filter((line) => line.trim() !== '') }));

function textsOfProse(kind: 'guides' | 'pages'): Text[] {
  const files = readProse(new URL(`${kind}/`, folder));
  const find = (language: string, slug: string) => {
    const file = files.find((each) => each.language === language && each.slug === slug);
    return file ? proseOf(file) : new Map<string, string>();
  };
  return files
    .filter(({ language }) => language !== 'nl')
    .flatMap((file) => {
      const [dutch, english] = [find('nl', file.slug), find('en', file.slug)];
      return [...proseOf(file)].map(([path, text]) => ({
        where: `${file.language}/${file.slug} ${path}`,
        ...{ dutch: dutch.get(path) ?? '', english: english.get(path) ?? '', text },
        language: file.language as Language,
      }));
    });
}

function wordsOf(language: Language): Map<string, string> {
  const home = new URL(`i18n/${language}/`, folder);
  const files = readdirSync(home).filter((file) => file.endsWith('.json'));
  return new Map(
    files.flatMap((file) =>
      textsOf(JSON.parse(readFileSync(new URL(file, home), 'utf8')), file.replace('.json', '')),
    ),
  );
}

const [dutchWords, englishWords] = [wordsOf('nl'), wordsOf('en')];
const prose = [...textsOfProse('guides'), ...textsOfProse('pages')];
/** Plural forms differ per language; what they count is filled in. */
const words: Text[] = translated.flatMap((language) =>
  [...wordsOf(language)]
    .filter(([path]) => namespacesOf('pl', [path.split('.')[0] as string]).length > 0)
    .filter(([path]) => !/_(zero|one|two|few|many|other)$/.test(path))
    .map(([path, text]) => ({
      where: `${language} ${path}`,
      ...{ dutch: dutchWords.get(path) ?? '', english: englishWords.get(path) ?? '', text, language },
    })),
);

test('a translation has the numbers of the Dutch text, text by text', () => {
  const changed = [...prose, ...words].filter(
    ({ dutch, text }) => String(numbersIn(text)) !== String(numbersIn(dutch)),
  );
  assert.deepEqual(
    changed.map(({ where, text }) => `${where}: ${text}`),
    [],
  );
});

test('what must never be done says "not" in every language, as often as in Dutch', () => {
  const never = prose.filter(({ where }) => / never\.\d+$/.test(where));
  assert.ok(never.length > 100, String(never.length));
  for (const { dutch } of never) assert.ok(isNegated('nl', dutch), dutch);
  const lost = never.filter(({ language, text }) => !isNegated(language, text));
  assert.deepEqual(
    lost.map(({ where, text }) => `${where}: ${text}`),
    [],
  );
});

/** What a person must not believe more of than is true: each says "not" in Dutch, and so in every language. */
const limits = [
  'site.home.honest',
  'site.footer.promise',
  'report.location.device',
  'report.photos.help',
  'report.aside.witness.text',
  'report.aside.notAsked.text',
  'receipt.code.keep',
  'receipt.leaveHelp',
  'follow-up.noMessage.sameForAll',
  'follow-up.rewardLines.notAnonymous',
  'problems.overloaded',
  'problems.storage-full',
];

test('a promise keeps its limits in every language: anonymity is nowhere said to be complete', () => {
  const lost = limits.flatMap((path) =>
    languages
      .map((language) => ({ language, text: wordsOf(language).get(path) ?? '' }))
      .filter(({ language, text }) => !isNegated(language, text))
      .map(({ language, text }) => `${language} ${path}: ${text}`),
  );
  assert.deepEqual(lost, []);
  for (const { where, text } of [...prose, ...words]) assert.doesNotMatch(text, /100 ?%|% ?100/, where);
});

test('no translation is a text that was left in English', () => {
  const isSentence = (text: string) => /\p{Ll} \p{Ll}.* \p{Ll}/u.test(text) && !text.includes('/');
  const left = [...prose, ...words].filter(
    ({ where, language, text, english }) =>
      language !== 'en' && !/ sources\./.test(where) && text === english && isSentence(text),
  );
  assert.deepEqual(
    left.map(({ where }) => where),
    [],
  );
});

test('every guide and page that was translated says whether it was checked, and the Dutch one does not', () => {
  for (const { language, slug, facts } of [
    ...readProse(new URL('guides/', folder)),
    ...readProse(new URL('pages/', folder)),
  ]) {
    assert.equal(typeof facts.reviewed, language === 'nl' ? 'undefined' : 'boolean', `${language}/${slug}`);
  }
});

test('(counter-proof: a lost number and a lost "not" are seen)', () => {
  assert.notDeepEqual(numbersIn('Blijf 25 meter weg, of 100.'), numbersIn('Stay 25 metres away, or 10.'));
  assert.deepEqual(numbersIn('1.000 euro op 52,95 {{limit, number}}'), numbersIn('€1,000 at 52.95'));
  assert.ok(!isNegated('tr', 'Fıçılara dokunun.') && isNegated('tr', 'Fıçılara dokunmayın.'));
  assert.ok(!isNegated('ar', 'المس أي برميل'.replace('أي ', '')) && isNegated('ar', 'لا تلمس البراميل'));
  assert.ok(!isNegated('de', 'Öffnen Sie das Fass.') && isNegated('de', 'Öffnen Sie nichts.'));
});
