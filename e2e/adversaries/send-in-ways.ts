import { canonicalJson } from '#sealing/canonical-json.ts';
import { padText } from '#sealing/pad.ts';
import { reportContentOf } from '#sealing/report-content.ts';
import { sealer } from '#sealing/seal.ts';
import { sendReport } from '../running-house.ts';
import { headersOf, type Name, type Person, people, words } from './people.ts';
import { plantedPhoto } from './planted-photo.ts';

/** What the reporter holds afterwards. The token is gone with the page; it is here to be looked for. */
export type Sent = { receipt: string; formToken: string };

const receiptIn = (text: string) => /([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}/.exec(text)?.[0];

/** The road without script: the form as a browser posts it, photos and all. */
export async function sendByForm(url: string, person: Person): Promise<Sent> {
  const headers = headersOf(person);
  const page = await (await fetch(`${url}/melden?q=${words.query}`, { headers })).text();
  const formToken = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const form = new FormData();
  const { phenomenon, text, place, pin, precision } = person;
  const fields = { formToken, phenomenon, description: text, place, locationPrecision: precision };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('location', `${pin[1]}, ${pin[0]}`);
  form.set('observed', 'this-week');
  for (const size of [640, 420]) {
    const photo = new Blob([new Uint8Array(await plantedPhoto(size, 300))], { type: 'image/jpeg' });
    form.append('photos', photo, `${words.fileName}-${size}.jpg`);
  }
  const answer = await fetch(`${url}/melden`, { method: 'POST', body: form, headers });
  const html = (await answer.text())
    .replace(/<[^>]+>/g, ' ')
    .replace(/([0-9A-Z]{4})\s+(?=[0-9A-Z]{4}\b)/g, '$1-');
  return { receipt: receiptIn(html) ?? fail(answer.status, 'form'), formToken };
}

/** The JSON of a report that another service sends. */
export const draftOf = ({ phenomenon, text, place, pin, precision }: Person) => ({
  ...{ phenomenon, description: text, place, locationPrecision: precision },
  location: { type: 'Point', coordinates: pin.map(Number) },
});

/** The road of other programs: its idempotency key stands for the form token. */
export async function sendByProgram(url: string, person: Person, key: string): Promise<Sent> {
  const { status, body } = await sendReport(url, draftOf(person), key, headersOf(person));
  return { receipt: status === 201 ? String(body.receipt) : fail(status, 'program'), formToken: key };
}

/** Reports of others, for what can only be told of many. */
export const others = 36;

/** The planted ones, one after the other, in the middle of the crowd. `arrived`: all texts, in the order of arrival. */
export async function reportInOrder(url: string) {
  const arrived: string[] = [];
  const crowd = async () => {
    for (let left = others / 2; left > 0; left -= 1) {
      const description = `Verzonnen melding ${arrived.length}`;
      const draft = { phenomenon: 'other', description, areaCode: 'GM0448' };
      const headers = { 'x-forwarded-for': `198.51.100.${left}` };
      const { status } = await sendReport(url, draft, `verzonnen-${arrived.length}`, headers);
      if (status !== 201) fail(status, 'program');
      arrived.push(description);
    }
  };
  await crowd();
  const sent: Record<Name, Sent> = {
    anna: await sendByForm(url, people.anna),
    bram: await sendByProgram(url, people.bram, words.key),
    carla: await sendSealed(url, people.carla, 'GM0400'),
    daan: await sendByProgram(url, people.daan, `${words.key}-op-zee`),
    eva: await sendByProgram(url, people.eva, `${words.key}-aan-het-strand`),
  };
  arrived.push(...Object.values(people).map(({ text }) => text));
  await crowd();
  return { sent, arrived };
}

type Terms = { reportId: string; week: string; keyId: string; recipients: string[] };

/** The road with script, by the very code of the browser: the server gets a seal and four words. */
export async function sendSealed(url: string, person: Person, areaCode: string): Promise<Sent> {
  const headers = headersOf(person);
  const asked = await fetch(`${url}/api/v1/form-tokens`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: '{}',
  });
  const { formToken, terms } = (await asked.json()) as { formToken: string; terms: Terms };
  const content = reportContentOf(
    {
      phenomenon: person.phenomenon as 'other',
      description: person.text,
      place: person.place,
      locationPrecision: person.precision,
    },
    {
      ...{ id: terms.reportId, areaCode, week: terms.week, campaign: '', photos: [] },
      location: { type: 'Point', coordinates: [Number(person.pin[0]), Number(person.pin[1])] },
    },
  );
  const sealed = await sealer(terms.recipients)(padText(Buffer.from(canonicalJson(content))));
  const form = new FormData();
  const fields = { phenomenon: person.phenomenon, language: 'nl', areaCode, formToken, keyId: terms.keyId };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('sealed', new Blob([new Uint8Array(sealed)]), words.sealedFile);
  const answer = await fetch(`${url}/api/v1/sealed-reports`, { method: 'POST', body: form, headers });
  const accepted = (await answer.json()) as { receipt?: string };
  return { receipt: accepted.receipt ?? fail(answer.status, 'seal'), formToken };
}

function fail(status: number, road: string): never {
  throw new Error(`The report by ${road} got ${status} and no receipt.`);
}
