/** The part of `hyphen` 1.14 that is used here; the package brings no types. */
declare module 'hyphen/nl/index.js' {
  const hyphen: {
    hyphenateSync(text: string, options: { hyphenChar: string; minWordLength: number }): string;
  };
  export default hyphen;
}
