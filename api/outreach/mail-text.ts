import { lexer, type Token, type Tokens } from 'marked';
import { httpsAddress } from './mail-markdown.ts';

/** Where a paragraph is broken, in characters; RFC 3676 §4.2 asks for less than 79. */
const lineLength = 72;
const deepest = 12;

/** The same letter for who reads mail as plain text: an address stands behind the words that it belongs to. */
export function mailText(markdown: string): string {
  return blocks(lexer(markdown), 0).join('\n\n');
}

function blocks(tokens: readonly Token[], depth: number): string[] {
  return tokens.map((token) => block(token, depth)).filter((text) => text !== '');
}

function block(token: Token, depth: number): string {
  if (depth > deepest) return token.raw;
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'heading': {
      const words = inline(token.tokens);
      return `${words}\n${((token as Tokens.Heading).depth === 1 ? '=' : '-').repeat(Math.min(words.length, lineLength))}`;
    }
    case 'list':
      return list(token as Tokens.List, depth);
    case 'blockquote':
      return indented(blocks(token.tokens ?? [], depth + 1).join('\n\n'), '> ', '> ');
    case 'hr':
      return '-'.repeat(lineLength);
    case 'paragraph':
    case 'text':
      return wrapped(inline(token.tokens ?? [token]));
    default:
      return token.raw.trim();
  }
}

function list({ ordered, start, items }: Tokens.List, depth: number): string {
  return items
    .map((item, at) => {
      const sign = ordered ? `${Number(start || 1) + at}. ` : '- ';
      return indented(blocks(item.tokens, depth + 1).join('\n'), sign, ' '.repeat(sign.length));
    })
    .join('\n');
}

const indented = (text: string, first: string, next: string) =>
  text
    .split('\n')
    .map((line, at) => `${at === 0 ? first : next}${line}`.trimEnd())
    .join('\n');

function inline(tokens: readonly Token[] | undefined): string {
  return (tokens ?? []).map(span).join('');
}

function span(token: Token): string {
  if (token.type === 'br') return '\n';
  if (token.type === 'image') return token.text;
  if (token.type === 'link') {
    const [words, href] = [inline(token.tokens), httpsAddress(token.href)];
    if (href === null || words === token.href) return href ?? words;
    return `${words} (${href})`;
  }
  if (token.type === 'strong' || token.type === 'em') return inline(token.tokens);
  return token.type === 'html' || token.type === 'del'
    ? token.raw
    : ((token as Tokens.Text).text ?? token.raw);
}

/** Breaks between words only: an address must stay whole. */
export function wrapped(text: string): string {
  const lines = text.split('\n').map((paragraph) => {
    const filled: string[] = [''];
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const line = filled.at(-1) ?? '';
      if (line === '') filled[filled.length - 1] = word;
      else if (line.length + 1 + word.length <= lineLength) filled[filled.length - 1] = `${line} ${word}`;
      else filled.push(word);
    }
    return filled.join('\n');
  });
  return lines.join('\n');
}
