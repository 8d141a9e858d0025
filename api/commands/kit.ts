import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listCampaigns } from '#api/campaigns/read-campaigns.ts';
import { readConfig } from '#api/config.ts';
import { dayOf } from '#api/counts/week.ts';
import { pageRenderer } from '#api/site/render-page.ts';
import { finishedName, toolkitFolder } from '#api/toolkit/finished-files.ts';
import { coversPlace, kitPlace, provinceSlug } from '#api/toolkit/kit-place.ts';
import { materialPage } from '#api/toolkit/material-page.ts';
import { openPrinter } from '#api/toolkit/print-material.ts';
import { readLogo } from '#api/toolkit/read-logo.ts';
import type { Area } from '#content/areas/area-sets.ts';
import type { Kit } from '#content/kits/kit.schema.ts';
import { findKit, kitCodes } from '#content/kits/kits.ts';
import { materialCodes } from '#content/kits/materials.ts';
import { type FullLanguage, fullLanguages } from '#content/languages.ts';
import { command, print, UsageFault, withDatabase } from './command.ts';

const help = `npm run kit -- --kit KIT --area AREA [--lang nl,en,pl] [--campaign CODE] [--logo FILE] [--to FOLDER]

Makes posters (A4, A3, bus shelter), flyer, letter, press release (PDF, and text) and pictures for social media (PNG) of a
kit, for a municipality, a water or noord-holland, in each language that is named. Needs the built site (npm run build),
and the browser of the tests. The address on the material is PUBLIC_URL.

  --kit       ${kitCodes.join(', ')}
  --area      as in the address of its page: hollands-kroon
  --campaign  code of an approved campaign with this kit and this area; the QR code then leads to its page
  --logo      a picture of the municipality's own: svg, png or jpg, at most 1 MB
  --to        a folder of your own; without it the files are offered for download on /toolkit`;

const options = Object.fromEntries(
  ['kit', 'area', 'lang', 'campaign', 'logo', 'to'].map((name) => [name, { type: 'string' as const }]),
);
const distDir = join(import.meta.dirname, '..', '..', 'dist');

await command(help, options, async ({ option, words }) => {
  if (words.length > 0) throw new UsageFault(`What does ${words[0]} mean?`);
  const config = readConfig();
  const today = dayOf(Date.now());
  const kit = kitOf(option('kit'));
  const area = areaOf(kit, option('area'), today);
  const campaign = option('campaign')?.toLowerCase() ?? null;
  if (campaign !== null) await requireCampaign(campaign, kit, area, today);
  const logo = await logoOf(option('logo'));
  if (config.PUBLIC_URL === undefined)
    process.stderr.write('PUBLIC_URL is not set: the codes lead to this machine. Do not print this.\n');
  const siteAddress = config.PUBLIC_URL ?? `http://localhost:${config.PORT}`;
  const folder = option('to') ?? toolkitFolder(config.dataDir);
  await mkdir(folder, { recursive: true });
  const renderPage = await pageRenderer(distDir);
  const printer = await openPrinter(distDir);
  try {
    for (const language of languagesOf(option('lang')))
      for (const material of materialCodes) {
        const wanted = { language, kit: kit.code, material, area, campaign, logo };
        const html = await renderPage(materialPage(wanted, siteAddress));
        for (const { type, bytes } of await printer.print(html, material)) {
          const place = area?.slug ?? provinceSlug;
          const file = join(folder, finishedName({ kit: kit.code, place, language, material, type }));
          await writeFile(file, bytes);
          print(file);
        }
      }
  } finally {
    await printer.close();
  }
  return 0;
});

function kitOf(code: string | undefined): Kit {
  const kit = findKit(code ?? '');
  if (kit === null) throw new UsageFault(`Name a kit: ${kitCodes.join(', ')}.`);
  return kit;
}

function areaOf(kit: Kit, slug: string | undefined, today: string): Area | null {
  if (slug === undefined) throw new UsageFault('Name an area, such as hollands-kroon.');
  const place = kitPlace(kit, slug, today);
  if (place.kind === 'unknown') throw new UsageFault(`No municipality or water is called ${slug}.`);
  if (place.kind === 'on-the-water') throw new UsageFault(`The kit ${kit.code} is not about the water.`);
  return place.area;
}

function languagesOf(list = fullLanguages.join(',')): FullLanguage[] {
  return list.split(',').map((word) => {
    const language = fullLanguages.find((each) => each === word.trim());
    if (language === undefined) throw new UsageFault(`Material exists in ${fullLanguages.join(', ')}.`);
    return language;
  });
}

/** A poster with a code that nobody counts is worse than none. */
async function requireCampaign(code: string, kit: Kit, area: Area | null, today: string): Promise<void> {
  const approved = await withDatabase(({ store }) => listCampaigns(store, 'approved'));
  const plan = approved.find((each) => each.code === code)?.plan;
  if (plan === undefined) throw new UsageFault(`No approved campaign has the code ${code}.`);
  if (plan.kit !== kit.code) throw new UsageFault(`The campaign ${code} uses the kit ${plan.kit}.`);
  if (!coversPlace(plan.areas, area, today))
    throw new UsageFault(`The campaign ${code} does not run in all of ${area?.name ?? 'Noord-Holland'}.`);
}

async function logoOf(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  return readLogo(file).catch((error) => {
    throw error instanceof RangeError ? new UsageFault(error.message) : error;
  });
}
