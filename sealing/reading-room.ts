import type { Trace } from './photo-traces.ts';

/** Bytes of one file that are read for what they tell; the blocks of a phone or an editor are far smaller. */
const mostBytes = 1024 * 1024;

/** Reads blocks of one file until there have been too many bytes of them; of the rest we know only that it is there. */
export function readingRoom(found: Set<Trace>) {
  let left = mostBytes;
  return (block: Uint8Array, read: (block: Uint8Array) => Iterable<Trace>): void => {
    const part = block.subarray(0, left);
    left -= part.length;
    if (part.length < block.length) found.add('other');
    if (part.length > 0 || block.length === 0) for (const trace of read(part)) found.add(trace);
  };
}

export type ReadBlock = ReturnType<typeof readingRoom>;
