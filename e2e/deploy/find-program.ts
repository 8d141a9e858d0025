import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of the system lies, or undefined. Those for administrators are often not on a person's path. */
export function findProgram(name: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find(existsSync);
}
