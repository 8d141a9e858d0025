import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ReceiptPage, RenderedPage, ReportFormPage } from '#api/rendered-page.schema.ts';
import { thriftyRenderer } from './thrifty-renderer.ts';

const form = {
  kind: 'report-form',
  ...{ language: 'nl', action: '/melden', formToken: 'verzonnen-token' },
  sealing: { reportId: 'aa', photoIds: ['bb', 'cc'], week: '2026-W47', keyId: 'k', recipients: ['age1x'] },
  draft: { signs: [], description: '', place: '', location: '' },
  problems: [],
  areas: { municipalities: [], waters: [] },
  limits: { descriptionLength: 10, placeLength: 10, photos: 3, photoMegabytes: 8 },
} as unknown as ReportFormPage;
const receipt: ReceiptPage = {
  kind: 'receipt',
  language: 'nl',
  receiptGroups: ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE'],
  phenomenon: 'other',
  areaName: null,
  followUpFrom: '2026-12-01',
} as ReceiptPage;

/** Counts what is really rendered; a page shows all that it was given. */
function site(show: (page: RenderedPage) => string = (page) => JSON.stringify(page)) {
  const rendered: RenderedPage[] = [];
  const render = thriftyRenderer(async (page) => {
    rendered.push(page);
    return show(page);
  });
  return { rendered, render };
}

test('the empty form is rendered a few times and then only filled in, for each visitor its own', async () => {
  const { rendered, render } = site();
  for (let at = 0; at < 50; at += 1) {
    const page = { ...form, formToken: `token-${at}`, sealing: { ...form.sealing, reportId: `ff${at}` } };
    assert.equal(await render(page), JSON.stringify(page));
  }
  assert.equal(rendered.length, 3);
});

test('so is an empty form that comes back with its faults', async () => {
  const { rendered, render } = site();
  const faulty = { ...form, problems: [{ field: 'description' as const, code: 'required' }] };
  for (let at = 0; at < 20; at += 1) assert.equal(await render(faulty), JSON.stringify(faulty));
  assert.equal(rendered.length, 3);
});

test('the name of a field that somebody made up is not in what is kept', async () => {
  const { rendered, render } = site();
  for (let at = 0; at < 20; at += 1)
    await render({ ...form, problems: [{ field: `verzonnen-${at}` as 'place', code: 'unknown-field' }] });
  assert.equal(rendered.length, 3);
  assert.doesNotMatch(JSON.stringify(rendered), /verzonnen-\d/);
});

test('so is a receipt, and another place or language is another page', async () => {
  const { rendered, render } = site();
  for (let at = 0; at < 20; at += 1) {
    const page = { ...receipt, receiptGroups: ['AAAA', 'BBBB', 'CCCC', 'DDDD', `E${at}EE`] };
    assert.equal(await render(page), JSON.stringify(page));
  }
  assert.equal(rendered.length, 3);
  const other = { ...receipt, areaName: 'Texel' };
  assert.equal(await render(other), JSON.stringify(other));
});

test('what somebody typed is rendered every time and never kept', async () => {
  const { rendered, render } = site();
  const typed = { ...form, draft: { ...form.draft, description: 'VERZONNEN tekst' } };
  for (let at = 0; at < 5; at += 1) await render(typed);
  assert.equal(rendered.length, 5);
});

test('a token that would need escaping is never put in by hand', async () => {
  const { rendered, render } = site();
  for (let at = 0; at < 5; at += 1) await render({ ...form, formToken: '"><script>' });
  assert.equal(rendered.length, 5);
});

test('a page that shows a code in another way than it was given is rendered every time', async () => {
  const spelled = (page: RenderedPage) => (page as ReceiptPage).receiptGroups.join('').split('').join(' ');
  const { rendered, render } = site(spelled);
  for (let at = 0; at < 5; at += 1) assert.equal(await render(receipt), spelled(receipt));
  assert.equal(rendered.length, 6);
});

test('no code and no token of a visitor is in what is kept', async () => {
  const { rendered, render } = site();
  await render(receipt);
  await render({ ...receipt, receiptGroups: ['FFFF', 'GGGG', 'HHHH', 'JJJJ', 'KKKK'] });
  const template = rendered.at(-1) as ReceiptPage;
  for (const group of template.receiptGroups) assert.match(group, /^slot-[0-9a-f]{18}$/);
});
