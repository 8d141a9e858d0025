import type { ReleaseRefusal } from '#campaigns/disclosure/build-release.schema.ts';
import type { PublishedRelease } from '#campaigns/disclosure/release.schema.ts';
import type { FullLanguage } from '#content/languages.ts';

/** `/cijfers` on the public site: what was published, and nothing else. */
export type FiguresPage = {
  kind: 'figures';
  language: FullLanguage;
  /** Figures of a demonstration are invented, and the page says so. */
  demo: boolean;
  /** null: nothing has been published yet. */
  release: PublishedRelease | null;
};

/** `/cijfers` on the desk: how publishing goes, without any figure. */
export type ReleasesPage = {
  kind: 'desk-releases';
  releases: {
    version: number;
    quarter: string;
    publishedOn: string;
    sha256: string;
    /** Figures that this release added, and how many of them are left out. */
    added: number;
    protected: number;
  }[];
  refusals: { quarter: string; reason: ReleaseRefusal; firstOn: string; lastOn: string }[];
  /** null: no report has come in yet. */
  next: { quarter: string; dueOn: string } | null;
  /** Address of the public page. */
  publicPage: string;
};
