import { qrCode } from '#api/campaigns/landing-qr.ts';
import type { Material } from '#content/kits/materials.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { MaterialPage } from './toolkit-page.schema.ts';

export type WantedMaterial = {
  language: FullLanguage;
  kit: string;
  material: Material;
  area: { slug: string; name: string } | null;
  /** Code of a campaign, which the material then carries. */
  campaign: string | null;
  logo?: string;
};

/** Material says which campaign it belongs to, or which place it is about, and nothing of who scans it. */
export function materialPage(wanted: WantedMaterial, siteAddress: string): MaterialPage {
  const { language, kit, material, area, logo } = wanted;
  const url = `${siteAddress}${pathBehind(wanted)}`;
  return {
    ...{ kind: 'material', language, kit, material },
    areaName: area?.name ?? null,
    hasCampaign: wanted.campaign !== null,
    address: url.replace(/^https?:\/\//, ''),
    qr: qrCode(url),
    logo: logo ?? null,
  };
}

function pathBehind({ language, area, campaign }: WantedMaterial): string {
  const home = language === 'nl' ? '' : `/${language}`;
  if (campaign !== null) return `${home}/c/${campaign}`;
  return area === null ? home : `${home}/gemeente/${area.slug}`;
}
