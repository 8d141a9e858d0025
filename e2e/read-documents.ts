import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const read = (path: string) => readFileSync(join(root, path), 'utf8');

const topEntries = readdirSync(root);
const withoutCodeBlocks = (markdown: string) => markdown.replace(/^```[\s\S]*?^```/gm, '');

/** Files and folders that a document names in backticks or links to; `<placeholders>` become wildcards. */
function namedPaths(markdown: string): string[] {
  const prose = withoutCodeBlocks(markdown);
  const inBackticks = [...prose.matchAll(/`([^`\s]+)`/g)]
    .map(([, name = '']) => name)
    .filter(
      (name) => topEntries.includes(name.split('/')[0] ?? '') || /^[\w-][\w./-]*\.(ts|mjs|json)$/.test(name),
    );
  const links = [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^\w+:/.test(target));
  return [...new Set([...inBackticks, ...links])];
}

/** Those of the paths that are nowhere, seen from the folder of the document. */
export function missingPaths(markdown: string, folder = ''): string[] {
  return namedPaths(markdown).filter((path) => {
    const pattern = path.replace(/<[^>]+>/g, '*').replace(/\/$/, '');
    // Square brackets are names of Astro pages, not a choice of letters.
    const literal = pattern.replaceAll('[', '[[]').replaceAll('...', '..[.]');
    return globSync([literal, join(folder, literal)], { cwd: root }).length === 0;
  });
}

/** Scripts that a document tells people to run, in prose and in code blocks. */
export function namedScripts(markdown: string): string[] {
  const run = [...markdown.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name = '']) => name);
  return [...new Set([...run, ...(/npm start/.test(markdown) ? ['start'] : []), 'test'])];
}

export type Citation = { file: string; title: string };

/** Tests that are cited as `file` “title”. */
export function citedTests(markdown: string): Citation[] {
  return [...markdown.matchAll(/`([^`]+\.ts)` “([^”]+)”/g)].map(([, file = '', title = '']) => ({
    file,
    title,
  }));
}

/** Citations whose file is not there or has no test of that title. */
export function brokenCitations(markdown: string): Citation[] {
  return citedTests(markdown).filter(({ file, title }) => {
    if (globSync(file, { cwd: root }).length === 0) return true;
    const quoted = [`'${title}'`, `"${title}"`, `\`${title}\``];
    return !quoted.some((words) => read(file).includes(`test(${words}`));
  });
}

/** The rows of the table under a mark, as cells. */
export function tableAfter(markdown: string, mark: string): string[][] {
  const table = new RegExp(`<!-- ${mark} -->\\n((?:\\|.*\\n)+)`).exec(markdown)?.[1] ?? '';
  return table
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').trim()));
}

/** What stands for the variables of the configuration: name -> default, '' when there is none. */
export function configuredVariables(source: string): Map<string, string> {
  const shape = /const environment = z\.object\(\{\n([\s\S]*?)\n\}\);/.exec(source)?.[1] ?? '';
  const roles = /const roles = \[([^\]]+)\]/.exec(source)?.[1]?.replace(/[' ]/g, '') ?? '';
  const entries = shape.split(/^ {2}(?=[A-Z_]+:)/m).slice(1);
  return new Map(
    entries.map((entry) => {
      const fallback = /\.default\((.+?)\)[,\n]/.exec(`${entry}\n`)?.[1] ?? '';
      // An empty list is an empty variable.
      const lists: Record<string, string> = { '[...roles]': roles, '[]': '' };
      const value = lists[fallback] ?? fallback.replace(/'/g, '').replace(/(\d)_(?=\d)/g, '$1');
      return [entry.slice(0, entry.indexOf(':')), value];
    }),
  );
}

/** The source of the configuration, with the variables that stand in a file of their own in their place. */
export function wholeConfiguration(): string {
  const outreach = read('api/outreach/outreach-environment.ts');
  const [, variables = ''] = /outreachEnvironment = \{\n([\s\S]*?)\n\};/.exec(outreach) ?? [];
  return read('api/config.ts').replace('  ...outreachEnvironment,', () => variables);
}

/** `NAME=value` lines of an environment file. */
export function variablesIn(file: string): Map<string, string> {
  return new Map([...file.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]));
}
