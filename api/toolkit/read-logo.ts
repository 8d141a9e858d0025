import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';

const types: Record<string, string> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
};
const mostBytes = 1024 * 1024;

/** A municipality's logo as a `data:` address; in it no script runs and nothing is loaded. RangeError when it is none. */
export async function readLogo(file: string): Promise<string> {
  const type = types[extname(file).toLowerCase()];
  if (type === undefined) throw new RangeError('A logo is a file .svg, .png or .jpg.');
  const bytes = await readFile(file).catch(() => null);
  if (bytes === null) throw new RangeError(`There is no file ${file}.`);
  if (bytes.length > mostBytes) throw new RangeError('A logo has at most 1 MB.');
  return `data:${type};base64,${bytes.toString('base64')}`;
}
