import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';
import { builtPages } from './built-pages.ts';
import { withoutLanguage } from './paths.ts';
import { dynamicAttributes } from './purge-css.ts';
import { dropUnusedVariables } from './unused-variables.ts';

const stylesheet = /<link rel="stylesheet" href="(\/_astro\/[^"]+\.css)">/g;

type Page = { file: string; path: string; html: string };

/**
 * Gives the pages of one kind (guides, home, …) one stylesheet with only what they use: a first view has to fit in the
 * first round trip of a slow phone. Only pages without script: on those nothing can appear that is not in their HTML.
 * Pages of all languages share it, so that it is loaded once.
 */
export function stylePerKind(): AstroIntegration {
  return {
    name: 'style-per-kind',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        for (const [kind, pages] of Map.groupBy(pagesIn(root), ({ path }) => kindOf(path)))
          await giveStyle(root, kind, pages);
      },
    },
  };
}

function pagesIn(root: string): Page[] {
  return builtPages(root)
    .map(({ file, path }) => ({ file, path, html: readFileSync(join(root, file), 'utf8') }))
    .filter(({ html }) => !html.includes('<script') && html.match(stylesheet));
}

/** `herkennen` for `/en/herkennen/drugslab`, `home` for `/en`, `page` for `/privacy`. */
export function kindOf(path: string): string {
  const [first = '', ...rest] = withoutLanguage(path).slice(1).split('/');
  return rest.length > 0 ? first : first === '' ? 'home' : 'page';
}

async function giveStyle(root: string, kind: string, pages: Page[]): Promise<void> {
  const sheets = new Set(
    pages.flatMap(({ html }) => [...html.matchAll(stylesheet)].map(([, path = '']) => path)),
  );
  const css = [...sheets].map((path) => readFileSync(join(root, path), 'utf8')).join('\n');
  const used = await usedBy(pages.map(({ html }) => html).join('\n'), css);
  const name = `/${writeSheet(root, kind, used)}`;
  for (const { file, html } of pages) {
    let links = 0;
    const linked = html.replace(stylesheet, (link, path) => (links++ === 0 ? link.replace(path, name) : ''));
    writeFileSync(join(root, file), linked);
  }
}

/** Writes a sheet under a name made from what is in it. @returns its path from the root, without a slash */
export function writeSheet(root: string, name: string, css: string): string {
  const path = `_astro/${name}.${createHash('sha256').update(css).digest('base64url').slice(0, 8)}.css`;
  writeFileSync(join(root, path), css);
  return path;
}

/** The rules of a sheet that can mean anything where this text holds all names of elements and classes. */
export async function usedBy(text: string, css: string): Promise<string> {
  const [purged] = await new PurgeCSS().purge({
    content: [{ raw: text, extension: 'html' }],
    css: [{ raw: css }],
    keyframes: true,
    dynamicAttributes,
  });
  return dropUnusedVariables(purged?.css ?? '');
}
