import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes, Store } from '#api/storage/database.ts';
import { cleanPhoto } from './clean-photo.ts';
import { photoIdsOf, readSealedPhoto } from './photo-store.ts';
import type { ReportContent } from './report.schema.ts';

export type OpenedPhotos = { files: string[]; warnings: string[] };
type OpenSeal = (sealed: Uint8Array) => Promise<Uint8Array>;

/**
 * Opens the photos of opened reports into a folder, as `<report id>-<n>.jpg`. The hub's side only. A report that a browser
 * sealed was never looked at by a server, so each photo is decoded and encoded anew before anybody opens it.
 */
export function photoOpener(store: Store, openSeal: OpenSeal, folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  async function openPhoto(reportId: Bytes, id: string, name: string): Promise<string | null> {
    const sealed = await readSealedPhoto(store, { reportId, id: Buffer.from(id, 'hex') });
    if (sealed === null) return 'is not in the database';
    const opened = await openSeal(sealed).catch(() => null);
    if (opened === null) return 'could not be opened with this key';
    const cleaned = await cleanPhoto(opened);
    if (cleaned.kind === 'refused') return `is no picture (${cleaned.code}), so it was not written`;
    return written(join(folder, name), cleaned.photo.bytes);
  }

  return async (reportId: Bytes, content: ReportContent): Promise<OpenedPhotos> => {
    const stored = (await photoIdsOf(store, [reportId])).get(Buffer.from(reportId).toString('hex')) ?? [];
    const opened: OpenedPhotos = { files: [], warnings: [] };
    for (const [at, id] of content.photos.entries()) {
      const name = `${content.id}-${at + 1}.jpg`;
      const trouble = await openPhoto(reportId, id, name);
      if (trouble === null) opened.files.push(name);
      else opened.warnings.push(`photo ${at + 1} ${trouble}`);
    }
    const foreign = stored.filter((id) => !content.photos.includes(id)).length;
    if (foreign > 0) opened.warnings.push(`${foreign} photo(s) in the database do not belong to this report`);
    return opened;
  };
}

/** For its owner alone, and never over a file that is there. */
function written(file: string, bytes: Uint8Array): string | null {
  try {
    writeFileSync(file, bytes, { flag: 'wx', mode: 0o600 });
    return null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return 'stands there already: not overwritten';
    throw error;
  }
}
