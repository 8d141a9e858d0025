import { createHash } from 'node:crypto';
import { glob, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';
import { dropUnusedVariables } from './unused-variables.ts';

/** Where class names stand: pages rendered per request have no HTML at build time, so the sources are read. */
const content = ['site/**/*.{astro,ts}', 'content/**/*.{md,svg}'];

/** Keeps of each stylesheet only what a page can use: the design system is large, a page should be small. */
export function purgeCss(): AstroIntegration {
  let built = '';
  return {
    name: 'purge-css',
    hooks: {
      'astro:config:done': ({ config }) => {
        built = fileURLToPath(config.outDir);
      },
      'astro:build:done': async ({ logger }) => {
        const sheets = await purgedSheets(await Array.fromAsync(glob(join(built, 'client/_astro/*.css'))));
        const renamed = new Map<string, string>();
        for (const [path, css] of sheets) {
          const name = contentName(path, css);
          await writeFile(path, css);
          await rename(path, join(dirname(path), name));
          renamed.set(basename(path), name);
          logger.info(`${name}: ${css.length} bytes`);
        }
        await followRenames(
          await Array.fromAsync(glob(join(built, '{client,server}/**/*.{html,mjs,js}'))),
          renamed,
        );
      },
    },
  };
}

async function purgedSheets(css: string[]): Promise<Map<string, string>> {
  const purged = await new PurgeCSS().purge({
    content,
    css,
    keyframes: true,
    safelist: { greedy: [/leaflet/] },
    dynamicAttributes: ['aria-current', 'aria-invalid', 'data-fits', 'hidden', 'href', 'open', 'value'],
  });
  return dropUnusedVariables(new Map(purged.map((sheet) => [sheet.file ?? '', sheet.css])));
}

// The name was made before purging. A browser keeps a file by its name, so other content must have another name.
function contentName(path: string, css: string): string {
  const hash = createHash('sha256').update(css).digest('base64url').slice(0, 8);
  return basename(path).replace(/[^.]+\.css$/, `${hash}.css`);
}

async function followRenames(files: string[], renamed: ReadonlyMap<string, string>): Promise<void> {
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    let followed = text;
    for (const [before, after] of renamed) followed = followed.replaceAll(before, after);
    if (followed !== text) await writeFile(file, followed);
  }
}
