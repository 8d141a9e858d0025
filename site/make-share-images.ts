import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import sharp from 'sharp';
import { builtPages } from './built-pages.ts';
import { drawHeading } from './draw-heading.ts';
import { withoutLanguage } from './paths.ts';
import { searchEntry } from './search-entry.ts';

const [width, height, sceneHeight, edge] = [1200, 630, 350, 18];
const place = { x: 72, y: sceneHeight + 112, width: width - 144 };
/** From large to small: the first in which a heading fits. */
const sizes = [
  { size: 72, mostLines: 2 },
  { size: 56, mostLines: 3 },
];
const sheets = ['theme.css', 'drawings.css'];

/**
 * Draws the picture that apps show beside a link, 1200 × 630 (Open Graph): `/share/<language>/<path>.png`, for each page
 * that has a scene of its own, from that scene and its heading. Other pages borrow the picture of the home.
 */
export function makeShareImages(): AstroIntegration {
  return {
    name: 'make-share-images',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const css = sheets.map((name) => readFileSync(new URL(`./styles/${name}`, import.meta.url), 'utf8'));
        const style = sceneStyle(css.join('\n'));
        for (const { file, path, language } of builtPages(root)) {
          const html = readFileSync(join(root, file), 'utf8');
          const scene = /<svg class="(?:guide-)?scene"[\s\S]*?<\/svg>/.exec(html)?.[0];
          const title = searchEntry(path, html)?.title;
          if (scene === undefined || title === undefined) continue;
          const bare = withoutLanguage(path);
          const image = join(root, 'share', `${language}${bare === '/' ? '' : bare}.png`);
          mkdirSync(dirname(image), { recursive: true });
          await sharp(Buffer.from(pictureOf(scene, title, style)))
            .png({ palette: true, effort: 7 })
            .toFile(image);
        }
      },
    },
  };
}

/** The colours of the drawings by day, without variables: what draws pictures at the build knows none. */
export function sceneStyle(css: string): string {
  const byDay = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '');
  const values = new Map(
    [...byDay.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
  return byDay.replace(/var\((--[\w-]+)\)/g, (_whole, name: string) => values.get(name) ?? 'none');
}

/** The scene above its heading; the scene alone where the heading has letters that nobody drew. */
export function pictureOf(scene: string, title: string, style: string): string {
  const drawn = sizes.map((size) => drawHeading(title, { ...place, ...size })).find((text) => text !== null);
  const tall = drawn === undefined ? height - edge : sceneHeight;
  const placed = scene.replace('<svg ', `<svg x="0" y="0" width="${width}" height="${tall}" `);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">
<style>${style}</style>
<rect width="${width}" height="${height}" fill="#fbfcfa"/>
<rect width="${width}" height="${tall}" fill="#d3e6ed"/>
${placed}
<rect y="${height - edge}" width="${width}" height="${edge}" fill="#ffd23f"/>
<g fill="#10262d">${drawn ?? ''}</g>
</svg>`;
}
