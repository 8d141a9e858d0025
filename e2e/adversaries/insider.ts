import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { findPlanted } from '../find-planted.ts';
import { doublesOf, findBytes } from './find-bytes.ts';
import type { LivedWeek } from './lived-week.ts';
import { people, words } from './people.ts';

/** Longitude and latitude of every place as it is kept, inside the seals. */
const keptPlaces = (opened: LivedWeek['opened']) =>
  opened.flatMap(({ place }) => {
    const { location } = place as { location: { coordinates: [number, number] } | null };
    return location === null ? [] : [location.coordinates];
  });

/** All that must be nowhere, as text. */
export function plantedTexts({ sent, tokens, invited, opened, keys, codes }: LivedWeek): string[] {
  const receipts = Object.values(sent).map(({ receipt }) => receipt);
  // Together: one number of a coarse place is so short that it turns up in any seal, in one dress or another.
  const kept = keptPlaces(opened).flatMap(([lon, lat]) => [
    `${lon},${lat}`,
    `${lat},${lon}`,
    `${lat}, ${lon}`,
  ]);
  return [
    ...Object.values(people).flatMap(({ address, agent, text, place, pin }) => [
      address,
      agent,
      text,
      place,
      ...pin,
    ]),
    ...Object.values(words),
    ...Object.values(sent).map(({ formToken }) => formToken),
    ...[...receipts, ...receipts.map((receipt) => receipt.replaceAll('-', ''))],
    ...Object.values(codes).flatMap((code) => [code, code.replace('NHB-', '').replaceAll('-', '')]),
    ...[...Object.values(tokens), ...invited],
    ...[keys.hub, keys.recovery, keys.police].map(({ identity }) => identity),
    ...[keys.pepper.toString('hex'), ...kept],
  ];
}

/** The same for what is no text: tokens, pictures and numbers. */
function plantedBytes({ sent, opened, openedPhotos, keys }: LivedWeek): Map<string, Buffer> {
  const photos = openedPhotos();
  assert.equal(photos.length, 2, 'the photos of the week were opened, to look for their pictures');
  const keyed = createHash('sha256').update('nh-drugsalert/idempotency-key/v1\0').update(words.key).digest();
  return new Map([
    ...photos.map((bytes, at): [string, Buffer] => [`picture ${at}`, middleOf(bytes)]),
    ...Object.values(people).flatMap(({ pin }) => pin.flatMap(doublesOf)),
    ...keptPlaces(opened)
      .flat()
      .flatMap((number) => doublesOf(String(number))),
    ['secret of a form token', Buffer.from(sent.anna.formToken, 'base64url').subarray(0, 16)],
    ['token of an idempotency key', keyed.subarray(0, 16)],
    ['pepper', keys.pepper],
  ]);
}

const middleOf = (bytes: Buffer) => bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 48);

/** A criminal with an insider who copies everything that there is: data, log, mails, webhooks and backups. */
export function insider(week: () => LivedWeek): void {
  test('an insider with every copy finds no text, place, address, agent, coordinate, picture, code or token', () => {
    const [spoils, texts] = [week().spoils(), plantedTexts(week())];
    assert.ok(texts.length > 60 && texts.every((text) => text.length >= 9), 'there is something to look for');
    assert.deepEqual(findPlanted(spoils, texts), []);
    assert.deepEqual(findBytes(spoils, plantedBytes(week())), []);
  });

  test('(counter-proof: whatever of it lay anywhere in the clear, that search finds)', () => {
    for (const text of plantedTexts(week())) {
      const place = new Map([
        ['planted', Buffer.from(`before ${Buffer.from(text).toString('base64')} after`)],
      ]);
      assert.notDeepEqual(findPlanted(place, [text]), [], text);
    }
    for (const [name, bytes] of plantedBytes(week())) {
      const place = new Map([['planted', Buffer.from(`{"x":"${bytes.toString('hex')}"}`)]]);
      assert.deepEqual(findBytes(place, new Map([[name, bytes]])), [`planted: ${name}`]);
    }
  });
}
