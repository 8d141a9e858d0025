/** One line of a configuration: its words, and the lines between its braces. */
export type Directive = { words: string[]; block: Directive[] };

type Token = { text: string; bare: boolean };

/**
 * Reads nginx.conf: directives end with `;` or hold a block in braces; `#` begins a comment; a text may be quoted.
 * @throws Error at a brace without its other half, or a directive without an end
 */
export function readNginx(source: string): Directive[] {
  return readBlock(tokensOf(source, /[;{}]/), ';').directives;
}

/**
 * Reads a Caddyfile: a directive is a line, and holds a block when its last word is `{`.
 * @throws Error at a brace without its other half
 */
export function readCaddyfile(source: string): Directive[] {
  return readBlock(tokensOf(source, /[\n]/), '\n').directives;
}

/** Words, and the marks that end or open something. In a Caddyfile a brace counts only when it stands alone. */
function tokensOf(source: string, marks: RegExp): Token[] {
  const tokens: Token[] = [];
  const word = marks.source.includes('{') ? /[^\s;{}"']+/y : /[^\s"]+/y;
  for (let at = 0; at < source.length; ) {
    const letter = source[at] as string;
    if (letter === '#' && /^$|\s|[;{}]/.test(source[at - 1] ?? '')) at = endOf(source, '\n', at);
    else if (marks.test(letter)) tokens.push({ text: source[at++] as string, bare: true });
    else if (/\s/.test(letter)) at += 1;
    else if (letter === '"' || letter === "'") {
      const end = endOf(source, letter, at + 1);
      tokens.push({ text: source.slice(at + 1, end), bare: false });
      at = end + 1;
    } else {
      word.lastIndex = at;
      const [text] = word.exec(source) ?? [letter];
      tokens.push({ text, bare: text === '{' || text === '}' });
      at += text.length;
    }
  }
  return tokens;
}

function endOf(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from);
  return end < 0 ? source.length : end;
}

function readBlock(
  tokens: Token[],
  end: ';' | '\n',
  at = 0,
  inside = false,
): { directives: Directive[]; at: number } {
  const directives: Directive[] = [];
  let words: string[] = [];
  const close = (block: Directive[] = []) => {
    if (words.length > 0 || block.length > 0) directives.push({ words, block });
    words = [];
  };
  for (let next = at; next < tokens.length; next += 1) {
    const { text, bare } = tokens[next] as Token;
    if (bare && text === end) close();
    else if (bare && text === '{') {
      const block = readBlock(tokens, end, next + 1, true);
      close(block.directives);
      next = block.at;
    } else if (bare && text === '}') {
      if (!inside || (end === ';' && words.length > 0)) throw new Error(`A brace too many after "${words}"`);
      close();
      return { directives, at: next };
    } else words.push(text);
  }
  if (inside || (end === ';' && words.length > 0)) throw new Error(`No end to "${words.join(' ')}"`);
  close();
  return { directives, at: tokens.length };
}

/** Every directive of a name, however deep. */
export function findDirectives(directives: Directive[], name: string | RegExp): Directive[] {
  const fits = (word = '') => (typeof name === 'string' ? word === name : name.test(word));
  return directives.flatMap((directive) => [
    ...(fits(directive.words[0]) ? [directive] : []),
    ...findDirectives(directive.block, name),
  ]);
}

/** The words after the name, of every directive of that name. */
export const valuesOf = (directives: Directive[], name: string | RegExp): string[] =>
  findDirectives(directives, name).map(({ words }) => words.slice(1).join(' '));

/** Reads a unit of systemd: `[Section]`, `Name=value`, comments with # or ;. A name may come more than once. */
export function readUnit(source: string): Map<string, string[]> {
  const settings = new Map<string, string[]>();
  for (const line of source.split('\n').filter((text) => /^[A-Z]\w*=/i.test(text))) {
    const [name, ...value] = line.split('=');
    settings.set(name as string, [...(settings.get(name as string) ?? []), value.join('=').trim()]);
  }
  return settings;
}
