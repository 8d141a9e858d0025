import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { postgresEngine, sqliteEngine } from '#api/storage/test-databases.ts';
import {
  addReaders,
  address,
  approvedNewsletter,
  freshOutreach,
  sender,
  testRelay,
} from './invented-outreach.ts';
import { cancelNewsletter, pauseNewsletter, resumeNewsletter } from './newsletter-store.ts';
import { newsletterDetails } from './read-newsletters.ts';

for (const engine of [sqliteEngine(), postgresEngine()]) {
  describe(`on ${engine.dialect}`, () => {
    before(engine.start);
    after(engine.stop);

    test('every reader gets a newsletter once, with a way out of one press', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      await addReaders(outreach, 25);
      const id = await approvedNewsletter(outreach);
      const relay = await testRelay(t);
      const { settle, stop } = sender(outreach, relay.url);
      t.after(stop);
      await settle();
      await settle();
      assert.deepEqual(
        relay.taken.map(({ to }) => to).sort(),
        Array.from({ length: 25 }, (_, at) => address(at)).sort(),
      );
      const { state, progress } = await newsletterDetails(outreach, id);
      assert.deepEqual([state, progress.sent, progress.waiting], ['done', 25, 0]);
      const raw = relay.taken[0]?.raw ?? '';
      assert.match(
        raw,
        /^List-Unsubscribe: <https:\/\/drugsalert\.example\/nieuwsbrief\/afmelden\/[\w-]{22}>\r$/m,
      );
      assert.match(raw, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
      assert.doesNotMatch(raw, /<img|pixel|utm_|x-mailer/i, 'nothing measures who reads');
    });

    test('of two processes each mail leaves by one', async (t) => {
      const { outreach, again } = await freshOutreach(t, engine);
      await addReaders(outreach, 30);
      await approvedNewsletter(outreach);
      const relay = await testRelay(t);
      const { clock, ...one } = sender(outreach, relay.url);
      const senders = [one, sender(await again(), relay.url, clock)];
      t.after(() => Promise.all(senders.map((each) => each.stop())));
      await Promise.all(senders.map((each) => each.settle()));
      assert.equal(relay.taken.length, 30);
      assert.equal(new Set(relay.taken.map(({ to }) => to)).size, 30);
    });

    test('a newsletter that is paused stands still, goes on, and once cancelled goes to nobody else', async (t) => {
      const { outreach } = await freshOutreach(t, engine);
      await addReaders(outreach, 12);
      const id = await approvedNewsletter(outreach);
      let paused = false;
      const relay = await testRelay(t, {
        onData: (_to, nth) => {
          if (nth === 4 && !paused) {
            paused = true;
            void pauseNewsletter(outreach, id);
          }
          return null;
        },
      });
      const { round, clock, stop } = sender(outreach, relay.url);
      t.after(stop);
      for (let rounds = 0; rounds < 20; rounds += 1) await round();
      const before = relay.taken.length;
      assert.ok(before >= 4 && before <= 5, `${before} left before it stood still`);
      await round();
      assert.equal(relay.taken.length, before);
      await resumeNewsletter(outreach, id);
      clock.ms += 60_000;
      await cancelNewsletter(outreach, id);
      await round();
      assert.equal(relay.taken.length, before, 'nobody else gets it');
      await assert.rejects(resumeNewsletter(outreach, id), { code: 'newsletter-state' });
    });
  });
}
