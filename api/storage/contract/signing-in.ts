import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import {
  challengeLifeMs,
  crowdedLifeMs,
  mostChallenges,
  openChallenge,
  takeChallenge,
} from '#api/staff/challenges.ts';
import { invitationLifeMs, invitedMember } from '#api/staff/invitations.ts';
import { memberOfSubject } from '#api/staff/linked-subjects.ts';
import { findPasskey, type NewPasskey, noteUse, passkeysOf } from '#api/staff/passkeys.ts';
import { addConfirmed, enrolInvited, removeOwn } from '#api/staff/recorded-passkeys.ts';
import { invitePerson, linkPerson, unlinkPerson, type Wanted } from '#api/staff/recorded-people.ts';
import { endTokens } from '#api/staff/recorded-tokens.ts';
import { confirmSession } from '#api/staff/session-confirmation.ts';
import { readSession, startSession } from '#api/staff/sessions.ts';
import { listStaff } from '#api/staff/staff-list.ts';
import { tokenHash } from '#api/staff/staff-tokens.ts';
import { verifyAuditLog } from '#api/staff/verify-audit-log.ts';
import type { Database } from '../database.ts';
import { wednesday } from '../invented-reports.ts';
import type { OpenFresh } from '../test-databases.ts';

const anna = { role: 'lead', name: 'Verzonnen Anna', region: null } as const;
const nowMs = wednesday;
const passkey = (given: Partial<NewPasskey> = {}): NewPasskey => ({
  ...{ credential_id: randomBytes(24), public_key: randomBytes(77), counter: 0, synced: 0 },
  ...{ transports: 'usb nfc', label: 'Verzonnen sleutel', ...given },
});

async function invited(database: Database, person: Wanted = anna) {
  const made = await invitePerson(database, person, nowMs);
  const code = made.kind === 'invited' ? made.code : assert.fail(made.kind);
  const member = (await invitedMember(database.store, code, nowMs)) ?? assert.fail();
  return { code, member, removed: made.kind === 'invited' ? made.removed : 0 };
}

async function enrolled(database: Database, person: Wanted = anna) {
  const { code, member } = await invited(database, person);
  const one = passkey();
  assert.equal(await enrolInvited(database, { code, member, passkey: one, nowMs }), 'enrolled');
  const session = await startSession(database.store, member.tokenId, nowMs, 'passkey');
  return { code, member, one, session };
}

