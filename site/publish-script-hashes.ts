import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Writes `scripts.sha256`, served with the site: the hash of every script, in the form that `sha256sum --check` reads.
 * Whoever builds the same source gets the same list, and can see whether a server gives out other scripts.
 */
export function publishScriptHashes(): AstroIntegration {
  return {
    name: 'publish-script-hashes',
    hooks: {
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        writeFileSync(join(root, 'scripts.sha256'), scriptHashes(root));
      },
    },
  };
}

function scriptHashes(root: string): string {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.m?js$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${sha256(readFileSync(file))}  ${relative(root, file).split(sep).join('/')}\n`)
    .join('');
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
