import { test as base } from '@playwright/test';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from '../running-house.ts';

export { expect } from '@playwright/test';

type PerTest = {
  /** Every request of the test's pages that would have left this house; all of them are stopped. */
  foreignRequests: string[];
};
type PerWorker = { house: RunningHouse };

/** Tests against a real server of their own worker, with fresh data, whose browser cannot reach anything else. */
export const test = base.extend<PerTest, PerWorker>({
  house: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads from this pattern which fixtures are used.
    async ({}, use) => {
      const dataDir = freshFolder();
      // One person looks at more reports in these tests than a person may on a day.
      const house = await startHouse({ VIEW_BUDGET_REPORTS_PER_DAY: '100000' }, dataDir);
      await use(house);
      await house.stop();
      removeFolder(dataDir);
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ house }, use) => use(house.publicUrl),
  foreignRequests: [
    async ({ context }, use) => {
      const foreign: string[] = [];
      await context.route(
        ({ hostname }) => hostname !== '127.0.0.1',
        (route) => {
          foreign.push(route.request().url());
          return route.fulfill({ contentType: 'text/html', body: '<title>elsewhere</title>' });
        },
      );
      await use(foreign);
    },
    { auto: true },
  ],
});
