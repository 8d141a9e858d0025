import type { NewsletterDetails } from '#api/outreach/newsletter-page.schema.ts';

const betweenMs = 5_000;
/** Ten minutes: each look counts as use of the session, so that an unattended desk stays open that much longer at most. */
const mostLooks = 120;

type Progress = Pick<NewsletterDetails, 'progress' | 'state' | 'trouble'>;

/**
 * Keeps the numbers of a newsletter that is going out, as long as it goes out, somebody looks and nobody stops it
 * (WCAG 2.2.2). After that the link under it is what it is without script.
 */
export function followProgress(section: HTMLElement): void {
  const address = section.dataset.follow ?? '';
  const stop = section.querySelector<HTMLButtonElement>('[data-stop]');
  let looks = 0;
  const end = (): void => {
    clearInterval(timer);
    stop?.remove();
    section.querySelector('[data-ended]')?.replaceChildren(section.dataset.ended ?? '');
  };
  const look = async (): Promise<void> => {
    if (document.hidden) return;
    looks += 1;
    const newest = await ask(address);
    if (newest !== null) show(section, newest);
    if (newest?.state !== 'sending' || newest.trouble !== section.dataset.trouble || looks >= mostLooks)
      end();
  };
  const timer = setInterval(() => void look(), betweenMs);
  stop?.addEventListener('click', end);
  if (stop) stop.hidden = false;
}

/** Null where the desk does not answer, or has signed out. */
async function ask(address: string): Promise<Progress | null> {
  const answer = await fetch(address, { headers: { accept: 'application/json' } }).catch(() => null);
  return answer?.ok ? ((await answer.json()) as Progress) : null;
}

function show(section: HTMLElement, { progress }: Progress): void {
  const inDutch = (n: number) => n.toLocaleString('nl-NL');
  for (const part of section.querySelectorAll<HTMLElement>('[data-count]'))
    part.textContent = inDutch(progress[part.dataset.count as keyof typeof progress]);
  const bar = section.querySelector('progress');
  if (bar) bar.value = progress.sent;
  const line = section.querySelector<HTMLElement>('[data-line]');
  const words = (line?.dataset.line ?? '')
    .replace('{sent}', inDutch(progress.sent))
    .replace('{total}', inDutch(progress.total));
  // A screen reader reads it out when it changes, and only then.
  if (line && line.textContent !== words) line.textContent = words;
}

for (const section of document.querySelectorAll<HTMLElement>('[data-follow]')) followProgress(section);
