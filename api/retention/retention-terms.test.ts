import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigFault, readConfig } from '#api/config.ts';
import { lastEndedWeek, retentionTerms, shorterTerms } from './retention-terms.ts';

function faultsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigFault) return error.faults;
    throw error;
  }
}

test('a term of one state that is longer than that of all is a fault by its name', () => {
  for (const name of shorterTerms) {
    assert.deepEqual(faultsOf({ CONTENT_RETENTION_DAYS: '20', [name]: '20' }), []);
    const [fault, ...more] = faultsOf({ CONTENT_RETENTION_DAYS: '20', [name]: '21' });
    assert.match(fault ?? '', new RegExp(`^${name} must not be longer`));
    assert.deepEqual(more, []);
    assert.equal(faultsOf({ [name]: '31' }).length, 1, 'also against the usual 30 days');
    assert.equal(faultsOf({ [name]: '0' }).length, 1);
  }
});

test('a term that is not set is never longer than that of all', () => {
  const terms = retentionTerms(readConfig({ CONTENT_RETENTION_DAYS: '5' }));
  assert.deepEqual(
    [terms.contentDays, ...Object.values(terms.stateDays), terms.recalledDays],
    [5, 5, 5, 5, 5],
  );
});

test('a production server keeps nothing longer than the public pages promise', () => {
  const production = { NODE_ENV: 'production', CONTENT_RETENTION_DAYS: '31' };
  assert.ok(
    faultsOf(production).some((fault) => fault.startsWith('CONTENT_RETENTION_DAYS must be at most 30')),
  );
  assert.ok(
    !faultsOf({ ...production, CONTENT_RETENTION_DAYS: '30' }).some((fault) => fault.includes('RETENTION')),
  );
  assert.deepEqual(faultsOf({ CONTENT_RETENTION_DAYS: '31' }), []);
});

test('a term runs from the end of a week, on the clock of Amsterdam, also over the turn of a year', () => {
  // 2026-W47 ends on Sunday 22 November; seven days are over when 30 November begins there, at 23:00 UTC.
  assert.equal(lastEndedWeek(Date.UTC(2026, 10, 29, 22, 59), 7), '2026-W46');
  assert.equal(lastEndedWeek(Date.UTC(2026, 10, 29, 23, 0), 7), '2026-W47');
  // 2026 has a week 53, which ends on Sunday 3 January.
  assert.equal(lastEndedWeek(Date.UTC(2027, 0, 11, 12), 7), '2026-W53');
  assert.equal(lastEndedWeek(Date.UTC(2027, 0, 18, 12), 7), '2027-W01');
});

test('a receiver of forwarded texts has a name of its own and never a key of the hub', async () => {
  const own = async () => identityToRecipient(await generateX25519Identity());
  const [one, two, three, four] = [await own(), await own(), await own(), await own()];
  const list = `politie=${one}, gemeente=${two}`;
  assert.deepEqual(readConfig({ FORWARD_RECIPIENTS: list }).FORWARD_RECIPIENTS, [
    { name: 'politie', recipient: one },
    { name: 'gemeente', recipient: two },
  ]);
  for (const wrong of ['politie', one, `Politie=${one}`, `a=${one},a=${two}`, `hub=${one}`, 'a=AGE-SECRET'])
    assert.equal(faultsOf({ FORWARD_RECIPIENTS: wrong }).length, 1, wrong);
  const keys = { HUB_RECIPIENTS: `${three} ${two}`, FORWARD_RECIPIENTS: list };
  assert.match(faultsOf(keys).join(), /^FORWARD_RECIPIENTS must hold other keys/);
  assert.match(faultsOf({ ...keys, HUB_RECIPIENTS: three, RECOVERY_RECIPIENT: one }).join(), /^FORWARD/);
  assert.deepEqual(faultsOf({ ...keys, HUB_RECIPIENTS: three, RECOVERY_RECIPIENT: four }), []);
});
