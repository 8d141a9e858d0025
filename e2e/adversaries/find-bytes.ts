import type { Places } from '../find-planted.ts';

/** Where bytes that are no text turn up, in any dress. */
export function findBytes(places: Places, planted: ReadonlyMap<string, Buffer>): string[] {
  return [...places].flatMap(([place, bytes]) =>
    [...planted].flatMap(([name, needle]) =>
      dressesOf(needle).some((dress) => bytes.includes(dress)) ? [`${place}: ${name}`] : [],
    ),
  );
}

/** What could give them away: as they are, in hex, in base64 from each of its three places. */
export function dressesOf(bytes: Buffer): Buffer[] {
  const hex = bytes.toString('hex');
  const inBase64 = [0, 1, 2].flatMap((shift) => {
    const whole = bytes.subarray((3 - shift) % 3);
    const groups = whole.subarray(0, whole.length - (whole.length % 3));
    return [groups.toString('base64'), groups.toString('base64url')];
  });
  return [bytes, ...[hex, hex.toUpperCase(), ...inBase64].map((text) => Buffer.from(text))];
}

/** A number as a program keeps it, in both orders of its bytes. */
export function doublesOf(value: string): [string, Buffer][] {
  const [little, big] = [Buffer.alloc(8), Buffer.alloc(8)];
  little.writeDoubleLE(Number(value));
  big.writeDoubleBE(Number(value));
  return [
    [`${value} as a number`, little],
    [`${value} as a number, turned`, big],
  ];
}
