/**
 * On every field in which somebody types something of a report. Nothing suggests, corrects, translates or remembers
 * the text: browsers, keyboards and extensions send it to their makers for that. Each name is that of one maker.
 */
export const privateField = {
  autocomplete: 'off',
  spellcheck: 'false',
  autocorrect: 'off',
  // Edge and Safari: suggestions while typing, made in the cloud.
  writingsuggestions: 'false',
  // Page translation: a text that came back with a fault would go along.
  translate: 'no',
  // Grammarly and LanguageTool.
  'data-gramm': 'false',
  'data-gramm_editor': 'false',
  'data-enable-grammarly': 'false',
  'data-lt-active': 'false',
  // 1Password, Bitwarden and LastPass offer to keep what looks like a code.
  'data-1p-ignore': '',
  'data-bwignore': 'true',
  'data-lpignore': 'true',
} as const;
