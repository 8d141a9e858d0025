import Fastify from 'fastify';
import { readConfig } from '#api/config.ts';
import { areasOfToday } from '#api/geo/area-look-ups.ts';
import { openWide } from '#api/guard/open-wide.ts';
import { quietLog } from '#api/guard/quiet-log.ts';
import { openGate } from '#api/guard/report-gate.ts';
import { distDir, openHouse } from '#api/house.ts';
import { keyMaterial } from '#api/key-material.ts';
import { publicApp } from '#api/public-app.ts';
import { photoSealer, reportSealer } from '#api/reports/seal-report.ts';
import { reportSubmitter, type SubmitReport } from '#api/reports/submit-report.ts';
import { pageRenderer } from '#api/site/render-page.ts';
import type { Database } from '#api/storage/database.ts';

/**
 * One server, for comparing: `stored` and `sealed` are the product's own, `without-lanes` the same without turns and
 * lanes, `unstored` the same route that seals and then answers without a commit, `hello` a bare Fastify that parses the
 * same body.
 */
const [kind] = process.argv.slice(2);
const config = readConfig();
const log = quietLog('error', (line) => process.stderr.write(line));

async function submitWithoutStorage(): Promise<SubmitReport> {
  const { pepper, recipients, threadKind } = await keyMaterial(config);
  const commit = async () => 'inserted' as never;
  return reportSubmitter({
    database: { commit } as unknown as Database,
    pepper,
    threadKind,
    seal: reportSealer(recipients),
    sealPhoto: photoSealer(recipients),
    areas: areasOfToday(Date.now),
    destinations: ['pull'],
    now: Date.now,
    countedCampaign: async () => '',
    onStored: () => {},
  });
}

async function reportServer() {
  const house = await openHouse({ config, log, now: Date.now, random: Math.random });
  return publicApp({
    ...house,
    config,
    log,
    pepper: house.keys.pepper,
    renderPage: await pageRenderer(distDir),
    distDir,
    now: Date.now,
    ready: async () => true,
    ...(kind === 'unstored' && { submitReport: await submitWithoutStorage() }),
    ...(kind === 'without-lanes' && { gate: openGate }),
  });
}

async function helloServer() {
  const app = Fastify();
  app.post('/api/v1/reports', async (_request, reply) => reply.code(201).send({ hello: 'world' }));
  return app;
}

const app = kind === 'hello' ? await helloServer() : await reportServer();
await openWide(app, { host: '127.0.0.1', port: 0 });
const address = app.server.address();
process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
// The parent asks for the memory after each load.
process.on('message', () => process.send?.({ rss: process.memoryUsage().rss }));
process.on('disconnect', () => process.exit(0));
