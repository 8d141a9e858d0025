import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findPlanted } from '../find-planted.ts';
import type { Json } from './ask-desk.ts';
import { attachmentsOf } from './copies.ts';
import { plantedTexts } from './insider.ts';
import { isTile, type LivedWeek, tilesOfBlock } from './lived-week.ts';
import { words } from './people.ts';

/** Who sits on a road out of the house: a map service, the mail provider, the network of the webhook. */
export function thirdParty(week: () => LivedWeek): void {
  test('a map service sees our server, a whole block of tiles and the name of a street; no visitor and no number', () => {
    const { asked } = week();
    const heard = new Map([['map services', Buffer.from(JSON.stringify(asked))]]);
    assert.deepEqual(findPlanted(heard, plantedTexts(week())), []);
    const headers = new Set(asked.flatMap((question) => Object.keys(question.headers)));
    const usual = [
      'accept',
      'accept-encoding',
      'accept-language',
      'connection',
      'host',
      'sec-fetch-mode',
      'user-agent',
    ];
    assert.deepEqual(
      [...headers].filter((name) => !usual.includes(name)),
      [],
    );
    assert.equal(new Set(asked.map((question) => question.headers['user-agent'])).size, 1);
    const tiles = new Set(asked.filter(isTile).map(({ path }) => path));
    assert.equal(tiles.size, tilesOfBlock, 'all of them, wherever in the block somebody looked');
    const [search] = asked.filter((question) => !isTile(question));
    assert.match(search?.path ?? '', /plantstraat/);
    assert.doesNotMatch(search?.path ?? '', /4711/);
  });

  test('who carries the webhook sees ids, seals and that something was withdrawn', () => {
    const events = week().hooks.map(({ body }) => JSON.parse(body) as Json & { data: { sealed?: string } });
    for (const { data, ...envelope } of events) {
      assert.deepEqual(Object.keys(envelope).sort(), [
        'datacontenttype',
        'id',
        'source',
        'specversion',
        'type',
      ]);
      const fields = Object.keys(data).sort();
      assert.ok(['id', 'id,sealed'].includes(fields.join()), fields.join());
    }
    const sizes = new Set(events.flatMap(({ data }) => data.sealed?.length ?? []));
    assert.equal(sizes.size, 1, 'and every seal has the size of every other');
  });

  test('who carries the mail sees constant words and a seal', () => {
    const { mails } = week();
    const constant = (mail: string) =>
      mail
        .split(/\r\n\r\n/)[0]
        ?.split(/\r\n(?!\s)/)
        .filter((line) => !/^(message-id|date|content-type|references|in-reply-to):/i.test(line))
        .join('\n') ?? '';
    const withSeal = mails.filter((mail) => attachmentsOf([mail]).length > 0);
    assert.ok(withSeal.length >= week().arrived.length);
    assert.equal(new Set(withSeal.map(constant)).size, 1);
    for (const [at, mail] of withSeal.entries()) {
      const [seal] = attachmentsOf([mail]);
      assert.ok(seal?.subarray(0, 40).includes('age-encryption.org/v1'), `mail ${at}`);
    }
    for (const needle of [words.referrer, ...week().arrived])
      assert.ok(!mails.join('').includes(needle), needle);
  });
}
