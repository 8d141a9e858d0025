import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Decrypter } from 'age-encryption';
import sharp from 'sharp';
import { unpad } from '#sealing/pad.ts';
import { findPlanted } from '../find-planted.ts';
import type { Json } from './ask-desk.ts';
import type { LivedWeek } from './lived-week.ts';
import { type Person, people, words } from './people.ts';
import { readTables } from './read-tables.ts';

/** Metres that a pin may lie from what was kept of it, at the most and at the least for most pins. */
const metres = { exact: 1, '100m': 100, '500m': 500 } as const;

function distance([lon, lat]: readonly number[], { pin }: Person): number {
  const [east, north] = pin.map(Number) as [number, number];
  const metresPerDegree = 111_320;
  return Math.hypot(
    (Number(lat) - north) * metresPerDegree,
    (Number(lon) - east) * metresPerDegree * Math.cos((north * Math.PI) / 180),
  );
}

const opener = (identity: string) => {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return async (sealed: unknown) =>
    Buffer.from(unpad(await decrypter.decrypt(sealed as Uint8Array))).toString();
};

/** A lawyer with the case file: he reads what the hub reads, and what was passed on. */
export function caseFileReader(week: () => LivedWeek): void {
  const contentOf = (person: Person) => week().opened.find(({ text }) => text === person.text) as Json;

  test('a report in the case file is as coarse as was asked, and its time is a week and a coarse "when"', () => {
    for (const person of Object.values(people)) {
      const {
        place,
        week: received,
        when,
      } = contentOf(person) as Json & {
        place: { location: { coordinates: number[] } | null; precision: string };
      };
      assert.equal(place.precision, person.precision);
      assert.match(String(received), /^\d{4}-W\d\d$/);
      assert.ok(when === null || when === 'this-week');
      if (person.precision === 'municipality') assert.equal(place.location, null);
      else assert.ok(distance(place.location?.coordinates ?? [], person) <= metres[person.precision]);
      if (person.precision === 'exact' || person.precision === 'municipality') continue;
      assert.notDeepEqual(place.location?.coordinates.map(String), person.pin);
      assert.doesNotMatch(JSON.stringify(contentOf(person)), new RegExp(`${person.pin[0]}|${person.pin[1]}`));
    }
  });

  test('it has no field for anything else', () => {
    const { id, photoFiles, hints, ...content } = contentOf(people.anna);
    assert.match(String(id), /^[0-9a-f]{64}$/);
    assert.deepEqual([(photoFiles as string[]).length, Array.isArray(hints)], [2, true]);
    assert.deepEqual(Object.keys(content).sort(), [
      ...[
        'area',
        'campaign',
        'language',
        'phenomenon',
        'photos',
        'place',
        'signs',
        'text',
        'v',
        'week',
        'when',
      ],
    ]);
  });

  test('its photos hold their picture and nothing that the telephone wrote beside it', async () => {
    const photos = week().openedPhotos();
    assert.equal(photos.length, 2);
    const places = new Map(photos.map((bytes, at) => [`photo ${at}`, bytes]));
    assert.deepEqual(findPlanted(places, [words.camera, words.artist, words.fileName, '2026:11:17']), []);
    for (const bytes of photos) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
      assert.deepEqual([exif, xmp, iptc, icc], [undefined, undefined, undefined, undefined]);
    }
  });

  test('who got a text that was passed on opens that text, and not one seal of anything else', async () => {
    const tables = readTables(week().copies.stopped);
    const openAsPolice = opener(week().keys.police.identity);
    const openedTexts: string[] = [];
    let closed = 0;
    for (const [table, rows] of tables) {
      for (const row of rows) {
        for (const value of Object.values(row)) {
          if (
            !(value instanceof Uint8Array) ||
            !Buffer.from(value.subarray(0, 40)).includes('age-encryption.org')
          )
            continue;
          const text = await openAsPolice(value).catch(() => null);
          if (text === null) closed += 1;
          else openedTexts.push(`${table} ${text}`);
        }
      }
    }
    assert.ok(closed > 40, `${closed} seals stay closed`);
    assert.equal(openedTexts.length, 1);
    const passedOn = JSON.parse(String(openedTexts[0]).replace('forwarded_texts ', '')) as Json;
    assert.deepEqual(Object.keys(passedOn).sort(), ['id', 'text', 'to', 'v']);
    assert.deepEqual([passedOn.text, passedOn.to], [words.forwarded, 'politie']);
  });
}
