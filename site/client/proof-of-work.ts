import { type Challenge, solveChallenge } from './solve-challenge.ts';

/** After this a report goes without proof: it then waits a little longer at the server, and is taken all the same. */
const longestMs = 45_000;

/**
 * Work for a report when the server is busy, as text for the field `proof`; null when none is asked for, or when it
 * cannot be done here. Never a reason not to send.
 */
export async function proofOfWork(): Promise<string | null> {
  try {
    const challenge = await askChallenge();
    if (challenge === null || crypto.subtle === undefined) return null;
    showBusy(true);
    const until = performance.now() + longestMs;
    const solution = await solveChallenge(challenge, () => performance.now() < until);
    return solution && btoa(JSON.stringify({ challenge, solution }));
  } catch {
    return null;
  } finally {
    showBusy(false);
  }
}

async function askChallenge(): Promise<Challenge | null> {
  const answer = await fetch('/api/v1/proof-challenges', {
    method: 'POST',
    signal: AbortSignal.timeout(5_000),
  });
  if (!answer.ok) return null;
  return ((await answer.json()) as { challenge: Challenge | null }).challenge;
}

/** The words stand in the page; a screen reader tells them when they appear. */
function showBusy(busy: boolean): void {
  const status = document.querySelector<HTMLElement>('[data-busy-words]');
  if (status) status.textContent = busy ? (status.dataset.busyWords ?? '') : '';
}
