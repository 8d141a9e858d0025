import { glob, readFile } from 'node:fs/promises';
import { PurgeCSS } from 'purgecss';
import { type ParsedSheet, resolveVariables } from './resolve-variables.ts';
import { dropUnusedVariables } from './unused-variables.ts';

/** Where class names stand: pages rendered per request have no HTML at build time, so the sources are read. */
const content = ['site/**/*.{astro,ts}', 'content/**/*.{md,svg}'];

type Parsed = ParsedSheet & { nodes: unknown[]; toString(): string };
type Rule = { selectors: string[]; remove(): void };
type Sheet = ParsedSheet & {
  toString(): string;
  walkRules(visit: (rule: Rule) => void): void;
  removeAll(): unknown;
  append(nodes: unknown[]): unknown;
};

/** Attributes that come and go on a page that is there already. */
export const dynamicAttributes = [
  'aria-current',
  'aria-invalid',
  'data-fits',
  'hidden',
  'href',
  'open',
  'value',
];

/**
 * States that our forms never have: a control is never switched off, and no label hides in a placeholder. Nor does a
 * control or button of the design system have a focus of its own: one ring is for everything.
 */
const strangeState = /:(?:disabled|read-only|:placeholder)|^\.(?:utrecht-|nl-button).*:focus/;
const isStrange = (selector: string) => strangeState.test(selector.replaceAll(/:not\([^)]*\)/g, ''));

/**
 * Keeps of each stylesheet only what a page can use: the design system is large, a page should be small. It runs
 * within Vite's own CSS step, so that a file's name is made from what is in it after purging.
 */
export const purgeCss = {
  postcssPlugin: 'purge-css',
  async OnceExit(sheet: Sheet, { parse }: { parse: (css: string) => Parsed }): Promise<void> {
    sheet.walkRules((rule) => {
      if (rule.selectors.every(isStrange)) rule.remove();
    });
    const [purged] = await new PurgeCSS().purge({
      content,
      css: [{ raw: sheet.toString() }],
      keyframes: true,
      safelist: { greedy: [/leaflet/] },
      dynamicAttributes,
    });
    const others = await ownStyles();
    const resolved = parse(purged?.css ?? '');
    resolveVariables(resolved, parse(others));
    const { nodes } = parse(dropUnusedVariables(resolved.toString(), others));
    sheet.removeAll();
    sheet.append(nodes);
  },
};

/** Our own sheets as they are written: a variable that any of them reads must stay in the sheet that defines it. */
async function ownStyles(): Promise<string> {
  const paths = await Array.fromAsync(glob('site/**/*.css'));
  return (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
}
