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
import type { Area } from '#content/areas/area-sets.ts';
import type { Kit } from '#content/kits/kit.schema.ts';
import { findKit } from '#content/kits/kits.ts';
import { isMaterial } from '#content/kits/materials.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { fileTypes, finishedFiles, toolkitFolder, typeOfFinished } from './finished-files.ts';
import { coversPlace, kitAreas, kitPlace, provinceSlug } from './kit-place.ts';
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

type Asked = FastifyRequest<{ Params: { kit: string; place: string; material: string } }>;
type Home = { language: FullLanguage; home: string };
type Wanted = Home & { request: FastifyRequest; reply: FastifyReply };

/** `/toolkit`: material of the kits for partners, to print and to take along. */
export async function toolkitRoutes(app: FastifyInstance, parts: ToolkitParts): Promise<void> {
  const config = { query: 'any' } as const;
  app.get<{ Params: { file: string } }>('/toolkit/bestanden/:file', (request, reply) =>
    sendFinished(request.params.file, reply, parts),
  );
  for (const [at, language] of fullLanguages.entries()) {
    const own = { language, home: at === 0 ? '' : `/${language}` };
    const path = `${own.home}/toolkit`;
    app.get(path, { config }, (request, reply) =>
      keep(parts, { ...own, request, reply }, [], 'words', () => ({ kind: 'toolkit', language })),
    );
    app.get(`${path}/:kit`, { config }, (request: Asked, reply) => toPlace(request, reply, parts, own));
    app.get(`${path}/:kit/:place`, { config }, (request: Asked, reply) =>
      showKit(request, reply, parts, own),
    );
    app.get(`${path}/:kit/:place/:material`, { config }, (request: Asked, reply) =>
      showMaterial(request, reply, parts, own),
    );
  }
}

/** Under its own name and not the address that was asked for: one page has more spellings than memory holds. */
function keep(
  { sendKept }: ToolkitParts,
  { home, request, reply }: Wanted,
  name: readonly string[],
  madeFrom: string,
  page: () => RenderedPage,
  onPaper = false,
) {
  return sendKept(request, reply, { path: [home, 'toolkit', ...name].join('/'), madeFrom, page, onPaper });
}

/** The form that chooses a place: its answer is an address of its own. */
async function toPlace(request: Asked, reply: FastifyReply, { now }: ToolkitParts, { home }: Home) {
  const { gebied } = request.query as { gebied?: unknown };
  const slug = typeof gebied === 'string' ? gebied : provinceSlug;
  const { kit, area } = known(request.params.kit, slug, dayOf(now()));
  return reply.redirect(`${home}/toolkit/${kit.code}/${slugOf(area)}`, 303);
}

async function showKit(request: Asked, reply: FastifyReply, parts: ToolkitParts, own: Home) {
  const today = dayOf(parts.now());
  const { kit, area } = known(request.params.kit, request.params.place, today);
  const { language } = own;
  const place = slugOf(area);
  const files = await finishedFiles(toolkitFolder(parts.dataDir), { kit: kit.code, place, language });
  const campaign = await codeOf(kit, area, today, parts);
  const madeFrom = JSON.stringify([today, campaign, files]);
  return keep(parts, { ...own, request, reply }, [kit.code, place], madeFrom, () => ({
    ...{ kind: 'toolkit-kit', language, kit: kit.code, files, hasCampaign: campaign !== null },
    area: area && named(area),
    areas: kitAreas(kit, today).map(named),
  }));
}

async function showMaterial(request: Asked, reply: FastifyReply, parts: ToolkitParts, own: Home) {
  const today = dayOf(parts.now());
  const { kit, area } = known(request.params.kit, request.params.place, today);
  const { material } = request.params;
  if (!isMaterial(material)) throw new Problem('not-found');
  const campaign = await codeOf(kit, area, today, parts);
  const onion = isOverOnion(request);
  const address = onion ? (parts.onionUrl ?? parts.publicAddress) : parts.publicAddress;
  const name = [kit.code, slugOf(area), material, ...(onion ? ['onion'] : [])];
  const wanted = { language: own.language, kit: kit.code, material, area, campaign };
  const page = () => materialPage(wanted, address);
  return keep(parts, { ...own, request, reply }, name, `${today} ${campaign}`, page, true);
}

const named = ({ slug, name }: Area) => ({ slug, name });
const slugOf = (area: Area | null) => area?.slug ?? provinceSlug;

/** @throws Problem not-found */
function known(code: string, slug: string, today: string): { kit: Kit; area: Area | null } {
  const kit = findKit(code);
  const place = kit && kitPlace(kit, slug, today);
  if (place?.kind !== 'place') throw new Problem('not-found');
  return { kit: kit as Kit, area: place.area };
}

/** The newest campaign with this kit in this place, or in the whole province one that runs everywhere. */
async function codeOf(kit: Kit, area: Area | null, today: string, { campaigns }: ToolkitParts) {
  const { liveOn } = await campaigns.snapshot();
  const running = liveOn(today).find(
    ({ plan }) => plan.kit === kit.code && coversPlace(plan.areas, area, today),
  );
  return running?.code ?? null;
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
