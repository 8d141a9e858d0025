import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type Language, languages } from '#content/languages.ts';

/** A page of the built site: `en/privacy.html`, asked for as `/en/privacy`. */
export type BuiltPage = { file: string; path: string; language: Language };

export function builtPages(root: string): BuiltPage[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()
    .map((file) => ({ file, path: pathOf(file), language: languageOf(pathOf(file)) }));
}

/** `privacy.html` answers at `/privacy`, `index.html` at `/`, `en.html` at `/en`. */
const pathOf = (file: string) => `/${file.replace(/\.html$/, '').replace(/(^|\/)index$/, '')}`;

const languageOf = (path: string): Language =>
  languages.find((language) => path === `/${language}` || path.startsWith(`/${language}/`)) ?? languages[0];
