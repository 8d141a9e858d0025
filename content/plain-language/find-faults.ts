import { checkPage } from './check-page.ts';
import { checkSpelling } from './check-spelling.ts';
import type { DutchPage, Fault } from './dutch-page.ts';
import { applyExceptions, type Exception } from './exceptions.ts';

/** All faults of all pages that no exception excuses. What staff read is spelled, and not held to B1. */
export async function findFaults(pages: DutchPage[], exceptions: Exception[]): Promise<Fault[]> {
  const found = [
    ...pages.filter(({ readers }) => readers === 'public').flatMap(checkPage),
    ...(await checkSpelling(pages)),
  ];
  return applyExceptions(found, exceptions);
}