/** How people at the desk prove who they are; the same on both engines, and with two processes at once. */
export function signingInContract(fresh: OpenFresh): void {
  test('a passkey comes back as it was kept, and an invitation is used once over two connections', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const { code, member } = await invited(database);
    const both = await Promise.all(
      [database, other].map((each) => enrolInvited(each, { code, member, passkey: passkey(), nowMs })),
    );
    assert.deepEqual(both.toSorted(), ['enrolled', 'gone']);
    const [kept] = await passkeysOf(other.store, member.tokenId);
    assert.partialDeepStrictEqual(kept, { transports: 'usb nfc', counter: 0, synced: 0, used_on: '' });
    const found = await findPasskey(database.store, kept?.credential_id ?? new Uint8Array());
    assert.deepEqual(found?.member, member);
    assert.equal((await verifyAuditLog(database.store, [])).kind, 'whole');
  });

  test('a passkey that is somebody’s already is not kept again, and the invitation stays good', async (t) => {
    const { database } = await fresh(t);
    const { one } = await enrolled(database);
    const { code, member } = await invited(database, { ...anna, name: 'Verzonnen Bert' });
    assert.equal(await enrolInvited(database, { code, member, passkey: passkey(one), nowMs }), 'failed');
    assert.deepEqual(await invitedMember(database.store, code, nowMs), member);
    assert.equal(await enrolInvited(database, { code, member, passkey: passkey(), nowMs }), 'enrolled');
  });

  test('a count is noted once, also by two processes at once', async (t) => {
    const { database, again } = await fresh(t);
    const other = await again();
    const { one } = await enrolled(database);
    const known = (await findPasskey(database.store, one.credential_id)) ?? assert.fail();
    const noted = [database, other].map(({ store }) => noteUse(store, known, 5, '2026-11-18'));
    assert.deepEqual((await Promise.all(noted)).toSorted(), [false, true]);
  });

  test('a question is answered once over two connections, and not after its time', async (t) => {
    const { database, again } = await fresh(t);
    const { store } = database;
    const other = (await again()).store;
    const cookie = await openChallenge(store, 'sign-in', { challenge: 'verzonnen' }, nowMs);
    assert.equal(await takeChallenge(store, 'addition', cookie, nowMs), null, 'another kind');
    const taken = await Promise.all(
      [store, other].map((each) => takeChallenge(each, 'sign-in', cookie, nowMs)),
    );
    assert.deepEqual(
      taken.filter((each) => each !== null),
      [{ challenge: 'verzonnen' }],
    );
    const late = await openChallenge(store, 'sign-in', {}, nowMs);
    assert.equal(await takeChallenge(store, 'sign-in', late, nowMs + challengeLifeMs + 1), null);
    await openChallenge(store, 'sign-in', {}, nowMs);
    await openChallenge(store, 'sign-in', {}, nowMs + challengeLifeMs + 1);
    assert.equal(
      (await store.selectFrom('staff_challenges').select('kind').execute()).length,
      1,
      'old ones go',
    );
  });

  test('a flood of questions at the door keeps to its place, and pushes out nobody who asked before it', async (t) => {
    const { store } = (await fresh(t)).database;
    const cookie = await openChallenge(store, 'sign-in', { challenge: 'verzonnen' }, nowMs);
    const flood = Array.from({ length: mostChallenges }, (_, at) => ({
      ...{ cookie_hash: tokenHash(`verzonnen ${at}`), kind: 'sign-in' as const, content: '{}' },
      good_until: nowMs + crowdedLifeMs,
    }));
    await store.insertInto('staff_challenges').values(flood).execute();
    const newest = await openChallenge(store, 'sign-in', {}, nowMs + 1, crowdedLifeMs);
    const kept = await store.selectFrom('staff_challenges').select('kind').execute();
    assert.equal(kept.length, mostChallenges);
    for (const each of [cookie, newest])
      assert.notEqual(await takeChallenge(store, 'sign-in', each, nowMs), null);
  });

  test('of two passkeys one is left when both are removed at once; another invitation takes all and ends sessions', async (t) => {
    const { database, again } = await fresh(t);
    const { member, session } = await enrolled(database);
    const { tokenId: memberId } = member;
    await confirmSession(database.store, { session, memberId }, nowMs);
    const adding = { memberId, session, passkey: passkey(), nowMs };
    assert.equal(await addConfirmed(database, adding), 'added');
    assert.equal(await addConfirmed(database, { ...adding, passkey: passkey() }), 'not-confirmed');
    const ids = (await passkeysOf(database.store, memberId)).map(({ id }) => id);
    const sessions = [session, await startSession(database.store, memberId, nowMs)];
    const removals = ids.map((id, at) => ({ memberId, id, session: sessions[at] ?? '', nowMs }));
    const [first] = removals;
    assert.ok(first);
    assert.equal(await removeOwn(database, first), 'not-confirmed');
    for (const each of sessions) await confirmSession(database.store, { session: each, memberId }, nowMs);
    const places = [database, await again()] as const;
    const removing = removals.map((removal, at) => removeOwn(places[at] ?? database, removal));
    assert.deepEqual((await Promise.all(removing)).toSorted(), ['last', 'removed']);
    const { removed, member: same } = await invited(database);
    assert.deepEqual([removed, same], [1, member]);
    assert.equal(await readSession(database.store, session, nowMs), null);
  });

  test('the list of staff tells who was invited and until when, and nothing that lets somebody in', async (t) => {
    const { database } = await fresh(t);
    const { code } = await invited(database);
    await enrolled(database, { ...anna, name: 'Verzonnen Bert' });
    await invited(database, { ...anna, name: 'Verzonnen Cees' });
    await endTokens(database, 'Verzonnen Cees', nowMs);
    const until = nowMs + invitationLifeMs;
    const listed = async (at: number) =>
      (await listStaff(database.store, at)).map(({ name, invitedUntil }) => [name, invitedUntil]);
    assert.deepEqual(await listed(until), [
      [anna.name, until],
      ['Verzonnen Bert', null],
      ['Verzonnen Cees', null],
    ]);
    assert.deepEqual((await listed(until + 1))[0], [anna.name, null]);
    const all = JSON.stringify(await listStaff(database.store, nowMs));
    assert.ok(!all.includes(code) && !all.includes(tokenHash(code).toString('base64').slice(0, 12)));
  });

  test('a subject is one person; the same person in another region must be revoked first', async (t) => {
    const { database } = await fresh(t);
    const { store } = database;
    const subject = { issuer: 'https://login.test.invalid', subject: 'verzonnen-1' };
    assert.equal(await linkPerson(database, anna, subject, nowMs), 'linked');
    assert.equal(await linkPerson(database, { ...anna, name: 'Verzonnen Bert' }, subject, nowMs), 'taken');
    assert.equal(
      await linkPerson(database, { ...anna, region: 'VR10' }, { ...subject, subject: '2' }, nowMs),
      'other-region',
    );
    assert.equal((await memberOfSubject(store, subject))?.name, anna.name);
    assert.equal(await memberOfSubject(store, { ...subject, issuer: 'https://other.test.invalid' }), null);
    assert.deepEqual(
      (await listStaff(store, nowMs)).map(({ name, passkeys, linked }) => [name, passkeys, linked]),
      [[anna.name, 0, 1]],
    );
    assert.equal((await unlinkPerson(database, subject, nowMs))?.name, anna.name);
    assert.equal(await unlinkPerson(database, subject, nowMs), null);
    const texts = JSON.stringify(await store.selectFrom('audit_log').selectAll().execute());
    assert.ok(!texts.includes('verzonnen-1'), 'what the provider calls somebody stays out of the log');
  });
}
