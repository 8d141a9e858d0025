import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { Load } from './load.ts';

/** What people can do without while others report: figures, the map service, lists, tiles and search of places. */
const shedFirst = [
  '/ogc/',
  '/api/v1/public-counts',
  '/api/v1/areas',
  '/api/v1/address-searches',
  '/kaart/',
  '/cijfers',
  '/en/cijfers',
  '/gemeenten',
  '/en/gemeenten',
  '/gemeente/',
  '/en/gemeente/',
];

/** Answers that a browser with script gives by itself. The pages are files, and stay. */
const shedPosts = /^(\/[a-z]{2})?\/(wat-zag-u|zelfcheck\/)/;

/**
 * In a crowd everything that is not a report makes room for reports. Files, the form and the phone numbers on them stay:
 * they cost next to nothing.
 */
export function shedInACrowd(app: FastifyInstance, load: Load): void {
  app.addHook('onRequest', async ({ method, url }) => {
    if (load.level() !== 'crowded') return;
    if (shedFirst.some((path) => url.startsWith(path)) || (method === 'POST' && shedPosts.test(url)))
      throw new Problem('crowded');
  });
}
