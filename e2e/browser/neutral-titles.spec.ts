import { fullLanguages, languages } from '#content/languages.ts';
import { expect, test } from './house-test.ts';
import { answerPages } from './public-pages.ts';
import { pathIn } from './words.ts';

/** Words that tell of a report, or of drugs, in any of the languages. */
const telling = new RegExp(
  [
    ...['drug', 'drogen', 'narko', 'uyuşturucu', 'مخدر', 'наркот', 'alert'],
    ...[
      'meld',
      'report',
      'zgłosz',
      'zgłoś',
      'bildir',
      'بلاغ',
      'بلّغ',
      'raport',
      'sesiz',
      'съобщ',
      'сигнал',
      'повідом',
    ],
    ...[
      'anoni',
      'anony',
      'مجهول',
      'анонім',
      'аноним',
      'reward',
      'belon',
      'nagrod',
      'tip',
      'hub',
      'polit',
      'polic',
    ],
  ].join('|'),
  'i',
);

/** What the history of a browser writes down beside the address of a page. */
const titleIn = (html: string) => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '';

const neutral = (title: string, where: string) => {
  expect.soft(title, where).toMatch(/^.{3,30} \| NH$/);
  expect.soft(title, where).not.toMatch(telling);
};

test('no tab and no history tells by its title that somebody reports or thinks of it, in any language', async ({
  page,
  request,
}) => {
  const paths = [
    ...languages.flatMap((language) =>
      ['/melden', '/melden/synthetic-drug-lab', '/vervolg'].map((path) => pathIn(language, path)),
    ),
    ...fullLanguages.flatMap((language) =>
      ['/anoniem', '/beloning', '/wat-zag-u'].map((path) => pathIn(language, path)),
    ),
  ];
  for (const path of paths) neutral(titleIn(await (await request.get(path)).text()), path);
  const answers = Object.entries(answerPages).filter(([name]) => /form|receipt|follow-up|sign/.test(name));
  expect(answers.length).toBeGreaterThan(5);
  for (const [name, reach] of answers) {
    await reach(page);
    neutral(await page.title(), name);
  }
  const withoutScript = await request.post('/wat-zag-u', { form: { signs: 'chemical-smell' } });
  neutral(titleIn(await withoutScript.text()), 'the sign checker without script');
});

test('a guide is called what it is about, so that it can be found', async ({ request }) => {
  for (const language of languages) {
    const path = pathIn(language, '/herkennen/drugslab');
    const title = titleIn(await (await request.get(path)).text());
    expect(title, path).toMatch(/ \| NH Drugsalert$/);
    expect(title, '(counter-proof: telling words are seen)').toMatch(telling);
  }
});
