/** `--name: value`. Outside strings and addresses a value holds no braces or semicolons. */
const declaration = /(?<=[{;])\s*(--[\w-]+)\s*:((?:"[^"]*"|'[^']*'|url\([^"')]*\)|[^;{}"'])*);?/g;
const comment = /\/\*[\s\S]*?\*\//g;
const use = /var\(\s*(--[\w-]+)/g;

function usesIn(css: string): string[] {
  return [...css.matchAll(use)].map(([, name]) => name ?? '');
}

/** Removes custom properties that neither a rule of this sheet nor `others` reads, through any chain of variables. */
export function dropUnusedVariables(sheet: string, others = ''): string {
  const css = sheet.replace(comment, '');
  const reads = new Map<string, string[]>();
  for (const [, name = '', value = ''] of css.matchAll(declaration)) {
    reads.set(name, [...(reads.get(name) ?? []), ...usesIn(value)]);
  }
  const reached = new Set<string>();
  const waiting = [
    ...usesIn(css.replace(declaration, '')),
    ...usesIn(others.replace(comment, '').replace(declaration, '')),
  ];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    waiting.push(...(reads.get(name) ?? []));
  }
  return css.replace(declaration, (text, name: string) => (reached.has(name) ? text : ''));
}
