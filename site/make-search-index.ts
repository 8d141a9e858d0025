import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { searchWords } from '#content/guides/search-words.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { builtPages } from './built-pages.ts';
import type { SearchPage } from './client/search/find-pages.ts';
import { pathIn } from './paths.ts';
import { searchEntry } from './search-entry.ts';

/**
 * Writes `/search/<language>.json`: all pages to read in a language, small enough to be fetched whole. An index in pieces,
 * fetched by what is typed, would tell who watches the line, or keeps our log, what somebody looks for.
 */
export function makeSearchIndex(): AstroIntegration {
  return {
    name: 'make-search-index',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const pages = builtPages(root);
        mkdirSync(join(root, 'search'), { recursive: true });
        for (const language of fullLanguages) {
          const entries = pages
            .filter((page) => page.language === language && !/\/404$/.test(page.path))
            .map(({ file, path }) =>
              searchEntry(path, readFileSync(join(root, file), 'utf8'), otherWords(language, path)),
            )
            .filter((entry) => entry !== null);
          writeFileSync(join(root, 'search', `${language}.json`), JSON.stringify(entries));
          const page = join(root, pages.find(({ path }) => path === pathIn(language, '/zoeken'))?.file ?? '');
          writeFileSync(page, withOtherPages(readFileSync(page, 'utf8'), entries));
        }
      },
    },
  };
}

const otherWords = (language: FullLanguage, path: string) =>
  searchWords[language][/\/herkennen\/([\w-]+)$/.exec(path)?.[1] ?? ''];

/** The page to search on names every page that can be found, for who has no script. */
export function withOtherPages(html: string, entries: readonly SearchPage[]): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  const others = entries.filter(({ path }) => !main.includes(`href="${path}"`) && !path.endsWith('/zoeken'));
  const items = others.map(
    ({ path, title }) => `<li><a class="nl-link" href="${path}">${escaped(title)}</a></li>`,
  );
  return html.replace('<ul data-other-pages></ul>', () => `<ul>${items.join('')}</ul>`);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
