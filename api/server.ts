import type { FastifyInstance } from 'fastify';
import { isConcept } from '#content/areas/area-sets.ts';
import { type Config, ConfigFault, readConfig } from './config.ts';
import { deskApp } from './desk-app.ts';
import { openWide } from './guard/open-wide.ts';
import { errorFields, type QuietLog, quietLog } from './guard/quiet-log.ts';
import { distDir, type House, openHouse } from './house.ts';
import { nightlyJobs } from './nightly-jobs.ts';
import { sendingOf } from './outreach/build-mail.ts';
import { mailRelay } from './outreach/mail-relay.ts';
import { mailSender } from './outreach/mail-sender.ts';
import { publicApp } from './public-app.ts';
import { retentionTerms } from './retention/retention-terms.ts';
import { pageRenderer } from './site/render-page.ts';
import { developmentSignIn } from './staff/development-sign-in.ts';
import { type SignInLinks, signInLinks } from './staff/sign-in-link.ts';
import { storesDurably } from './storage/stores-durably.ts';

/** The edge of the process: configuration, listeners, signals, a graceful close. Nothing else starts a server. */
async function main(): Promise<void> {
  // What this process writes is for its own user alone.
  process.umask(0o077);
  const config = readConfig();
  const log = quietLog(config.LOG_LEVEL, (line) => process.stderr.write(line));
  quietSurprises(log);
  const house = await openHouse({ config, log, now: Date.now, random: Math.random });
  const links = signInLinks();
  const { apps, ports } = await listen(config, log, house, links);
  const mails = mailsOf(config, log, house, ports);
  const jobs = nightlyJobs({ ...house, log, now: Date.now, retention: retentionTerms(config) });
  if (config.ROLES.includes('courier')) {
    house.courier.start();
    mails?.start();
    jobs.start();
  }
  closeOnSignals(log, async () => {
    jobs.stop();
    await mails?.stop();
    await Promise.all(apps.map((app) => app.close()));
    await house.close();
  });
  if (apps.length > 0 && !config.production) await announce(config, house, links, ports);
}

async function listen(config: Config, log: QuietLog, house: House, links: SignInLinks) {
  const served = config.ROLES.filter((role) => role !== 'courier');
  const ports = new Map<string, number>();
  if (served.length === 0) return { apps: [], ports };
  const renderPage = await pageRenderer(distDir);
  const { areas, campaigns, releases, followUp, outreach } = house;
  const shared = {
    config,
    log,
    areas,
    campaigns,
    releases,
    followUp,
    outreach,
    renderPage,
    distDir,
    now: Date.now,
  };
  const listening = new Set<string>();
  const ready = async () => {
    await house.database.store.selectFrom('settings').select('name').limit(1).execute();
    return listening.size === served.length;
  };
  const stores = storesDurably(house.database, Date.now);
  const apps: FastifyInstance[] = [];
  const open = async (name: 'public' | 'desk', app: FastifyInstance, port: number) => {
    await openWide(app, { host: config.HOST, port });
    listening.add(name);
    apps.push(app);
    ports.set(name, portOf(app));
    log('info', 'listening', { listener: name, port: portOf(app) });
  };
  if (served.includes('public')) {
    const { pepper } = house.keys;
    await open(
      'public',
      await publicApp({
        ...shared,
        pepper,
        submitReport: house.submitReport,
        watchDoor: house.watchDoor,
        sealing: house.sealing,
        ready,
        stores,
      }),
      config.PORT,
    );
  }
  if (served.includes('desk')) {
    const developmentKeys = house.keys.development;
    const { database, seal, destinations, courier, forwardSealers, rewards } = house;
    await open(
      'desk',
      await deskApp({
        ...shared,
        database,
        seal,
        destinations,
        courier,
        forwardSealers,
        rewards,
        links,
        developmentKeys,
        publicAddress: siteAddress(config, ports),
      }),
      config.DESK_PORT,
    );
  }
  return { apps, ports };
}

/** Where people reach the public site, as far as this process knows. */
const siteAddress = (config: Config, ports: Map<string, number>) =>
  config.PUBLIC_URL ?? `http://${consoleHost(config)}:${ports.get('public') ?? config.PORT}`;

/** Newsletters and what belongs to them; null where no addresses are kept, or nothing can send. */
function mailsOf(config: Config, log: QuietLog, { outreach }: House, ports: Map<string, number>) {
  const relay = outreach && config.ROLES.includes('courier') ? mailRelay(config) : null;
  if (outreach === null || relay === null) return null;
  const sending = sendingOf(outreach, config, siteAddress(config, ports));
  const perMinute = config.OUTREACH_MAILS_PER_MINUTE;
  return mailSender({ sending, relay, perMinute, log, now: Date.now, random: Math.random });
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** The name by which this machine reaches its own listeners. */
const consoleHost = ({ HOST }: Config) => (HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST);

/** For people at the console; programs read the log lines. */
async function announce(config: Config, house: House, links: SignInLinks, ports: Map<string, number>) {
  const host = consoleHost(config);
  const addressOf = (name: 'public' | 'desk', url?: string) => url ?? `http://${host}:${ports.get(name)}`;
  const desk = addressOf('desk', config.DESK_URL);
  const lines = [
    '',
    'NH Drugsalert is running (development).',
    `  Site      ${addressOf('public', config.PUBLIC_URL)}`,
    `  Desk      ${desk}/aanmelden/${links.make(await developmentSignIn(house.database.store))}   (signs you in, once)`,
    ...(house.keys.development
      ? [`  Keys      made for development in ${config.dataDir}: never use them for real reports`]
      : []),
    ...(isConcept(Temporal.Now.plainDateISO('Europe/Amsterdam').toString())
      ? ['  Areas     the set of today still waits for a decision (see content/areas/README.md)']
      : []),
    ...(config.DEMO ? ['  Figures   invented: this is the demo'] : []),
    '',
  ];
  process.stdout.write(lines.join('\n'));
}

/** What Node prints by itself holds the message of the error, and a message can quote what somebody typed. */
function quietSurprises(log: QuietLog): void {
  process.on('unhandledRejection', (error) => log('error', 'request-failed', errorFields(error)));
  process.on('uncaughtException', (error) => {
    log('fatal', 'request-failed', errorFields(error));
    process.exit(1);
  });
}

/** A signal, or the end of the process that started this one (`npm start` holds a channel), closes gracefully. */
function closeOnSignals(log: QuietLog, close: () => Promise<void>): void {
  let closing = false;
  const end = () => {
    if (closing) process.exit(1);
    closing = true;
    log('info', 'closing');
    setTimeout(() => process.exit(1), 15_000).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(event, end);
}

main().catch((error: unknown) => {
  const known = error instanceof ConfigFault || (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  const message = error instanceof Error ? error.message : 'Unknown error';
  process.stderr.write(
    known ? `${message}\n` : `Could not start: ${message} ${JSON.stringify(errorFields(error))}\n`,
  );
  process.exit(error instanceof ConfigFault ? 2 : 1);
});
