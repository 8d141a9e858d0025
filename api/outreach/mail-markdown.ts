import { lexer, type Token, type Tokens } from 'marked';
import { escapeHtml } from './escape-html.ts';

/** Deeper than any letter: a text of nothing but quotes must not eat the stack. */
const deepest = 12;
/** The reader of markdown needs time by the square of such a line. */
const endless = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])){${deepest + 1}}`, 'm');

/** Quotes in quotes, or lists in lists, deeper than any letter. */
export const isTooDeep = (markdown: string) => endless.test(markdown);

const styles = {
  h1: 'font:700 26px/1.2 Charter,Georgia,serif;margin:0 0 16px',
  h2: 'font:700 21px/1.25 Charter,Georgia,serif;margin:28px 0 12px',
  h3: 'font:700 18px/1.3 Charter,Georgia,serif;margin:24px 0 8px',
  p: 'margin:0 0 16px',
  list: 'margin:0 0 16px;padding-inline-start:24px',
  li: 'margin:0 0 6px',
  quote: 'margin:0 0 16px;padding-inline-start:16px;border-inline-start:3px solid #17616e',
  hr: 'border:0;border-top:1px solid #c3d1d2;margin:24px 0',
  link: 'color:#0f5a68',
} as const;

/**
 * The HTML of a letter from markdown, made of our own tags alone: HTML in the text is shown as it was typed, a picture is
 * its description, and only https addresses are links. Nothing is fetched when somebody reads it.
 */
export function mailHtml(markdown: string): string {
  return blocks(lexer(markdown), 0);
}

function blocks(tokens: readonly Token[], depth: number): string {
  return tokens.map((token) => block(token, depth)).join('');
}

function block(token: Token, depth: number): string {
  if (depth > deepest) return escapeHtml(token.raw);
  switch (token.type) {
    case 'space':
    case 'def':
      return '';
    case 'heading': {
      const level = Math.min(3, (token as Tokens.Heading).depth) as 1 | 2 | 3;
      return `<h${level} style="${styles[`h${level}`]}">${inline(token.tokens, depth)}</h${level}>`;
    }
    case 'list':
      return list(token as Tokens.List, depth);
    case 'blockquote':
      return `<blockquote style="${styles.quote}">${blocks(token.tokens ?? [], depth + 1)}</blockquote>`;
    case 'hr':
      return `<hr style="${styles.hr}">`;
    // The text of an item in a list without empty lines.
    case 'text':
      return token.tokens ? inline(token.tokens, depth) : escapeHtml(token.text);
    case 'paragraph':
      return `<p style="${styles.p}">${inline(token.tokens, depth)}</p>`;
    default:
      return `<p style="${styles.p}">${escapeHtml(token.raw.trim())}</p>`;
  }
}

function list({ ordered, start, items }: Tokens.List, depth: number): string {
  const tag = ordered ? 'ol' : 'ul';
  const from = ordered && typeof start === 'number' && start !== 1 ? ` start="${start}"` : '';
  const inner = items
    .map((item) => `<li style="${styles.li}">${blocks(item.tokens, depth + 1)}</li>`)
    .join('');
  return `<${tag}${from} style="${styles.list}">${inner}</${tag}>`;
}

function inline(tokens: readonly Token[] | undefined, depth: number): string {
  return (tokens ?? []).map((token) => span(token, depth + 1)).join('');
}

function span(token: Token, depth: number): string {
  if (depth > deepest) return escapeHtml(token.raw);
  switch (token.type) {
    case 'strong':
      return `<strong>${inline(token.tokens, depth)}</strong>`;
    case 'em':
      return `<em>${inline(token.tokens, depth)}</em>`;
    case 'br':
      return '<br>';
    case 'image':
      return escapeHtml(token.text);
    case 'link': {
      const href = httpsAddress(token.href);
      const words = inline(token.tokens, depth);
      return href === null ? words : `<a href="${escapeHtml(href)}" style="${styles.link}">${words}</a>`;
    }
    case 'text':
    case 'escape':
    case 'codespan':
      return escapeHtml(token.text);
    default:
      return escapeHtml(token.raw);
  }
}

/** An address as the URL standard writes it, when it is https and signs nobody in. */
export function httpsAddress(href: string): string | null {
  const url = URL.parse(href);
  return url?.protocol === 'https:' && url.username === '' && url.password === '' ? url.href : null;
}
