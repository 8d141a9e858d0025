import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { LivedWeek } from './lived-week.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The check symbol is a sum over GF(32): the sum of codes is well-formed too, and nobody was ever given it. */
function neverGivenOut(codes: readonly string[]): string {
  const values = codes.map((code) => [...code.replaceAll('-', '')].map((symbol) => alphabet.indexOf(symbol)));
  const sum = (values[0] ?? []).map((_, at) =>
    values.reduce((total, code) => total ^ (code[at] as number), 0),
  );
  return sum.map((value) => alphabet[value]).join('');
}

/** A hacker without anything: he guesses, forges and knocks at every door. */
export function outsider(week: () => LivedWeek): void {
  const ask = async (receipt: string) => {
    const answer = await fetch(`${week().house.publicUrl}/api/v1/follow-ups`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ receipt }),
    });
    const headers = [...answer.headers].filter(([name]) => name !== 'date').join('\n');
    return { status: answer.status, answer: `${answer.status}\n${headers}\n${await answer.text()}` };
  };

  test('a receipt that was given out, one of a recalled report and one that never was get the same bytes', async () => {
    const { anna, bram, carla, daan } = week().sent;
    const never = [
      [anna, bram, carla],
      [anna, bram, daan],
      [anna, carla, daan],
      [bram, carla, daan],
    ].map((some) => neverGivenOut(some.map(({ receipt }) => receipt)));
    const given = [bram, carla].map(({ receipt }) => receipt);
    const answers = await Promise.all([...given, ...never].map(ask));
    assert.deepEqual([...new Set(answers.map(({ answer }) => answer))].length, 1);
    assert.equal(answers[0]?.status, 200);
    assert.ok(
      (await ask(anna.receipt)).answer.includes('PLANTVRAAG'),
      '(counter-proof: that road does open)',
    );
  });

  test('of codes made up at random one in 32 can be a code at all, and none of those opens anything', async () => {
    const guesses = Array.from({ length: 400 }, () =>
      [...randomBytes(20)].map((byte) => alphabet[byte & 31]).join(''),
    );
    const tried: Awaited<ReturnType<typeof ask>>[] = [];
    for (let at = 0; at < guesses.length; at += 20)
      tried.push(...(await Promise.all(guesses.slice(at, at + 20).map(ask))));
    const wellFormed = tried.filter(({ status }) => status === 200);
    assert.ok(wellFormed.length < 40, `${wellFormed.length} of 400`);
    assert.ok(wellFormed.every(({ answer }) => answer.includes('{"messages":[]}')));
    assert.ok(tried.every(({ status }) => status === 200 || status === 400));
  });

  test('a form token of his own making is none of ours: a seal under it is not stored', async () => {
    const before = await stored();
    for (const formToken of [randomBytes(32).toString('base64url'), week().sent.carla.formToken]) {
      const form = new FormData();
      const seal = Buffer.concat([Buffer.from('age-encryption.org/v1\n'), randomBytes(4_400)]);
      for (const [name, value] of Object.entries({
        phenomenon: 'other',
        language: 'nl',
        formToken,
        keyId: 'x',
      }))
        form.set(name, value);
      form.set('sealed', new Blob([new Uint8Array(seal)]), 'sealed');
      const answer = await fetch(`${week().house.publicUrl}/api/v1/sealed-reports`, {
        method: 'POST',
        body: form,
      });
      assert.ok([400, 409].includes(answer.status), `${answer.status}`);
    }
    assert.equal(await stored(), before);
  });

  test('no door of the desk opens on the public side, not even with a token of staff', async () => {
    const { house, tokens } = week();
    const pathsOf = async (url: string) => {
      const answer = await fetch(`${url}/api/v1/openapi.json`);
      return Object.keys(((await answer.json()) as { paths: Record<string, object> }).paths);
    };
    const open = await pathsOf(house.publicUrl);
    const closed = (await pathsOf(house.deskUrl)).filter((path) => !open.includes(path));
    assert.ok(closed.length > 25, `${closed.length} calls`);
    for (const path of [
      ...closed.map((each) => `/api/v1${each}`),
      '/meldingen',
      '/dichtheid',
      '/aanmelden',
    ]) {
      const answer = await fetch(house.publicUrl + path, {
        headers: { authorization: `Bearer ${tokens.lead}` },
      });
      assert.equal(answer.status, 404, path);
      await answer.body?.cancel();
    }
  });

  async function stored(): Promise<number> {
    const { bytes } = await week().desk('hub', '/api/v1/intake/reports?limit=1');
    return (JSON.parse(String(bytes)) as { total: number }).total;
  }
}
