/** `--name:value` in minified CSS. Outside strings and addresses a value holds no braces or semicolons. */
const declaration = /(?<=[{;])\s*(--[\w-]+)\s*:((?:"[^"]*"|'[^']*'|url\([^"')]*\)|[^;{}"'])*);?/g;
const use = /var\(\s*(--[\w-]+)/g;

function usesIn(css: string): string[] {
  return [...css.matchAll(use)].map(([, name]) => name ?? '');
}

/**
 * Removes custom properties that no rule reaches, through any chain of variables and across all sheets of a page:
 * one sheet may define what another uses.
 */
export function dropUnusedVariables(sheets: ReadonlyMap<string, string>): Map<string, string> {
  const reads = new Map<string, string[]>();
  const reached = new Set<string>();
  const waiting: string[] = [];
  for (const css of sheets.values()) {
    for (const [, name = '', value = ''] of css.matchAll(declaration)) {
      reads.set(name, [...(reads.get(name) ?? []), ...usesIn(value)]);
    }
    waiting.push(...usesIn(css.replace(declaration, '')));
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(reads.get(name) ?? []));
  }
  const keep = (text: string, name: string) => (reached.has(name) ? text : '');
  return new Map([...sheets].map(([path, css]) => [path, css.replace(declaration, keep)]));
}
