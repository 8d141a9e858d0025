import { readConfig } from '#api/config.ts';
import { retentionTerms } from './retention-terms.ts';

/** The terms of a house where nothing is set, for tests. */
export const usualTerms = retentionTerms(readConfig({}));
