import type { Page } from '@playwright/test';
import { expect, test } from './house-test.ts';
import { answerPages } from './public-pages.ts';

/** What breaks the form rules of NL Design System on the page as it stands, one line a fault. */
function formFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const blame = (node: Element, what: string) =>
      faults.push(`${what}: ${node.id || node.outerHTML.slice(0, 80)}`);
    const comesBefore = (one: Element, other: Element) =>
      Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
    for (const form of document.querySelectorAll('form')) {
      if (!form.noValidate) blame(form, 'the browser validates by itself');
      if (form.querySelector('.error-summary')) blame(form, 'error summary inside the form');
    }
    for (const control of document.querySelectorAll<HTMLInputElement>(
      'form input, form textarea, form select',
    )) {
      if (control.name === 'website' || !control.checkVisibility()) continue;
      const labels = [...(control.labels ?? [])];
      const isChoice = control.type === 'radio' || control.type === 'checkbox';
      if (labels.length !== 1 || !labels[0]?.checkVisibility()) blame(control, 'no visible label of its own');
      if (labels.some((label) => label.querySelector('a, button'))) blame(control, 'link in label');
      if (!isChoice && labels.some((label) => !comesBefore(label, control)))
        blame(control, 'label after field');
      if (control.placeholder) blame(control, 'placeholder');
      if (control.required) blame(control, 'required attribute');
      if (control.autocomplete !== 'off') blame(control, 'browser may remember it');
    }
    for (const described of document.querySelectorAll('form [aria-describedby]')) {
      const ids = (described.getAttribute('aria-describedby') as string).split(' ');
      const parts = ids.map((id) => document.getElementById(id));
      if (parts.includes(null)) blame(described, 'described by what is not there');
      if (ids.some((id, at) => id.endsWith('-error') && at < ids.length - 1))
        blame(described, 'error before description');
    }
    for (const invalid of document.querySelectorAll('form [aria-invalid="true"]')) {
      if (!/-error\b/.test(invalid.getAttribute('aria-describedby') ?? ''))
        blame(invalid, 'wrong without saying why');
      if (!document.querySelector(`.error-summary a[href="#${invalid.id}"]`))
        blame(invalid, 'not in the summary');
    }
    for (const button of document.querySelectorAll<HTMLButtonElement>('form button')) {
      if (button.disabled) blame(button, 'disabled');
      if (!button.textContent?.trim() && !button.ariaLabel) blame(button, 'button without words');
    }
    return faults;
  });
}

const pages: Record<string, (page: Page) => Promise<unknown>> = {
  'the report form': (page) => page.goto('/melden'),
  'the report form in English': (page) => page.goto('/en/melden/drug-waste-dump'),
  'the follow-up form': (page) => page.goto('/vervolg'),
  'the form with errors': answerPages['the form with errors'] as (page: Page) => Promise<unknown>,
  'the follow-up with a wrong code': answerPages['the follow-up with a wrong code'] as (
    page: Page,
  ) => Promise<unknown>,
};

for (const [name, reach] of Object.entries(pages)) {
  test(`${name} keeps the form rules of NL Design System`, async ({ page }) => {
    await reach(page);
    expect(await formFaults(page)).toEqual([]);
  });
}

test('advice on safety stands before the first question, and on what not to write before the text', async ({
  page,
}) => {
  await page.goto('/melden');
  const order = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.emergency-line, .advice, #field-phenomenon, .leave-out, #field-description',
      ),
    ].map((node) => node.id || node.className),
  );
  expect(order).toEqual([
    'emergency-line',
    'advice',
    'field-phenomenon',
    'field-description-more',
    'field-description',
  ]);
});

test('a guide says first what is dangerous and whom to call, and ends at its own form', async ({ page }) => {
  const guides = {
    drugslab: ['tel:112', 'synthetic-drug-lab'],
    drugsafval: ['tel:112', 'drug-waste-dump'],
    'drijvende-pakketten': ['tel:112', 'floating-package'],
    haven: ['tel:112', 'harbour-signs'],
    hennepkwekerij: ['tel:112', 'cannabis-grow-house'],
  };
  for (const [slug, [number, phenomenon]] of Object.entries(guides)) {
    await page.goto(`/herkennen/${slug}`);
    const danger = page.locator('main .danger');
    await expect(danger.locator(`a[href="${number}"]`).first()).toBeVisible();
    const before = await danger.evaluate((block) => {
      const sections = [...document.querySelectorAll('main h2')];
      return sections.findIndex((heading) => block.contains(heading));
    });
    expect(before, `the first heading of ${slug} is that of the danger`).toBe(0);
    await expect(danger.locator('.distances li'), `${slug}: 25 m, 100 m and the wind`).toHaveCount(3);
    await expect(page.locator('.parcels li'), `${slug}: four related guides and the form`).toHaveCount(5);
    await expect(page.locator(`main a[href="/melden/${phenomenon}"]`).first()).toBeVisible();
  }
});

test('(counter-proof: faults in a form are noticed)', async ({ page }) => {
  await page.goto('/vervolg');
  await page.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('#field-receipt') as HTMLInputElement;
    field.required = true;
    field.placeholder = 'planted';
    field.setAttribute('aria-invalid', 'true');
    const button = document.querySelector<HTMLButtonElement>('form button') as HTMLButtonElement;
    button.disabled = true;
  });
  const kinds = (await formFaults(page)).map((fault) => fault.split(':')[0]);
  expect(kinds.toSorted()).toEqual(
    [
      'disabled',
      'not in the summary',
      'placeholder',
      'required attribute',
      'wrong without saying why',
    ].toSorted(),
  );
});
