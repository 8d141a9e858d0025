import type { Page, Request } from '@playwright/test';
import { expect } from './house-test.ts';
import { unmistakableText } from './opened-reports.ts';

export const form = '/melden/floating-package';
export const receipt = '[data-receipt]';
/** In the middle of Alkmaar, far from its borders, with digits that occur nowhere else. */
export const pin = { typed: '52.631973, 4.748531', digits: ['52.631973', '4.748531', '631973', '748531'] };

export async function startReport(page: Page, url = form): Promise<string> {
  const text = unmistakableText();
  await page.goto(url);
  await page.locator('#field-description').fill(text);
  return text;
}

export async function openMap(page: Page): Promise<void> {
  await page.locator('[data-map-show]').click();
  await expect(page.locator('[data-map-view]')).toBeFocused();
}

export const choose = (page: Page, precision: string) =>
  page.locator(`label[for="precision-${precision}"]`).click();

export async function typePin(page: Page, typed = pin.typed): Promise<void> {
  await page.locator('#field-location').fill(typed);
  await page.keyboard.press('Tab');
}

/** As in a browser that cannot seal: the form posts itself, with script. */
export const withoutSealing = (page: Page) =>
  page.addInitScript(() => {
    Reflect.deleteProperty(ReadableStream.prototype, 'pipeThrough');
  });

export function recordRequests(page: Page): Request[] {
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return requests;
}

export const sentText = (requests: Request[]) =>
  requests
    .map((request) => `${request.url()}\n${request.postDataBuffer()?.toString('latin1') ?? ''}`)
    .join('\n');
