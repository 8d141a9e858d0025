import type { SealPage } from './seal-page.ts';
import { sendReport } from './send-report.ts';
import { showFaults, showNotice } from './show-faults.ts';
import { showReceipt } from './show-receipt.ts';

export { forgetSealed } from './send-report.ts';

/**
 * Sends what was filled in, and shows what comes of it. Where the receipt is on its way: how to ask for it once more.
 * @throws when this browser cannot seal; nothing was sent then
 */
export async function sealAndSend(page: SealPage, sendOpenly: () => void): Promise<(() => void) | null> {
  const outcome = await sendReport(page);
  if (outcome.kind === 'receipt') {
    const show = () => showReceipt(page.form.getAttribute('action') ?? '', outcome.shown);
    show();
    return show;
  }
  if (outcome.kind === 'faults') showFaults(page, outcome.faults);
  else showNotice(page, outcome.notice, sendOpenly);
  return null;
}
