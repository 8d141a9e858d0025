import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { ReportFormPage } from '#api/rendered-page.schema.ts';
import { learnRefill } from './refilled-form.ts';
import { pageRenderer } from './render-page.ts';
import { thriftyRenderer } from './thrifty-renderer.ts';

const renderPage = await pageRenderer(join(import.meta.dirname, '../../dist'));
const nothing = { signs: [], description: '', place: '', location: '' };
const form = {
  kind: 'report-form',
  ...{ language: 'nl', action: '/melden', formToken: 'verzonnen-token', notice: 'overloaded', problems: [] },
  sealing: {
    reportId: 'aa',
    photoIds: ['bb', 'cc', 'dd'],
    week: '2026-W47',
    keyId: 'k',
    recipients: ['age1x'],
  },
  draft: nothing,
  areas: {
    municipalities: [
      { code: 'GM0363', name: 'Amsterdam' },
      { code: 'GM0448', name: 'Texel' },
    ],
    waters: [{ code: 'NZ', name: 'Noordzee' }],
  },
  limits: { descriptionLength: 4000, placeLength: 100, photos: 3, photoMegabytes: 8 },
  mapServices: { tiles: false, credit: '', addressSearch: true },
} as ReportFormPage;

const unescaped = (text = '') =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/&#34;|&quot;/g, '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
/** One spelling of what means the same to a browser. */
const plain = (html: string) => unescaped(html).replaceAll(' value=""', ' value');
const hostile = `Zegt "ja" & 'nee'\nmet <b>, &amp; en $& $1 </textarea><script>alert(1)</script>`;

const drafts: ReportFormPage['draft'][] = [
  nothing,
  { ...nothing, description: hostile, place: `"><i onclick='x'>`, location: '52.95, 4.76', campaign: 'a"b<' },
  { ...nothing, phenomenon: 'other', signs: ['hemp-smell', 'chemical-smell'], observed: 'today' },
  { ...nothing, areaCode: 'NZ', locationPrecision: '500m', campaign: 'kit-1' },
  {
    ...nothing,
    phenomenon: 'made-up',
    signs: ['" checked'],
    observed: '',
    areaCode: '"><',
    locationPrecision: '.*',
  },
];

test('a form filled in by hand is the form that the site renders, whatever was typed and chosen', async () => {
  for (const [language, action, chosenPhenomenon] of [
    ['nl', '/melden', undefined],
    ['en', '/en/melden/floating-package', 'floating-package'],
  ] as const)
    for (const draft of drafts) {
      const page = { ...form, language, action, chosenPhenomenon, draft, formToken: '"made up" & <' };
      const learnt = { ...page, draft: { ...nothing, campaign: draft.campaign && 'other' } };
      const refill = await learnRefill(renderPage, learnt);
      assert.ok(refill);
      const html = refill(page);
      assert.equal(plain(html), plain(await renderPage(page)));
      assert.ok(
        !html.includes('"><i onclick') && !html.includes('"made up"') && !html.includes('" checked"'),
      );
    }
});

test('in a crowd every form comes back with all that was typed, each its own, for a few renders in all', async () => {
  let rendered = 0;
  const render = thriftyRenderer((page) => {
    rendered += 1;
    return renderPage(page);
  });
  const texts = Array.from({ length: 50 }, (_, at) => `${hostile} ${at}`);
  const pages = await Promise.all(
    texts.map((description) =>
      render({ ...form, draft: { ...nothing, description, signs: ['hemp-smell'] } }),
    ),
  );
  for (const [at, html] of pages.entries()) {
    assert.equal(unescaped(/<textarea[^>]*>([^<]*)<\/textarea>/.exec(html)?.[1]), texts[at]);
    assert.match(html, /name="signs" value="hemp-smell" checked/);
    assert.match(html, /href="tel:08007000"/);
    assert.match(html, /Kies ze dan opnieuw/);
    assert.ok(!html.includes('<script>alert'));
  }
  assert.equal(rendered, 3);
});

test('a form that the sign checker filled in costs few renders, and each comes with its own signs', async () => {
  let rendered = 0;
  const render = thriftyRenderer((page) => {
    rendered += 1;
    return renderPage(page);
  });
  for (const sign of ['hemp-smell', 'chemical-smell', 'vans-at-night', 'hemp-smell', 'cash-rent']) {
    const draft = { ...nothing, phenomenon: 'other', signs: [sign] };
    const html = await render({ ...form, notice: undefined, draft });
    const checked = [...html.matchAll(/name="signs" value="([\w-]+)" checked/g)].map(([, value]) => value);
    assert.deepEqual(checked, [sign]);
  }
  assert.equal(rendered, 3);
});

test('a line end with which a text begins is kept: a browser drops the first in a text area', async () => {
  const refill = await learnRefill(renderPage, form);
  for (const description of ['\nVERZONNEN', '\r\nVERZONNEN'])
    assert.ok(
      refill?.({ ...form, draft: { ...nothing, description } }).includes(`>\n${description}</textarea>`),
    );
});

test('a site that shows what was typed in another way is rendered every time, with the text', async () => {
  const render = thriftyRenderer(async (page) => {
    const { description } = (page as ReportFormPage).draft;
    return `${description.length} ${description}`;
  });
  const page = { ...form, draft: { ...nothing, description: 'VERZONNEN' } };
  for (let at = 0; at < 6; at += 1) assert.equal(await render(page), '9 VERZONNEN');
});

test('a form that could not be learnt once is learnt the next time', async () => {
  let fails = true;
  const render = thriftyRenderer(async (page) => {
    if (fails) throw new Error('invented');
    return JSON.stringify(page);
  });
  await assert.rejects(render(form));
  fails = false;
  assert.match(await render({ ...form, draft: { ...nothing, place: 'VERZONNEN' } }), /VERZONNEN/);
});
