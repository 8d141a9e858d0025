import { errorFields, type QuietLog } from '#api/guard/quiet-log.ts';
import { isStorageTrouble } from '#api/reports/storage-problem.ts';

/**
 * Does what stores something. A full disk or a database that is away is no reason to lose what somebody typed: then nothing
 * is stored, those who keep the server are told, and the form can be shown again.
 */
export async function tryToStore<T>(work: () => Promise<T>, log?: QuietLog): Promise<T | 'not-stored'> {
  try {
    return await work();
  } catch (error) {
    if (!isStorageTrouble(error)) throw error;
    log?.('error', 'request-failed', errorFields(error));
    return 'not-stored';
  }
}
