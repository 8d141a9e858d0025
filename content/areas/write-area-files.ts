import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AreaFiles } from './make-area-set.ts';

type Written = { path: string; bytes: number };

/**
 * All files, or none: everything is on disk beside the old files before the first takes its place, and a file that
 * cannot take its place puts the ones before it back. A reader never meets half a file.
 */
export function writeAreaFiles(folder: string, sets: AreaFiles[]): Written[] {
  const files = sets.flatMap(({ year, full, outline }) => [
    { path: join(folder, `areas-${year}.json`), text: `${JSON.stringify(full)}\n` },
    { path: join(folder, `areas-${year}.outline.json`), text: `${JSON.stringify(outline)}\n` },
  ]);
  try {
    for (const { path, text } of files) writeDurably(`${path}.new`, text);
    replaceAll(files.map(({ path }) => path));
  } finally {
    for (const { path } of files) rmSync(`${path}.new`, { force: true });
  }
  return files.map(({ path, text }) => ({ path, bytes: Buffer.byteLength(text) }));
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function replaceAll(paths: string[]): void {
  const done: { path: string; existed: boolean }[] = [];
  try {
    for (const path of paths) {
      done.push({ path, existed: keepOld(path) });
      renameSync(`${path}.new`, path);
    }
  } catch (fault) {
    for (const { path, existed } of done.reverse()) {
      if (existed) renameSync(`${path}.old`, path);
      else rmSync(path, { force: true });
    }
    throw fault;
  } finally {
    for (const { path } of done) rmSync(`${path}.old`, { force: true });
  }
}

function keepOld(path: string): boolean {
  try {
    rmSync(`${path}.old`, { force: true });
    linkSync(path, `${path}.old`);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw fault;
  }
}
