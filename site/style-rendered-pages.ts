import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { usedBy, writeSheet } from './style-per-kind.ts';

/** How Astro's server lists the stylesheets of one route. */
const stylesOfRoute = /"styles":(\[[^\]]*\]),"routeData":\{"route":"(\/rendered\/[\w-]+)"/g;
const imported = /(?:from|import)\s*\(?["']\.\/([^"']+\.mjs)["']/g;

type Style = { type: string; src: string };

/**
 * Gives each page that is rendered on request one stylesheet with only what it can use. It has no HTML when the site is
 * built, so the compiled page is read, with all that it imports, and every script that browsers get.
 */
export function styleRenderedPages(): AstroIntegration {
  return {
    name: 'style-rendered-pages',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const client = fileURLToPath(dir);
        const chunks = join(client, '..', 'server', 'chunks');
        const scripts = globSync(join(client, '_astro', '*.js')).map((file) => readFileSync(file, 'utf8'));
        const manifest = globSync(join(chunks, '*.mjs')).find(
          (file) => readFileSync(file, 'utf8').search(stylesOfRoute) !== -1,
        );
        if (manifest === undefined) throw new Error('The list of styles by route is not where it was.');
        let list = readFileSync(manifest, 'utf8');
        for (const [whole, styles = '', route = ''] of [...list.matchAll(stylesOfRoute)]) {
          const sheets = (JSON.parse(styles) as Style[]).map(({ src }) =>
            readFileSync(join(client, src), 'utf8'),
          );
          if (sheets.length === 0) continue;
          const name = route.slice('/rendered/'.length);
          const texts = [...compiledPage(chunks, chunkOf(list, name)), ...scripts];
          const path = writeSheet(client, name, await usedBy(texts.join('\n'), sheets.join('\n')));
          list = list.replace(whole, () =>
            whole.replace(styles, JSON.stringify([{ type: 'external', src: path }])),
          );
        }
        writeFileSync(manifest, list);
      },
    },
  };
}

/** The file of a compiled page, as the same list of Astro's server has it. */
function chunkOf(list: string, name: string): string {
  const named = `/pages/rendered/${name}@_@astro":"chunks/`;
  const [, chunk] = list.slice(list.indexOf(named)).match(/":"chunks\/([^"]+)"/) ?? [];
  if (!list.includes(named) || chunk === undefined)
    throw new Error(`The compiled page ${name} is not where it was.`);
  return chunk;
}

/** The text of a page's own chunk and of every chunk that it imports, however deep. */
function compiledPage(chunks: string, chunk: string): string[] {
  const texts = new Map<string, string>();
  const waiting = [chunk];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (texts.has(file)) continue;
    const text = readFileSync(join(chunks, file), 'utf8');
    texts.set(file, text);
    waiting.push(...[...text.matchAll(imported)].map(([, next = '']) => next));
  }
  return [...texts.values()];
}
