import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong on the page as it stands, one line a fault: rule, place, what to mend. */
export async function axeFaults(page: Page, withoutRules: string[] = []): Promise<string[]> {
  // These pages have no frames: the simple mode saves a second page for every look.
  const axe = new AxeBuilder({ page }).setLegacyMode().withTags(tags).disableRules(withoutRules);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} | ${target.join(' ')} | ${failureSummary?.replace(/\s+/g, ' ')}`,
    ),
  );
}

const widths = [320, 1280];
const colorSchemes = ['light', 'dark'] as const;

/** The same at both widths, by day and by night. */
export async function axeFaultsInEveryDress(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    // Half under the sticky strip, a target would look too small.
    await page.evaluate(() => scrollTo(0, 0));
    for (const colorScheme of colorSchemes) {
      await page.emulateMedia({ colorScheme });
      faults.push(...(await axeFaults(page)).map((fault) => `${width} ${colorScheme} | ${fault}`));
    }
  }
  return faults;
}
