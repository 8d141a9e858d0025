import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { keptWorkerPath } from '#content/kept-pages.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { type BuiltPage, builtPages } from './built-pages.ts';
import { withoutLanguage } from './paths.ts';

/** What is worth having at sea. Never the form, a receipt or figures of a place. */
export const isForSea = (path: string) =>
  /^\/(?:gevaar|offline|herkennen\/[\w-]+)$/.test(withoutLanguage(path));

/**
 * Writes the service worker of "keep for at sea", with the list of what it keeps and a version made of all of that: when a
 * word or a style changes so does the worker, and a browser that has it fetches everything anew.
 */
export function makeOffline(): AstroIntegration {
  return {
    name: 'make-offline',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const source = readFileSync(new URL('./client/offline/worker.ts', import.meta.url), 'utf8');
        const worker = stripTypeScriptTypes(source).replace(/\n\s*\n/g, '\n');
        writeFileSync(join(root, keptWorkerPath), `const kept = ${JSON.stringify(keptIn(root))};\n${worker}`);
      },
    },
  };
}

function keptIn(root: string): { version: string; files: Record<FullLanguage, string[]> } {
  const pages = builtPages(root).filter(({ path }) => isForSea(path));
  const files = Object.fromEntries(
    fullLanguages.map((language) => [
      language,
      filesOf(
        root,
        pages.filter((page) => page.language === language),
      ),
    ]),
  ) as Record<FullLanguage, string[]>;
  const version = createHash('sha256');
  for (const { file } of pages) version.update(readFileSync(join(root, file)));
  return { version: version.digest('base64url').slice(0, 12), files };
}

/** The pages, and every file that they ask for by themselves; those of `_astro` carry their content in their name. */
function filesOf(root: string, pages: BuiltPage[]): string[] {
  const asked = pages.flatMap(({ file }) => {
    const html = readFileSync(join(root, file), 'utf8');
    const tags = html.matchAll(
      /<(?:link rel="(?:stylesheet|icon|modulepreload)"|script|img)(?=\s)[^>]*\s(?:href|src)="(\/[^"]+)"/g,
    );
    return [...tags].map(([, path = '']) => path);
  });
  return [...pages.map(({ path }) => path), ...new Set(asked)];
}
