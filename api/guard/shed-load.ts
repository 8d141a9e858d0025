import type { FastifyInstance } from 'fastify';
import { Problem } from '#api/problems.ts';
import type { Load } from './load.ts';

/** What people can do without while others report: figures, the map service, lists, tiles and search of places. */
const shedFirst = ['/ogc/', '/api/v1/public-counts', '/api/v1/areas', '/api/v1/address-searches', '/kaart/'];
/** In each language: figures, places, and whatever is rendered for who wants to read, meet or answer later. */
const shedPages = /^(\/[a-z]{2})?\/(cijfers|gemeenten?|toolkit|bijeenkomsten|nieuwsbrief|enquete)(?![\w-])/;
/** Answers that a browser with script gives by itself. The pages are files, and stay. */
const shedPosts = /^(\/[a-z]{2})?\/(wat-zag-u|zelfcheck\/)/;
/** Off a list without being asked again: a mail program tries it once, and who wants to leave must be able to. */
const leaving = /\/nieuwsbrief\/afmelden\//;

/**
 * In a crowd everything that is not a report makes room for reports. Files, the form and the phone numbers on them stay:
 * they cost next to nothing.
 */
export function shedInACrowd(app: FastifyInstance, load: Load): void {
  app.addHook('onRequest', async ({ method, url, routeOptions }) => {
    if (load.level() !== 'crowded') return;
    // Of the route, where there is one: an address can be spelled in many ways.
    const path = routeOptions.url === '/*' ? url : (routeOptions.url ?? url);
    if (isShed(path) || (method === 'POST' && shedPosts.test(path))) throw new Problem('crowded');
  });
}

const isShed = (path: string) =>
  shedFirst.some((start) => path.startsWith(start)) || (shedPages.test(path) && !leaving.test(path));
