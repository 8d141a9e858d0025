import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { askQuestion, type Purpose, Refused } from './ask-question.ts';

function offer(form: HTMLFormElement): void {
  for (const text of document.querySelectorAll<HTMLElement>('[data-without-script]')) text.hidden = true;
  form.hidden = false;
  const hindrance = hindranceFor(form);
  if (hindrance !== null) {
    for (const part of form.querySelectorAll<HTMLElement>('button, .field')) part.hidden = true;
    say(form, hindrance);
    return;
  }
  let busy = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(form, 'busy');
    answer(form)
      // Sent as a form, so that the answer is a page like any other.
      .then(() => form.submit())
      .catch((error: unknown) => say(form, wordFor(error)))
      .finally(() => {
        busy = false;
      });
  });
}

/** Why this page cannot use a passkey at all. */
function hindranceFor(form: HTMLFormElement): string | null {
  // Before the support of the browser: on a wrong address it may seem to have none.
  if (location.origin !== form.dataset.passkeyAt) return 'elsewhere';
  if (!browserSupportsWebAuthn()) return 'unsupported';
  return form.dataset.passkey === 'enrolment' && !hasInvitation(form) ? 'gone' : null;
}

/** The code stands behind the `#`; from there it goes into the form, and out of the address and the history. */
function hasInvitation(form: HTMLFormElement): boolean {
  const field = fieldOf(form, 'invitation');
  if (location.hash.length > 1) {
    field.value = location.hash.slice(1);
    history.replaceState(null, '', location.pathname);
  }
  return field.value !== '';
}

async function answer(form: HTMLFormElement): Promise<void> {
  const purpose = form.dataset.passkey as Purpose;
  const question = await askQuestion(purpose, form);
  const makes = purpose === 'enrolment' || purpose === 'addition';
  const answered = makes
    ? await startRegistration({
        optionsJSON: question as Parameters<typeof startRegistration>[0]['optionsJSON'],
      })
    : await startAuthentication({
        optionsJSON: question as Parameters<typeof startAuthentication>[0]['optionsJSON'],
      });
  fieldOf(form, 'answer').value = JSON.stringify(answered);
}

function wordFor(error: unknown): string {
  if (error instanceof Refused) return error.word;
  const { name, code } = error as { name?: string; code?: string };
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known';
  return name === 'SecurityError' ? 'elsewhere' : 'cancelled';
}

const fieldOf = (form: HTMLFormElement, name: string) =>
  form.querySelector(`input[name="${name}"]`) as HTMLInputElement;

/** The sentences come with the page, in its language. */
function say(form: HTMLFormElement, word: string): void {
  const status = form.querySelector<HTMLElement>('[data-passkey-status]');
  if (status === null) return;
  status.hidden = false;
  status.classList.toggle('passkey-status--problem', word !== 'busy');
  status.textContent = (JSON.parse(status.dataset.words ?? '{}') as Record<string, string>)[word] ?? '';
}

/** Without script a page says that passkeys need it; with script the forms come in its place. */
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) offer(form);
