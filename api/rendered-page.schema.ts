import type { BriefPage } from '#api/campaigns/brief-page.schema.ts';
import type { EffectPage } from '#api/campaigns/effect-page.schema.ts';
import type { LandingPage } from '#api/campaigns/landing-page.schema.ts';
import type { SelfCheckPage } from '#api/checks/self-check-page.schema.ts';
import type { SignCheckPage } from '#api/checks/sign-check-page.schema.ts';
import type { DensityPage } from '#api/counts/density-page.schema.ts';
import type { EventPage, EventsPage } from '#api/events/event-page.schema.ts';
import type { ExportsPage } from '#api/exports/export.schema.ts';
import type { ShownMessage } from '#api/follow-up/follow-up.schema.ts';
import type { DeskReportPage } from '#api/follow-up/report-page.schema.ts';
import type { AreaPage, AreasPage } from '#api/geo/area-page.schema.ts';
import type {
  AddIndicatorPage,
  IndicatorsPage,
  PreviewIndicatorPage,
} from '#api/indicators/indicator-page.schema.ts';
import type { ElsewherePage } from '#api/intake/opening-page.schema.ts';
import type { NewsletterPage, NewslettersPage } from '#api/outreach/newsletter-page.schema.ts';
import type { SignUpPage } from '#api/outreach/sign-up-page.schema.ts';
import type { FiguresPage, ReleasesPage } from '#api/releases/release-page.schema.ts';
import type { SealTerms } from '#api/reports/sealed-report.schema.ts';
import type { RewardsPage } from '#api/rewards/rewards.schema.ts';
import type { AuditLogPage } from '#api/staff/audit-page.schema.ts';
import type { InvitationPage, OnwardPage, PasskeysPage, SignInPage } from '#api/staff/sign-in-page.schema.ts';
import type {
  DeskSurveyPage,
  DeskSurveysPage,
  SurveyPage,
  SurveysPage,
} from '#api/surveys/survey-page.schema.ts';
import type { KitPage, MaterialPage, ToolkitPage } from '#api/toolkit/toolkit-page.schema.ts';
import type { FullLanguage, Language } from '#content/languages.ts';
import type { Phenomenon } from '#content/taxonomy/phenomena.ts';
import type { Trace } from '#sealing/photo-traces.ts';
import type { CampaignPage, CampaignsPage } from './campaigns/campaign-page.schema.ts';
import type { CampaignFormPage } from './campaigns/plan-page.schema.ts';
import type { LotsPage, ProposalsPage } from './campaigns/proposal-page.schema.ts';

/**
 * What the server hands to a page that is rendered per request (`Astro.locals.page`). The page knows nothing of the
 * visitor's request: no address, no headers, no URL. Kinds starting with `desk-` are only rendered by the desk listener.
 */
export type RenderedPage =
  | ReportFormPage
  | ReceiptPage
  | FollowUpPage
  | RefusedPage
  | LandingPage
  | AreaPage
  | AreasPage
  | FiguresPage
  | (PublicInFull & SignCheckPage)
  | (PublicInFull & SelfCheckPage)
  | ToolkitPage
  | SurveyPage
  | SurveysPage
  | (Desk & DeskSurveysPage)
  | (Desk & DeskSurveyPage)
  | KitPage
  | MaterialPage
  | SignUpPage
  | EventsPage
  | EventPage
  | (Desk & (NewslettersPage | NewsletterPage))
  | DeskReleasesPage
  | (Desk & SignInPage)
  | (Desk & InvitationPage)
  | (Desk & PasskeysPage)
  | (Desk & OnwardPage)
  | DeskRefusedPage
  | DeskIntakePage
  | (Desk & DeskReportPage)
  | (Desk & ElsewherePage)
  | (Desk & RewardsPage)
  | (Desk & AuditLogPage)
  | DeskIndicatorPage
  | DeskCampaignRoomPage
  | DeskExportsPage
  | DeskCampaignEffectPage
  | DeskDensityPage;

type Public = { language: Language };
type PublicInFull = { language: FullLanguage };

/**
 * A fault of one field; `code` is a key under `problems.fields` in the translations, with `limit` and `number` (which of
 * several) to fill in.
 */
