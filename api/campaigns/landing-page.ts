import { presentArea } from '#content/areas/area-slugs.ts';
import { findKit } from '#content/kits/kits.ts';
import type { FullLanguage } from '#content/languages.ts';
import type { LandingPage } from './landing-page.schema.ts';
import { isCounted } from './live-campaigns.ts';
import { type Campaign, campaignPhase } from './read-campaigns.ts';

/** What `/c/<code>` shows of an approved campaign on a day. */
export function landingPage(campaign: Campaign, language: FullLanguage, today: string): LandingPage {
  const { code, plan } = campaign;
  const home = language === 'nl' ? '' : `/${language}`;
  // An old poster still brings its reports, as long as they count; after that it is the ordinary form.
  const report = isCounted(campaign, today) ? `${home}/c/${code}/melden` : `${home}/melden`;
  const shared = { kind: 'landing', language, code, report } as const;
  const phase = campaignPhase(campaign, today);
  if (phase === 'scheduled') return { ...shared, phase };
  if (phase !== 'live' || findKit(plan.kit) === null) return { ...shared, phase: 'ended' };
  return { ...shared, phase, kit: plan.kit, areas: areasOf(plan.areas, today), until: plan.to };
}

/** The areas as they are called on that day: two that were joined are one. */
function areasOf(codes: readonly string[], day: string): { name: string; slug: string }[] {
  const areas = codes.map((code) => presentArea(code, day)).filter((area) => area !== null);
  return [...new Set(areas)].map(({ name, slug }) => ({ name, slug }));
}
