/** What is read here of a parsed stylesheet (PostCSS). */
export type Declaration = { prop: string; value: string; parent?: RuleOrAtRule };
type RuleOrAtRule = { type: string; selector?: string; parent?: RuleOrAtRule };
export type ParsedSheet = { walkDecls(visit: (declaration: Declaration) => void): void };

/** Always the same, the same until a media query says otherwise, or different from element to element. */
type Kind = 'fixed' | 'by-media' | 'local';

const wide = /^(?:inherit|initial|unset|revert|revert-layer)$/;

/**
 * Writes out every variable that has one value on every page: a design system names the same length five times over, and
 * a page on a phone pays for each name. What depends on a media query or on an element stays a variable. A variable that
 * nobody gives a value becomes its fallback, or `unset`, which is what browsers make of it (CSS Variables §3).
 * `others` are sheets that can come with this one: what they define for an element is not fixed here either.
 */
export function resolveVariables(sheet: ParsedSheet, others?: ParsedSheet): void {
  const { kinds, values } = definitionsIn(sheet);
  const elsewhere = others === undefined ? [] : definitionsIn(others).kinds;
  for (const [name, kind] of elsewhere)
    if (kind === 'local' || !kinds.has(name)) kinds.set(name, kind === 'fixed' ? 'by-media' : kind);
  sheet.walkDecls((declaration) => {
    // Vite's minifier moves a whole `font` behind `font-size-adjust`, which it then undoes: not when it holds a variable.
    if (!declaration.value.includes('var(') || declaration.prop === 'font') return;
    const written = writtenOut(declaration.value, { kinds, values });
    if (written !== null) declaration.value = written;
    else if (!declaration.prop.startsWith('--')) declaration.value = 'unset';
  });
}

type Definitions = { kinds: Map<string, Kind>; values: Map<string, string> };

function definitionsIn(sheet: ParsedSheet): Definitions {
  const definitions: Definitions = { kinds: new Map(), values: new Map() };
  sheet.walkDecls(({ prop, value, parent }) => {
    if (!prop.startsWith('--')) return;
    const kind = kindOf(parent);
    const known = definitions.kinds.get(prop) ?? 'fixed';
    definitions.kinds.set(prop, [kind, known].includes('local') ? 'local' : kind === 'fixed' ? known : kind);
    if (kind === 'fixed') definitions.values.set(prop, value.trim());
  });
  return definitions;
}

function kindOf(rule: RuleOrAtRule | undefined): Kind {
  const ofPage = rule?.selector
    ?.split(',')
    .every((selector) => /^(?::root|html|\.nh-theme)$/.test(selector.trim()));
  if (!ofPage) return 'local';
  return rule?.parent?.type === 'root' ? 'fixed' : 'by-media';
}

/** The value without fixed variables; null when a browser would find no value in it. */
function writtenOut(value: string, definitions: Definitions, within: readonly string[] = []): string | null {
  const start = value.indexOf('var(');
  if (start === -1) return value;
  const end = closingBracket(value, start + 3);
  const [name = '', fallback] = nameAndFallback(value.slice(start + 4, end));
  const otherwise = fallback === undefined ? null : writtenOut(fallback, definitions, within);
  const used = isFixed(name, definitions)
    ? ((within.includes(name) ? null : fixedValueOf(name, definitions, within)) ?? otherwise)
    : `var(${name}${otherwise === null || definitions.values.has(name) ? '' : `,${otherwise}`})`;
  const rest = writtenOut(value.slice(end + 1), definitions, within);
  return used === null || rest === null ? null : value.slice(0, start) + used + rest;
}

/** A variable that nobody defines is fixed too: it never has a value. */
const isFixed = (name: string, { kinds }: Definitions) => (kinds.get(name) ?? 'fixed') === 'fixed';

/** The value of a fixed variable, null where it has none. */
function fixedValueOf(name: string, definitions: Definitions, within: readonly string[]): string | null {
  const value = definitions.values.get(name);
  // A variable that is told to inherit at the top of the page has no value.
  if (value === undefined || wide.test(value)) return null;
  const written = writtenOut(value, definitions, [...within, name]);
  // At the top of the page another value is read than on the element that has its own.
  return written !== null && readsLocal(written, definitions) ? `var(${name})` : written;
}

const readsLocal = (value: string, { kinds }: Definitions) =>
  [...value.matchAll(/var\(\s*(--[\w-]+)/g)].some(([, name = '']) => kinds.get(name) === 'local');

function closingBracket(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`No closing bracket in ${text}`);
}

function nameAndFallback(inside: string): [string, string | undefined] {
  const comma = inside.indexOf(',');
  return comma === -1
    ? [inside.trim(), undefined]
    : [inside.slice(0, comma).trim(), inside.slice(comma + 1).trim()];
}
