import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { formTokens } from '#api/reports/form-token.ts';
import { sealOpener } from '#api/reports/open-report.ts';
import { emptyForm, reportOfForm } from '#api/reports/report-form.ts';
import { reportIdOf } from '#api/reports/report-ids.ts';
import { sealTermsOf } from '#api/reports/seal-terms.ts';
import { inventedPepper, inventedRoad, wednesday } from '#api/storage/invented-reports.ts';
import { sqliteEngine } from '#api/storage/test-databases.ts';
import { areaFile } from '#content/areas/area-file.schema.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import set from '#content/areas/areas-2026.json' with { type: 'json' };
import { observedMoments } from '#content/taxonomy/observed.ts';
import { phenomena } from '#content/taxonomy/phenomena.ts';
import { signCodes } from '#content/taxonomy/signs.ts';
import { makeMapAreasFile, readMapAreas } from '#site/client/map/map-areas.ts';
import { areaFinder } from '#site/client/place/area-borders.ts';
import { readAnswers } from '#site/client/seal/read-answers.ts';
import { sealInBrowser } from '#site/client/seal/seal-in-browser.ts';
import { coarsenLocation, locationPrecisions } from './coarsen-location.ts';
import { readPosition } from './read-position.ts';
import { reportContentOf } from './report-content.ts';

const { codeAt } = areaFinder(readMapAreas(makeMapAreasFile(areasOn(set.validFrom), areaFile.parse(set))));
const limits = { description: 10_000, place: 500 };
type Fields = [string, string][];

/** Both roads on one database: what the hub opens of a report that the server sealed, and of one that a browser sealed. */
async function roads(t: TestContext) {
  const { database } = await sqliteEngine().fresh(t);
  const { identity, recipients, submit } = await inventedRoad(database, ['pull']);
  const tokens = formTokens(inventedPepper, randomBytes);
  const now = () => wednesday;
  const sealTerms = sealTermsOf({ pepper: inventedPepper, recipients, formTokens: tokens, now });
  const open = sealOpener([identity]);

  async function byServer(fields: Fields, token: Uint8Array): Promise<Uint8Array | null> {
    const form = emptyForm();
    for (const [name, value] of fields)
      form.fields.set(name, [...(form.fields.get(name) ?? []), value.toWellFormed()]);
    const read = reportOfForm(form, 'nl');
    if (read.kind === 'faults') return null;
    const submission = await submit({ draft: read.draft, token, flag: 'none' });
    if (submission.kind !== 'accepted') return null;
    const row = await database.store
      .selectFrom('reports')
      .select('sealed')
      .where('id', '=', reportIdOf(inventedPepper, token))
      .executeTakeFirstOrThrow();
    return open(row.sealed);
  }

  async function byBrowser(fields: Fields, formToken: string): Promise<Uint8Array | null> {
    const typed = new FormData();
    for (const [name, value] of fields) typed.append(name, value);
    const { answers, faults } = readAnswers(typed, 'nl', limits);
    const place = placeOf(typed);
    if (faults.length > 0 || place === null) return null;
    const { reportId, week } = sealTerms(formToken);
    const { precision, ...around } = place;
    const content = reportContentOf(
      { ...answers, locationPrecision: precision },
      { ...around, id: reportId, week, campaign: '', photos: [] },
    );
    return open((await sealInBrowser(content, [], recipients)).report);
  }
  return { byServer, byBrowser, tokens };
}

/** What `chosenPlace` does with the fields of a form. */
function placeOf(typed: FormData) {
  const position = String(typed.get('location') ?? '').trim();
  const areaCode = String(typed.get('areaCode') ?? '') || null;
  if (position === '') return { areaCode, location: null, precision: 'municipality' as const };
  const location = readPosition(position);
  const code = location && codeAt(...location.coordinates);
  if (location === null || code === null) return null;
  const asked = locationPrecisions.find((each) => each === typed.get('locationPrecision')) ?? 'exact';
  return { areaCode: code, ...coarsenLocation(location, asked, codeAt) };
}

/** Left out once in so many times. */
const maybe = <T>(values: fc.Arbitrary<T>, freq = 3) => fc.option(values, { nil: undefined, freq });
const words = (maxLength: number) =>
  fc.oneof(
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: 'binary', maxLength }),
    fc.constantFrom('"\\\u0001\u2028</script>', 'één\r\ntwee', ' \t ', 'a\0b', 'a\ud800b', '😀'.repeat(20)),
  );
const filledIn = fc
  .record({
    phenomenon: maybe(fc.constantFrom(...phenomena), 12),
    description: maybe(words(300), 12),
    place: maybe(words(80)),
    observed: maybe(fc.constantFrom(...observedMoments)),
    areaCode: maybe(fc.constantFrom('GM0363', 'GM0448', '')),
    location: maybe(
      fc.oneof(
        fc
          .tuple(fc.integer({ min: 522_000, max: 531_000 }), fc.integer({ min: 45_000, max: 53_000 }))
          .map(([north, east]) => `${north / 1e4}, ${east / 1e4}`),
        fc.constantFrom('bij de kerk', '51.9244, 4.4777'),
      ),
    ),
    locationPrecision: maybe(fc.constantFrom(...locationPrecisions)),
    signs: fc.subarray([...signCodes], { maxLength: 6 }),
  })
  .map(({ signs, ...fields }): Fields => {
    const typed = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return [...typed, ...signs.map((sign): [string, string] => ['signs', sign])];
  });

test('the hub opens the same bytes, whoever sealed; what one road refuses, the other refuses', async (t) => {
  const { byServer, byBrowser, tokens } = await roads(t);
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(filledIn, async (fields) => {
      const formToken = tokens.make(wednesday);
      const { secret } = tokens.read(formToken, wednesday);
      const [server, browser] = [await byServer(fields, secret), await byBrowser(fields, formToken)];
      assert.equal(browser === null, server === null, JSON.stringify(fields));
      if (server === null || browser === null) return;
      opened += 1;
      assert.equal(Buffer.from(browser).toString(), Buffer.from(server).toString());
    }),
    { numRuns: 200 },
  );
  assert.ok(opened > 50, `only ${opened} of 200 were reports`);
});