export type FieldProblem = { field: ReportFormField; code: string; limit?: number; number?: number };

export type ReportFormField =
  | 'phenomenon'
  | 'signs'
  | 'description'
  | 'observed'
  | 'areaCode'
  | 'place'
  | 'location'
  | 'locationPrecision'
  | 'photos';

export type ReportFormPage = Public & {
  kind: 'report-form';
  /** Path that the form posts to, also the path of this page. */
  action: string;
  formToken: string;
  /** What the script needs to seal the report itself. */
  sealing: SealTerms;
  /** What was typed before, to be shown again; never photos. */
  draft: {
    phenomenon?: string;
    signs: string[];
    description: string;
    observed?: string;
    areaCode?: string;
    place: string;
    /** As typed: "52.95, 4.76" or what the map wrote. */
    location: string;
    locationPrecision?: string;
    campaign?: string;
  };
  /** Chosen by the path `/melden/<phenomenon>`. */
  chosenPhenomenon?: Phenomenon;
  /** What a campaign of several phenomena is about: their signs come first. */
  campaignPhenomena?: readonly Phenomenon[];
  problems: FieldProblem[];
  /** Whole-form trouble such as `overloaded`; a key under `problems`. */
  notice?: string;
  areas: { municipalities: AreaChoice[]; waters: AreaChoice[] };
  limits: { descriptionLength: number; placeLength: number; photos: number; photoMegabytes: number };
  /** What the map offers besides our own areas; `credit` is who made the tiles. */
  mapServices: { tiles: boolean; credit: string; addressSearch: boolean };
};

export type AreaChoice = { code: string; name: string };

export type ReceiptPage = Public & {
  kind: 'receipt';
  /** Five groups of four symbols. */
  receiptGroups: string[];
  phenomenon: Phenomenon;
  areaName: string | null;
  /** ISO date from which looking back makes sense. */
  followUpFrom: string;
  /** What was taken out of the photos, all together; absent where there were none. */
  photos?: { removed: Trace[] };
};

export type FollowUpPage = Public & {
  kind: 'follow-up';
  state: 'ask' | 'malformed' | 'no-message' | 'messages' | 'busy';
  typed: string;
  /** For the hidden field of the next post; only where there are messages. */
  receipt?: string;
  messages?: ShownMessage[];
  /** What became of the answer that was just sent. */
  notice?: 'stored' | 'repeated' | 'gone';
  /** The answer that must be mended, as typed; without a field the cause lies with us. */
  refused?: {
    message: string;
    choice: string;
    text: string;
    field: 'choice' | 'text' | null;
    code: string;
    limit?: number;
  };
};

/** A short page for what cannot be answered otherwise: 503, a refused cross-site post. */
export type RefusedPage = Public & { kind: 'refused'; code: string };

export type Desk = {
  signedIn: { name: string; role: string; csrf: string } | null;
  demo: boolean;
  development: boolean;
};

/** What the desk could not do: a wrong question, a missing role, a page that does not exist. */
export type DeskRefusedPage = Desk & {
  kind: 'desk-refused';
  code: string;
  /** What went wrong and what to do, in words for staff. */
  detail: string;
  problems: { field: string; code: string; limit?: number }[];
};

export type DeskIntakePage = Desk & {
  kind: 'desk-intake';
  reports: {
    id: string;
    areaName: string | null;
    phenomenon: Phenomenon;
    week: string;
    state: string;
    flag: string;
  }[];
  total: number;
  next: string | null;
  state: string | null;
  /** Days since the hub opened a report of our own; null where none is sent. */
  canary: { days: number; sentence: 'silent' | 'fine' | 'waiting' } | null;
  /** Whether this member may ask for a report of another region. */
  elsewhere: boolean;
};

export type DeskIndicatorPage = Desk & (IndicatorsPage | AddIndicatorPage | PreviewIndicatorPage);

export type DeskCampaignRoomPage = Desk &
  (CampaignsPage | CampaignPage | CampaignFormPage | ProposalsPage | LotsPage);

export type DeskReleasesPage = Desk & ReleasesPage;

export type DeskCampaignEffectPage = Desk & (EffectPage | BriefPage);

export type DeskDensityPage = Desk & DensityPage;

export type DeskExportsPage = Desk & ExportsPage;
