import { existsSync, readFileSync } from 'node:fs';
import { UsageFault } from './command.ts';

/** An age identity file: one key a line, `#` starts a remark. @throws UsageFault when it is not there or holds none */
export function readIdentities(path: string): string[] {
  if (!existsSync(path))
    throw new UsageFault(`There is no identity file at ${path}: name one with --identity.`);
  const identities = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('AGE-SECRET-KEY-'));
  if (identities.length === 0) throw new UsageFault(`${path} holds no age identity (AGE-SECRET-KEY-…).`);
  return identities;
}
