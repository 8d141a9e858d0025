import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, type Places } from '../find-planted.ts';
import { mailReceiver, until, webhookReceiver } from '../hub-receivers.ts';
import { mapServices } from '../map-service-stand-in.ts';
import { freshFolder, removeFolder, startHouse } from '../running-house.ts';
import { answerLetters } from './answer-letters.ts';
import { askDesk, inviteSomebody, type Role, staffTokens } from './ask-desk.ts';
import { attachmentsOf, backUp, copiesIn, copyFolder, filesOfAll } from './copies.ts';
import { type Engine, sqliteEngine } from './engine.ts';
import { claimReward, converse, findCode, grantRewards } from './follow-reports.ts';
import { makeKeyFiles } from './key-files.ts';
import { lookAtTheMap } from './look-at-map.ts';
import { openAll } from './open-all.ts';
import { type Name, people } from './people.ts';
import { reportInOrder } from './send-in-ways.ts';
import { subscribe } from './subscribe.ts';
import { publicFiles, tryOtherDoors } from './try-other-doors.ts';

export type LivedWeek = Awaited<ReturnType<typeof liveAWeek>>;

/**
 * A server as production has it, as far as loopback allows: keys and pepper outside its data, a webhook, mail, map
 * services and a proxy in front. It lives a week and a night; copies are taken while it runs and after it stopped, and
 * it runs again.
 */
export async function liveAWeek(makeEngine: (dataDir: string) => Promise<Engine> = sqliteEngine) {
  const folder = freshFolder();
  const [dataDir, keyDir] = [join(folder, 'data'), join(folder, 'keys')];
  for (const each of [dataDir, keyDir]) mkdirSync(each, { mode: 0o700 });
  const engine = await makeEngine(dataDir);
  const keys = await makeKeyFiles(keyDir);
  const [hook, mail, map] = [await webhookReceiver(confirming), await mailReceiver(), await mapServices()];
  // What goes to readers goes through another mail server than what goes to the hub.
  const letters = await mailReceiver();
  const env = {
    ...engine.env,
    ...{ TRUST_PROXY: '1', LOG_LEVEL: 'debug', HUB_RECIPIENTS: keys.hub.recipient },
    ...{ RECOVERY_RECIPIENT: keys.recovery.recipient, RECEIPT_PEPPER_FILE: keys.pepperFile },
    ...{ FORWARD_RECIPIENTS: `politie=${keys.police.recipient}`, REWARD_CLAIM_DESK: 'Verzonnen balie' },
    ...{ HUB_WEBHOOK_URL: hook.url, HUB_WEBHOOK_SECRET: `whsec_${Buffer.alloc(32, 5).toString('base64')}` },
    ...{ SMTP_URL: mail.url, HUB_MAIL_TO: 'hub@drugshub.example', HUB_MAIL_BATCH_MINUTES: '0' },
    ...{ OUTREACH_SMTP_URL: letters.url, OUTREACH_KEY_FILE: keys.outreachFile },
    ...{ TILES_URL: map.tilesUrl, GEOCODER_URL: map.geocoderUrl },
  };
  let house = await startHouse(env, dataDir);
  const [tokens, { sent, arrived }] = await Promise.all([staffTokens(house), reportInOrder(house.publicUrl)]);
  const invited = await inviteSomebody(house);
  const arrivedAtHub = () => Math.min(hook.received.length, mail.mails.length) >= arrived.length;
  await until('everything arrives at the hub', arrivedAtHub, 40);
  const opened = await openAll(house, keys.hub.file, join(folder, 'opened'));
  const idOf = (name: Name) => String(opened.find(({ text }) => text === people[name].text)?.id);
  const desk = (role: Role, path: string, body?: object) => askDesk(house.deskUrl, tokens[role], path, body);
  const follow = { desk, idOf, sent, publicUrl: () => house.publicUrl };
  await converse(follow);
  await grantRewards(follow);
  await until('the recall arrives', () => hook.received.some(({ body }) => body.includes('ingetrokken')));
  const letterTokens = await subscribe(house.publicUrl, letters.mails);
  const letterCodes = await answerLetters(desk, house.publicUrl);
  await lookAtTheMap(house.publicUrl);
  await tryOtherDoors(house.publicUrl);
  await until('the whole block of tiles is asked for', () => map.asked.filter(isTile).length >= tilesOfBlock);
  const copies = copiesIn(folder);
  copyFolder(dataDir, copies.live);

  let log = '';
  const startAgain = async (between: () => unknown) => {
    await house.stop();
    log += house.output();
    await between();
    house = await startHouse(env, dataDir);
  };
  await startAgain(engine.weekOver);
  // Of two who were rewarded one looks and claims; the other looks when all copies were taken.
  const daan = await findCode(follow, 'daan');
  await claimReward(follow, daan);
  await backUp(house, copies.backup);
  await startAgain(async () => {
    copyFolder(dataDir, copies.stopped);
    await engine.copyTo(copies.stopped);
  });
  const tables = await engine.tables();
  const codes = { daan, eva: await findCode(follow, 'eva') };
  const published = await publicFiles(house.publicUrl);
  return {
    ...{ house, keys, tokens, invited, sent, opened, arrived, codes, copies, desk, idOf, folder },
    ...{ hooks: hook.received, mails: mail.mails, asked: map.asked },
    ...{ letterTokens, letterCodes },
    /** Every table at the end of the week. */
    tables,
    openedPhotos: () => [...filesOf(join(folder, 'opened')).values()],
    /** All that an insider can copy. */
    spoils: (): Places =>
      new Map([
        ...filesOfAll(copies),
        ['log', Buffer.from(log + house.output())],
        ['webhook', Buffer.from(JSON.stringify(hook.received))],
        ['mail', Buffer.from(mail.mails.join('\n'))],
        ['mail attachments', Buffer.concat(attachmentsOf(mail.mails))],
        ['map services', Buffer.from(JSON.stringify(map.asked))],
        ...published,
      ]),
    end: async () => {
      await house.stop();
      await Promise.all([hook.close(), mail.close(), letters.close(), engine.stop()]);
      map.close();
      removeFolder(folder);
    },
  };
}

/** Eight by eight. */
export const tilesOfBlock = 64;
export const isTile = ({ path }: { path: string }) => path.startsWith('/tiles/');

const confirming = (call: number) => ({
  status: 200,
  body: JSON.stringify({ reference: `HUB-REFERENCE-${String(call).padStart(6, '0')}` }),
});
