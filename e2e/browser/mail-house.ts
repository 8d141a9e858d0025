import { mailReceiver } from '../hub-receivers.ts';
import { freshFolder, removeFolder, startHouse } from '../running-house.ts';
import { test as base } from './house-test.ts';

export type Letters = { url: string; mails: string[] };

/** A house of these settings with a real mail server for newsletters, which keeps what it takes. */
export const withMails = (settings: Record<string, string>) =>
  base.extend<object, { letters: Letters }>({
    letters: [
      // biome-ignore lint/correctness/noEmptyPattern: the runner reads from this pattern which fixtures are used.
      async ({}, use) => {
        const receiver = await mailReceiver();
        await use(receiver);
        await receiver.close();
      },
      { scope: 'worker' },
    ],
    house: [
      async ({ letters }, use) => {
        const dataDir = freshFolder();
        const house = await startHouse({ OUTREACH_SMTP_URL: letters.url, ...settings }, dataDir);
        await use(house);
        await house.stop();
        removeFolder(dataDir);
      },
      { scope: 'worker' },
    ],
  });

export const test = withMails({});

/** A mail as its reader's program takes it apart: lines that were broken for the way, whole again. */
export const unfolded = (mail: string) =>
  mail
    .replace(/=\r\n/g, '')
    .replaceAll('=3D', '=')
    .replace(/\r\n[ \t]/g, ' ');

/** What one address got, oldest first: tests that share a worker share its mail server too. */
export const lettersTo = ({ mails }: Letters, address: string) =>
  mails.filter((mail) => /^To: .*$/im.exec(unfolded(mail))?.[0].includes(address));
