import type { APIRequestContext, Page } from '@playwright/test';
import { languages } from '#content/languages.ts';
import { exitPath } from '#content/neutral-site.ts';
import { homeOf, languageOf } from './words.ts';

export type FoundLink = { from: string; to: string; status: number };

/** Leads away from the site, so there is nothing of ours to see. */
const isWayOut = (path: string) => path.endsWith(exitPath);

/** Every page of the public side that can be reached by links from the homes of all languages, and each link's answer. */
export async function crawl(request: APIRequestContext): Promise<{ pages: string[]; links: FoundLink[] }> {
  const status = new Map<string, number>();
  const links: FoundLink[] = [];
  const pages: string[] = [];
  const waiting = languages.map((language) => ({ from: 'the address bar', to: homeOf(language) }));
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const path = next.to.split('#', 1)[0] as string;
    if (!status.has(path)) {
      const answer = await request.get(path);
      status.set(path, answer.status());
      if (answer.ok() && /^text\/html/.test(answer.headers()['content-type'] ?? '')) {
        pages.push(path);
        waiting.push(...internalLinks(await answer.text()).map((to) => ({ from: path, to })));
      }
    }
    links.push({ ...next, status: status.get(path) as number });
  }
  return { pages: pages.sort(), links };
}

function internalLinks(html: string): string[] {
  const hrefs = [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href]) => href as string);
  return hrefs.filter((href) => /^\/(?!\/)/.test(href) && !isWayOut(href));
}

/** `/pl/herkennen/haven` and `/pl/herkennen/drugslab` come from one mould; pages of prose each have their own. */
const mouldOf = (path: string) =>
  path
    .replace(/(?<=\/(gemeente|herkennen|melden|c|bijeenkomsten|voor|zelfcheck)\/)[^/]+/, '*')
    .replace(/(?<=\/toolkit\/)[^/]+/, '*');

/**
 * For checks that take seconds a page: in Dutch every page, but of those of areas, meetings and material only one in
 * ten, and of tracks and self-checks one; in any other language one page of each mould.
 */
export function withoutLookalikes(pages: string[]): string[] {
  const alike = pages.filter((path) => /^\/(gemeente|bijeenkomsten|toolkit)\//.test(path));
  const seen = new Set<string>();
  return pages.filter((path) => {
    const isAlike = /^\/(voor|zelfcheck)\//.test(path);
    if (languageOf(path) === 'nl' && !isAlike) return !alike.includes(path) || alike.indexOf(path) % 10 === 0;
    const isNew = !seen.has(mouldOf(path));
    seen.add(mouldOf(path));
    return isNew;
  });
}

/** Pages that no link leads to, but that people see: the form with errors, the receipt, an answer, a wrong address. */
export const answerPages: Record<string, (page: Page) => Promise<unknown>> = {
  'the form with errors': async (page) => {
    await page.goto('/melden');
    await page.locator('#submit').click();
    await page.locator('.error-summary').waitFor();
  },
  'the receipt': async (page) => {
    await page.goto('/melden/other');
    await page.locator('#field-description').fill('Verzonnen melding voor het nakijken van de bladzijde');
    await page.locator('#submit').click();
    await page.locator('[data-receipt]').waitFor();
  },
  'the receipt in English': async (page) => {
    await page.goto('/en/melden/other');
    await page.locator('#field-description').fill('Invented report to check the page');
    await page.locator('#submit').click();
    await page.locator('[data-receipt]').waitFor();
  },
  'the follow-up with a wrong code': async (page) => {
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill('AAAA');
    await page.locator('form button[type="submit"]').click();
    await page.locator('.error-summary').waitFor();
  },
  'the follow-up without a message': async (page) => {
    await page.goto('/melden/other');
    await page.locator('#field-description').fill('Verzonnen melding om op terug te kijken');
    await page.locator('#submit').click();
    const code = await page.locator('[data-receipt]').innerText();
    await page.goto('/vervolg');
    await page.locator('#field-receipt').fill(code);
    await page.locator('form button[type="submit"]').click();
    await page.locator('#field-receipt').waitFor({ state: 'detached' });
  },
  'the sign checker with an answer': async (page) => {
    await page.goto('/wat-zag-u');
    await page.locator('.sense-choice summary').first().click();
    await page.locator('label[for="sign-chemical-smell"]').click();
    await page.locator('[data-fit]').first().waitFor();
  },
  'a self-check with advice': async (page) => {
    await page.goto('/zelfcheck/erf');
    await page.locator('label[for="users-known-no"]').click();
    await page.locator('label[for="light-at-night-yes"]').click();
    await page.locator('#check').click();
    await page.locator('[data-advice] h2').waitFor();
  },
  'a wrong address': (page) => page.goto('/deze/is/er/niet'),
  'a wrong address in English': (page) => page.goto('/en/not/there'),
  'a wrong address in Arabic': (page) => page.goto('/ar/not/there'),
  'the receipt in Arabic': async (page) => {
    await page.goto('/ar/melden/other');
    await page.locator('#field-description').fill('Invented report to check the page');
    await page.locator('#submit').click();
    await page.locator('[data-receipt]').waitFor();
  },
};
