import assert from 'node:assert/strict';
import type { Desk } from './ask-desk.ts';
import { anna } from './people.ts';

/** A wave of the survey by letter: two codes go out and one is used. What is in both letters, and in the form. */
export async function answerLetters(desk: Desk, publicUrl: string): Promise<string[]> {
  const from = Temporal.Now.plainDateISO('Europe/Amsterdam');
  const days = { from: from.toString(), to: from.add({ days: 30 }).toString() };
  const wave = { title: 'Verzonnen ronde', code: 'verzonnen-ronde', access: 'letters', ...days };
  const made = await desk('communication', '/api/v1/surveys', wave);
  assert.equal(made.status, 201, String(made.bytes));
  const { id } = JSON.parse(String(made.bytes)) as { id: string };
  const printed = await desk('communication', `/api/v1/surveys/${id}/letters`, { letters: 2 });
  const { codes } = JSON.parse(String(printed.bytes)) as { codes: string[] };
  const headers = { 'x-forwarded-for': anna.address, 'user-agent': anna.agent };
  const address = `${publicUrl}/enquete/${wave.code}`;
  const form = await (await fetch(address, { headers })).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? assert.fail('the form has a token');
  const body = new URLSearchParams({ 'know-us': 'yes', code: String(codes[0]), formToken });
  assert.equal((await fetch(address, { method: 'POST', headers, body })).status, 200);
  return [...codes, ...codes.map((code) => code.replace('-', '')), formToken];
}
