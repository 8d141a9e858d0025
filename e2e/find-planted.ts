import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Places = Map<string, Buffer>;

/** Where a planted string turns up, in any dress in which software leaves text behind. Empty when nowhere. */
export function findPlanted(places: Places, planted: readonly string[]): string[] {
  return [...places].flatMap(([place, bytes]) =>
    planted.flatMap((text) =>
      dresses(text).flatMap(([dress, needle]) =>
        bytes.includes(needle) ? [`${place}: "${text}" as ${dress}`] : [],
      ),
    ),
  );
}

function dresses(text: string): [string, Buffer][] {
  const bytes = Buffer.from(text);
  return [
    ['text', bytes],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['hex', Buffer.from(bytes.toString('hex'))],
    ['upper-case hex', Buffer.from(bytes.toString('hex').toUpperCase())],
    ['URL encoding', Buffer.from(encodeURIComponent(text))],
    ...base64Dresses(bytes),
  ];
}

/** Base64 looks different by where in a group of three bytes the text begins; the whole groups inside are the same. */
function base64Dresses(bytes: Buffer): [string, Buffer][] {
  return [0, 1, 2].map((shift): [string, Buffer] => {
    const whole = bytes.subarray((3 - shift) % 3);
    const groups = whole.subarray(0, whole.length - (whole.length % 3));
    return [`base64 (shift ${shift})`, Buffer.from(groups.toString('base64'))];
  });
}

/** Every file below a folder, as it lies on the disk. */
export function filesOf(folder: string): Places {
  const names = readdirSync(folder, { recursive: true }) as string[];
  const files = names.map((name) => join(folder, name)).filter((file) => statSync(file).isFile());
  return new Map(files.map((file) => [file, readFileSync(file)]));
}
