import outlines from '#content/outlines/heading-letters.json' with { type: 'json' };

const letters = outlines.letters as unknown as Record<string, [width: number, path: string]>;
const em = 1000;

export type HeadingBox = { x: number; y: number; width: number; size: number; mostLines: number };

/**
 * A heading as SVG paths, so that it looks the same on every machine: a picture that is drawn at the build cannot count on
 * fonts. `y` is the line on which the first line of text stands. Null when a letter is unknown or it does not fit.
 */
export function drawHeading(text: string, { x, y, width, size, mostLines }: HeadingBox): string | null {
  if ([...text].some((letter) => !(letter in letters))) return null;
  const lines = wrapped(text, (width * em) / size);
  if (lines.length > mostLines || lines.some((line) => widthOf(line) > (width * em) / size)) return null;
  return lines
    .map((line, at) => {
      const placed = `translate(${x} ${y + at * size * 1.16}) scale(${size / em})`;
      return `<g transform="${placed}">${pathsOf(line)}</g>`;
    })
    .join('');
}

const widthOf = (line: string) => [...line].reduce((sum, letter) => sum + (letters[letter]?.[0] ?? 0), 0);

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pathsOf(line: string): string {
  let at = 0;
  return [...line]
    .map((letter) => {
      const [width = 0, path = ''] = letters[letter] ?? [];
      const drawn = path === '' ? '' : `<path transform="translate(${at} 0)" d="${path}"/>`;
      at += width;
      return drawn;
    })
    .join('');
}
