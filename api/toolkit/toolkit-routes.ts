import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LiveCampaigns } from '#api/campaigns/live-campaigns.ts';
import { dayOf } from '#api/counts/week.ts';
import { isOverOnion } from '#api/guard/onion.ts';
import { Problem } from '#api/problems.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';
import type { SendKeptPage } from '#api/site/kept-pages.ts';
import { areasOn } from '#content/areas/area-sets.ts';
import { areaOfSlug, presentArea } from '#content/areas/area-slugs.ts';
import { fitsWater } from '#content/kits/kit-places.ts';
import { findKit } from '#content/kits/kits.ts';
import { isMaterial } from '#content/kits/materials.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { fileTypes, finishedFiles, toolkitFolder, typeOfFinished } from './finished-files.ts';
import { materialPage } from './material-page.ts';

export type ToolkitParts = {
  campaigns: LiveCampaigns;
  sendKept: SendKeptPage;
  now: () => number;
  dataDir: string;
  /** Address of the site, as residents type it; over Tor the other one. */
  publicAddress: string;
  onionUrl: string | undefined;
};

type Asked = { request: FastifyRequest; reply: FastifyReply };
type Home = { language: FullLanguage; home: string };
type Place = { slug: string; name: string } | null;

/** Stands for the whole province in an address. */
export const provinceSlug = 'noord-holland';

/** `/toolkit`: material of the kits for partners, to print and to take along. */
export async function toolkitRoutes(app: FastifyInstance, parts: ToolkitParts): Promise<void> {
  app.get<{ Params: { file: string } }>('/toolkit/bestanden/:file', (request, reply) =>
    sendFinished(request.params.file, reply, parts),
  );
  for (const [at, language] of fullLanguages.entries())
    inLanguage(app, parts, { language, home: at === 0 ? '' : `/${language}` });
}

type OfKit = { Params: { kit: string }; Querystring: { gebied?: unknown } };
type OfPlace = { Params: { kit: string; place: string } };
type OfMaterial = { Params: { kit: string; place: string; material: string } };

function inLanguage(app: FastifyInstance, parts: ToolkitParts, { language, home }: Home): void {
  const anyQuery = { config: { query: 'any' } } as const;
  // Under its own name and not the address that was asked for: one page has more spellings than memory holds.
  const keep = (
    { request, reply }: Asked,
    name: readonly string[],
    madeFrom: string,
    page: () => RenderedPage,
  ) => {
    const path = [home, 'toolkit', ...name].join('/');
    return parts.sendKept(request, reply, { path, madeFrom, page });
  };
  app.get(`${home}/toolkit`, anyQuery, (request, reply) =>
    keep({ request, reply }, [], 'words', () => ({ kind: 'toolkit', language })),
  );
  // The form that chooses a place: its answer is an address of its own.
  app.get<OfKit>(`${home}/toolkit/:kit`, anyQuery, async (request, reply) => {
    const { kit } = request.params;
    const { gebied } = request.query;
    const wanted = typeof gebied === 'string' ? gebied : provinceSlug;
    const { place } = known(kit, wanted, dayOf(parts.now()));
    return reply.redirect(`${home}/toolkit/${kit}/${place?.slug ?? provinceSlug}`, 303);
  });
  app.get<OfPlace>(`${home}/toolkit/:kit/:place`, anyQuery, async (request, reply) => {
    const today = dayOf(parts.now());
    const { kit, place } = known(request.params.kit, request.params.place, today);
    const named = { kit, place: place?.slug ?? provinceSlug, language };
    const files = await finishedFiles(toolkitFolder(parts.dataDir), named);
    const campaign = await codeOf(kit, place, today, parts);
    const madeFrom = JSON.stringify([today, campaign, files]);
    const areas = placesOf(kit, today);
    return keep({ request, reply }, [kit, named.place], madeFrom, () => ({
      ...{ kind: 'toolkit-kit', language, kit, area: place, areas, files },
      hasCampaign: campaign !== null,
    }));
  });
  app.get<OfMaterial>(`${home}/toolkit/:kit/:place/:material`, anyQuery, async (request, reply) => {
    const today = dayOf(parts.now());
    const { kit, place } = known(request.params.kit, request.params.place, today);
    const { material } = request.params;
    if (!isMaterial(material)) throw new Problem('not-found');
    const campaign = await codeOf(kit, place, today, parts);
    const onion = isOverOnion(request);
    const address = onion ? (parts.onionUrl ?? parts.publicAddress) : parts.publicAddress;
    const name = [kit, place?.slug ?? provinceSlug, material, ...(onion ? ['onion'] : [])];
    return keep({ request, reply }, name, `${today} ${campaign}`, () =>
      materialPage({ language, kit, material, area: place, campaign }, address),
    );
  });
}

function known(code: string, slug: string, today: string): { kit: string; place: Place } {
  const kit = findKit(code);
  if (kit === null) throw new Problem('not-found');
  if (slug === provinceSlug) return { kit: code, place: null };
  const found = areaOfSlug(slug.toLowerCase(), today);
  if (found === null) throw new Problem('not-found');
  const { slug: own, name, region } = found.kind === 'moved' ? found.to : found.area;
  if (region === null && !fitsWater(kit)) throw new Problem('not-found');
  return { kit: code, place: { slug: own, name } };
}

/** Where a kit can be used: waters only for what is met there. */
function placesOf(code: string, today: string): { slug: string; name: string }[] {
  const kit = findKit(code);
  const fitting = areasOn(today).filter(({ region }) => region !== null || (kit !== null && fitsWater(kit)));
  return fitting.map(({ slug, name }) => ({ slug, name }));
}

/** The newest campaign with this kit in this place, or in the whole province one that runs everywhere. */
async function codeOf(
  kit: string,
  place: Place,
  today: string,
  { campaigns }: ToolkitParts,
): Promise<string | null> {
  const { liveOn } = await campaigns.snapshot();
  const wanted = areasOn(today).filter(({ slug }) => place === null || slug === place.slug);
  const covers = (codes: readonly string[]) => {
    const covered = new Set(codes.map((code) => presentArea(code, today)?.code));
    return wanted.every(({ code }) => covered.has(code));
  };
  return liveOn(today).find(({ plan }) => plan.kit === kit && covers(plan.areas))?.code ?? null;
}

async function sendFinished(name: string, reply: FastifyReply, { dataDir }: ToolkitParts) {
  const type = typeOfFinished(name);
  const file = join(toolkitFolder(dataDir), name);
  const found = type === null ? null : await stat(file).catch(() => null);
  if (type === null || !found?.isFile()) throw new Problem('not-found');
  return reply
    .headers({ 'cache-control': 'no-cache', 'content-length': found.size })
    .header('content-disposition', `attachment; filename="${name}"`)
    .type(fileTypes[type])
    .send(createReadStream(file));
}
