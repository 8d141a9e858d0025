import { Problem } from '#api/problems.ts';

/** Reports are named to the hub by their id in hex. @throws Problem not-found for anything else */
export function reportIdOf(hex: string): Buffer {
  if (!/^[0-9a-f]{64}$/.test(hex)) throw new Problem('not-found');
  return Buffer.from(hex, 'hex');
}
