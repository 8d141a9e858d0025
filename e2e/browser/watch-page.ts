import type { Page } from '@playwright/test';

export type Watched = { violations: string[]; dialogs: string[] };

/** Notes every report of the content policy, Trusted Types among them, and every dialog, on all that this page opens. */
export async function watchPage(page: Page): Promise<Watched> {
  const watched: Watched = { violations: [], dialogs: [] };
  await page.exposeFunction('noteViolation', (text: string) => watched.violations.push(text));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample, sourceFile }) => {
      const told = [location.pathname, effectiveDirective, blockedURI, sample, sourceFile].join(' ');
      (globalThis as unknown as { noteViolation(text: string): void }).noteViolation(told);
    });
  });
  // What is refused before any of its script runs is only told on the console.
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted(HTML|Script)/i.test(message.text()))
      watched.violations.push(message.text());
  });
  page.on('dialog', async (dialog) => {
    watched.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  return watched;
}
