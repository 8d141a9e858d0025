import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { feature, featureCollection } from './geojson.ts';
import { areasToday, collections, linksOf, linkTo, type MapService } from './map-service.ts';

/** How features are asked for: OGC 17-069r4, requirements class Core. */
export function featureRequirements({ root, get, items, ids, parameter }: MapService): void {
  describe('OGC API – Features part 1, core: features', () => {
    test('/req/core/fc-op and fc-response: only and all features that fit, and each once', async () => {
      const whole = await items('region-figures', { limit: '1000' });
      assert.equal(new Set(whole.features.map(({ id }) => id)).size, whole.features.length);
      const province = await items('region-figures', { level: 'province', phenomenon: 'total' });
      const wanted = whole.features.filter(
        ({ properties }) => properties.level === 'province' && properties.phenomenon === 'total',
      );
      assert.ok(wanted.length > 0 && wanted.length < whole.features.length);
      assert.deepEqual(province.features, wanted);
    });

    test('/req/core/fc-limit-definition: the definition has the parameter as the standard writes it', async () => {
      const { name, in: where, required, schema, style, explode } = await parameter('limit');
      assert.deepEqual(
        { name, where, required, style, explode },
        { name: 'limit', where: 'query', required: false, style: 'form', explode: false },
      );
      assert.deepEqual(schema, { type: 'integer', minimum: 1, maximum: 1000, default: 100 });
    });

    test('/req/core/fc-limit-response-1: never more than asked, and over the most it is the most', async () => {
      assert.equal((await items('areas', { limit: '7' })).features.length, 7);
      const most = await items('areas', { limit: '10000' });
      assert.equal(most.features.length, most.numberMatched);
    });

    test('/req/core/fc-bbox-definition: four numbers or six', async () => {
      const { name, in: where, required, schema, style, explode } = await parameter('bbox');
      assert.deepEqual(
        { name, where, required, style, explode },
        { name: 'bbox', where: 'query', required: false, style: 'form', explode: false },
      );
      assert.deepEqual([schema.type, schema.items], ['array', { type: 'number' }]);
      assert.deepEqual(
        await ids('areas', { bbox: '4.85,52.33,0,4.95,52.41,10' }),
        await ids('areas', { bbox: '4.85,52.33,4.95,52.41' }),
      );
    });

    test('/req/core/fc-bbox-response: only features that meet the box, and every one that does', async () => {
      assert.deepEqual(await ids('areas', { bbox: '4.88,52.36,4.89,52.37' }), ['GM0363']);
      assert.deepEqual(await ids('areas', { bbox: '4.7,53.0,4.8,53.05', level: 'municipality' }), ['GM0448']);
      assert.deepEqual(await ids('areas', { bbox: '6,53,7,54' }), []);
      assert.equal((await ids('areas', { bbox: '-180,-90,180,90' })).length, areasToday().length);
    });

    test('/req/core/fc-time-definition: a text in the query', async () => {
      const { name, in: where, required, schema, style, explode } = await parameter('datetime');
      assert.deepEqual(
        { name, where, required, style, explode, schema },
        {
          name: 'datetime',
          where: 'query',
          required: false,
          style: 'form',
          explode: false,
          schema: { type: 'string' },
        },
      );
    });

    test('/req/core/fc-time-response: moments, intervals and open ends choose the periods that they meet', async () => {
      const all = (await items('region-figures', { limit: '1000' })).features;
      const { from, to } = (all[0]?.properties ?? {}) as { from: string; to: string };
      const questions: [string, string, string][] = [
        [`${from}T12:00:00Z`, from, from],
        [`${from}T12:00:00Z/${to}T12:00:00Z`, from, to],
        [`../${to}T12:00:00Z`, '0000', to],
        [`/${to}T12:00:00+01:00`, '0000', to],
        [`${to}T12:00:00Z/..`, to, '9999'],
        [`${to}T12:00:00Z/`, to, '9999'],
        ['1999-01-01T00:00:00Z', '1999-01-01', '1999-01-01'],
      ];
      for (const [datetime, first, last] of questions) {
        const wanted = all.filter(
          ({ properties }) => String(properties.from) <= last && String(properties.to) >= first,
        );
        const found = (await items('region-figures', { datetime, limit: '1000' })).features;
        assert.deepEqual(
          found.map(({ id }) => id),
          wanted.map(({ id }) => id),
          datetime,
        );
      }
    });

    test('/req/core/fc-links and fc-rel-type: self, next and prev lead through all pages, with type, and keep the question', async () => {
      const seen: string[] = [];
      let href: string | undefined = `${root()}/collections/areas/items?level=municipality&limit=9`;
      let pages = 0;
      for (; href !== undefined; pages += 1) {
        const answer = await get(href);
        for (const { rel, type } of linksOf(answer)) assert.ok(rel && type);
        assert.equal(linkTo(answer, 'self')?.href, href);
        assert.equal(linkTo(answer, 'prev') === undefined, pages === 0);
        assert.match(answer.headers.get('link') ?? '', /rel="self"; type="application\/geo\+json"/);
        seen.push(...featureCollection.parse(answer.body).features.map(({ id }) => id));
        href = linkTo(answer, 'next')?.href;
      }
      const municipalities = areasToday().filter(({ kind }) => kind === 'municipality');
      assert.equal(pages, Math.ceil(municipalities.length / 9));
      assert.deepEqual(seen.toSorted(), municipalities.map(({ code }) => code).toSorted());
    });

    test('/req/core/fc-timeStamp: none is given, so none can be wrong or tell when we counted', async () => {
      assert.ok(!('timeStamp' in (await get('/collections/areas/items')).body));
    });

    test('/req/core/fc-numberMatched and fc-numberReturned: all that fit, and those of this page', async () => {
      const { numberMatched, numberReturned, features } = await items('areas', {
        limit: '5',
        level: 'water',
      });
      const waters = areasToday().filter(({ kind }) => kind === 'water').length;
      assert.deepEqual([numberMatched, numberReturned, features.length], [waters, 5, 5]);
    });

    test('/req/core/f-op and f-success: every feature of a collection is there under its id, and is the same', async () => {
      for (const collection of collections) {
        for (const listed of (await items(collection, { limit: '12' })).features) {
          const { links: _, ...alone } = feature.parse(
            (await get(`/collections/${collection}/items/${listed.id}`)).body,
          );
          assert.deepEqual(alone, listed);
        }
      }
      assert.equal((await get('/collections/areas/items/GM9999')).status, 404);
    });

    test('/req/core/f-links: a feature links to itself and to its collection', async () => {
      const answer = await get('/collections/areas/items/GM0363');
      const found = linksOf(answer).map(({ rel, href, type }) => [rel, href, type]);
      assert.deepEqual(found, [
        ['self', `${root()}/collections/areas/items/GM0363`, 'application/geo+json'],
        ['collection', `${root()}/collections/areas`, 'application/json'],
      ]);
    });
  });
}
