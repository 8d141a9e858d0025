import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isMaterial, type Material } from '#content/kits/materials.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { FinishedFile } from './toolkit-page.schema.ts';

export const fileTypes = {
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain; charset=utf-8',
} as const;
export type FileType = keyof typeof fileTypes;

export const toolkitFolder = (dataDir: string): string => join(dataDir, 'toolkit');

type Named = { kit: string; place: string; language: FullLanguage; material: Material; type: FileType };

/** No part of it holds an underscore, so a name is read back in one way. */
export const finishedName = ({ kit, place, language, material, type }: Named): string =>
  `${[kit, place, language, material].join('_')}.${type}`;

/** `kit_place_language_material.type`; anything else in the folder is not for the public. */
const finished = /^([a-z-]+)_([a-z0-9-]+)_([a-z]{2})_([a-z0-9-]+)\.(pdf|png|txt)$/;

/** The type of a finished file by its name; null for another file. */
export function typeOfFinished(name: string): FileType | null {
  const [, , , , material = '', type] = finished.exec(name) ?? [];
  return isMaterial(material) ? (type as FileType) : null;
}

/** What was made for a place; in the order of their names. Without the folder nothing was made yet. */
export async function finishedFiles(
  folder: string,
  wanted: Pick<Named, 'kit' | 'place' | 'language'>,
): Promise<FinishedFile[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.toSorted().map(async (name): Promise<FinishedFile[]> => {
    const [, kit, place, language, material = '', type = ''] = finished.exec(name) ?? [];
    const fits = kit === wanted.kit && place === wanted.place && language === wanted.language;
    if (!fits || !isMaterial(material)) return [];
    const size = await stat(join(folder, name)).catch(() => null);
    return size?.isFile() ? [{ name, material, type, kilobytes: Math.ceil(size.size / 1024) }] : [];
  });
  return (await Promise.all(files)).flat();
}
