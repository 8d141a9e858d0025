import { Problem } from '#api/problems.ts';

/** SQLITE_FULL, and the IO errors that a full or broken disk gives. https://www.sqlite.org/rescode.html */
const sqliteFull = 13;
const sqliteIo = 10;
const sqliteBusy = 5;
/** PostgreSQL classes: 53 insufficient resources, 08 connection, 57 operator intervention. */
const postgresTrouble = /^(53|08|57)/;

/**
 * Whatever kept a report from being stored, as a refusal that people can act on: nothing was stored, the text is kept in
 * the form, and there is a number to call.
 */
export function storageProblem(error: unknown): unknown {
  return troubleOf(error) ?? (error instanceof Problem ? error : new Problem('overloaded'));
}

/** Whether the store is full, broken, busy or away; anything else is a fault in what we asked of it. */
export const isStorageTrouble = (error: unknown): boolean => troubleOf(error) !== null;

function troubleOf(error: unknown): Problem | null {
  const { errcode, code } = (error ?? {}) as { errcode?: number; code?: string };
  if (errcode !== undefined) {
    const primary = errcode & 0xff;
    if (primary === sqliteFull || primary === sqliteIo) return new Problem('storage-full');
    if (primary === sqliteBusy) return new Problem('overloaded');
  }
  if (code === '53100') return new Problem('storage-full');
  if (typeof code === 'string' && (postgresTrouble.test(code) || code === 'ECONNREFUSED')) {
    return new Problem('overloaded');
  }
  return null;
}
