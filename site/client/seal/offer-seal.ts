import { type SealPage, sealPage } from './seal-page.ts';
import { showNotice } from './show-faults.ts';

/**
 * Seals the report in the browser, where the browser can. The words near the button always say who puts the lock on:
 * without this script they stay as the server wrote them, and the form is sent as it is.
 */
const form = document.querySelector<HTMLFormElement>('form.report-form');
if (form?.querySelector('[data-sealing]') && canSeal()) offer(sealPage(form));

/** What the sealing needs at the least; what else is missing shows when it is tried. */
function canSeal(): boolean {
  const needed = [globalThis.fetch, globalThis.crypto?.getRandomValues, globalThis.BigInt];
  const streams = globalThis.ReadableStream?.prototype;
  return (
    needed.every((part) => typeof part === 'function') && streams !== undefined && 'pipeThrough' in streams
  );
}

/** The library and all that goes with it: fetched at the first use of the form, never at the first sight of the page. */
const load = () => import('./seal-and-send.ts');

function offer(page: SealPage): void {
  let loaded: Awaited<ReturnType<typeof load>> | undefined;
  let sending = false;
  let openly = false;
  let showReceipt: (() => void) | null = null;
  const fetchModule = async () => {
    loaded ??= await load();
    return loaded;
  };
  const sendOpenly = () => {
    openly = true;
    page.sealedBy('server');
    page.form.querySelector<HTMLButtonElement>('#submit')?.click();
  };
  /** Whatever goes wrong becomes words; nothing is ever sent without a lock. */
  const sealAndSend = async () => {
    try {
      const { sealAndSend: attempt } = await fetchModule();
      return await attempt(page, sendOpenly);
    } catch {
      showNotice(page, 'no-lock', sendOpenly);
      return null;
    }
  };

  page.sealedBy('browser');
  page.form.addEventListener('focusin', () => fetchModule().catch(() => {}), { once: true });
  page.form.addEventListener('submit', async (event) => {
    // Only after the button that says so: never because something went wrong.
    if (openly) return;
    event.preventDefault();
    // A second tap is no second report. The page of the receipt can be asked for again when it did not come.
    if (sending) return showReceipt?.();
    sending = true;
    page.say('busy');
    showReceipt = await sealAndSend();
    if (showReceipt) return;
    sending = false;
    page.say(null);
  });
  addEventListener('pagehide', () => {
    page.forget();
    loaded?.forgetSealed();
  });
}
