import words from '#content/i18n/nl/effect.json' with { type: 'json' };

export const briefWords = words.brief;

/** Fills `{{name}}` in a text; a name without a value is an error, never a blank. */
export function filled(text: string, values: Record<string, string | number>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_match, name: string) => {
    const value = values[name];
    if (value === undefined) throw new RangeError(`Nothing to fill in for ${name} of "${text}".`);
    return String(value);
  });
}

const whole = new Intl.NumberFormat('nl-NL', { maximumFractionDigits: 0 });
const list = new Intl.ListFormat('nl-NL', { type: 'conjunction' });

export const inWhole = (value: number) => whole.format(value);

/** As many names as a line or two can hold; the rest is counted, the map shows them all. */
export function inNames(names: readonly string[], mostLetters = 150): string {
  const kept: string[] = [];
  for (const name of names) {
    if ([...kept, name].join(', ').length > mostLetters) break;
    kept.push(name);
  }
  const left = names.length - kept.length;
  if (left === 0) return list.format(kept);
  return filled(briefWords.andMore, { names: kept.join(', '), count: left });
}

export function areasInWords(count: number): string {
  return count === 1 ? briefWords.area1 : filled(briefWords.areasN, { count: inWhole(count) });
}
