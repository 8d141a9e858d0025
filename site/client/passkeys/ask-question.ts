/** Why our own server put no question; the words stand on the page. */
export class Refused extends Error {
  readonly word: 'failed' | 'gone' | 'again' | 'slow-down';

  constructor(status: number) {
    super();
    const words = { 401: 'again', 403: 'again', 404: 'gone', 429: 'slow-down' } as const;
    this.word = words[status as keyof typeof words] ?? 'failed';
  }
}

export type Purpose = 'sign-in' | 'enrolment' | 'confirmation' | 'addition';

/** What the device must sign, or make: our server asks, once. @throws Refused */
export async function askQuestion(purpose: Purpose, form: HTMLFormElement): Promise<unknown> {
  const own = purpose === 'confirmation' || purpose === 'addition';
  const sent = new FormData(form);
  const invitation = purpose === 'enrolment' ? { invitation: sent.get('invitation') } : {};
  const response = await fetch(`/api/v1/passkeys/${own ? 'own-questions' : 'questions'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(own && { 'x-csrf-token': String(sent.get('csrf')) }),
    },
    body: JSON.stringify({ for: purpose, ...invitation }),
  }).catch(() => null);
  if (!response?.ok) throw new Refused(response?.status ?? 0);
  return response.json();
}
