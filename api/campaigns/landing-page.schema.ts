import type { FullLanguage } from '#content/languages.ts';

/** `/c/<code>`, where the poster's code leads: the same page for everybody. */
export type LandingPage = RunningLanding | ClosedLanding;

type Public = {
  kind: 'landing';
  language: FullLanguage;
  code: string /** Path of the form. */;
  report: string;
};

export type RunningLanding = Public & {
  phase: 'live';
  /** Code of a kit in `content/kits/`. */
  kit: string;
  areas: { name: string; slug: string }[];
  /** Last day, ISO; null for a standing campaign. */
  until: string | null;
};

/** Nothing of a campaign that does not run is told, only that people can report. */
export type ClosedLanding = Public & { phase: 'scheduled' | 'ended' };
