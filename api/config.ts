import { isAbsolute, join, resolve } from 'node:path';
import { z } from 'zod';
import { isPublicHttps, pairFaults, productionFaults } from './config-faults.ts';
import {
  ageRecipient,
  httpUrl,
  list,
  mapService,
  port,
  shorterTerm,
  webhookSecret,
} from './config-values.ts';
import { forwardFaults, forwardRecipients } from './intake/forward-recipients.ts';
import { outreachEnvironment, outreachFaults } from './outreach/outreach-environment.ts';
import { promisedDays, retentionFaults } from './retention/retention-terms.ts';
import { addressRanges } from './staff/allowed-addresses.ts';
import { signInFaults } from './staff/sign-in-faults.ts';
import { watchFaults } from './watch/watch-faults.ts';

/** Reports that one person may see on a day where nothing is configured: in production, and in development. */
const [usualViews, mostViews] = [200, 100_000];

const roles = ['public', 'desk', 'courier'] as const;

const environment = z.object({
  NODE_ENV: z.string().optional(),
  /** Port of the public site and its API; 0 picks a free one. */
  PORT: port.default(3000),
  /** Port of the desk for staff and the hub; 0 picks a free one. */
  DESK_PORT: port.default(3001),
  /** Address that both listeners bind; loopback unless a proxy stands on another machine. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Address that people use. A non-loopback https address means production. */
  PUBLIC_URL: httpUrl.optional(),
  DESK_URL: httpUrl.optional(),
  /** Whom to tell of a leak: mailto:… or https://…, told in /.well-known/security.txt; unset there is no such file. */
  SECURITY_CONTACT: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  /** The site's address in the Tor network (version 3); the same listener answers there, over http. */
  ONION_URL: z
    .string()
    .transform((url) => url.replace(/\/+$/, ''))
    .pipe(z.string().regex(/^http:\/\/[a-z2-7]{56}\.onion$/, 'http:// and 56 letters and digits and .onion'))
    .optional(),
  /** Folder for the SQLite database and, in development only, the keys made for it. */
  DATA_DIR: z.string().min(1).default('data'),
  /** postgres://… chooses PostgreSQL; unset is SQLite in DATA_DIR. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Which parts this process runs, comma separated. */
  ROLES: list.pipe(z.array(z.enum(roles)).min(1)).default([...roles]),
  /** age recipients of the Drugshub, comma or space separated. */
  HUB_RECIPIENTS: list.pipe(z.array(ageRecipient).min(1)).optional(),
  /** age recipient of the offline recovery key. */
  RECOVERY_RECIPIENT: ageRecipient.optional(),
  /** File with at least 32 random bytes (hex or base64), outside DATA_DIR and its backups. */
  RECEIPT_PEPPER_FILE: z.string().min(1).optional(),
  /** Files of earlier peppers, comma separated: receipts of then keep working until their last message is gone. */
  RECEIPT_OLD_PEPPER_FILES: list.default([]),
  /** smtp://user:password@host:port; with HUB_MAIL_TO this turns the mail channel on. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  HUB_MAIL_TO: z.email().optional(),
  HUB_MAIL_FROM: z.email().default('drugsalert@localhost.localdomain'),
  /** Minutes in which reports are gathered into one round of mail; 0 sends at once. */
  HUB_MAIL_BATCH_MINUTES: z.coerce.number().min(0).max(60).default(15),
  HUB_WEBHOOK_URL: httpUrl.optional(),
  /** Standard Webhooks secret, `whsec_…` (base64 of 24 to 64 bytes). */
  HUB_WEBHOOK_SECRET: webhookSecret.optional(),
  /** Seconds before a webhook that does not answer counts as failed. */
  HUB_WEBHOOK_TIMEOUT_SECONDS: z.coerce.number().min(0.1).max(120).default(20),
  /** Tiles to put under the map of the form, through our own server; unset is our own areas alone. */
  TILES_URL: mapService('{z}', '{x}', '{y}').optional(),
  /** Who made those tiles, as their licence asks; shown under the map. */
  TILES_CREDIT: z.string().max(200).default(''),
  /** Search for streets, as PDOK's Locatieserver v3_1 `free` answers; unset is no search. */
  GEOCODER_URL: mapService('{query}').optional(),
  /** Days after the hub's confirmation after which a report's content is deleted; never before it. */
  CONTENT_RETENTION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Shorter terms, from the later of that confirmation and the week in which the report was marked so. */
  SPAM_RETENTION_DAYS: shorterTerm.default(7),
  DUPLICATE_RETENTION_DAYS: shorterTerm.default(14),
  NOT_USABLE_RETENTION_DAYS: shorterTerm.default(14),
  /** Days after the week of a recall after which the content is deleted, confirmed or not. */
  RECALLED_RETENTION_DAYS: shorterTerm.default(7),
  /** age recipients of the operator, comma or space separated: backups are sealed to them. */
  BACKUP_RECIPIENT: list.pipe(z.array(ageRecipient).min(1)).optional(),
  /** Who may get a text that staff made of a report: name=age1…, comma or space separated; never the hub's own key. */
  FORWARD_RECIPIENTS: forwardRecipients.optional(),
  /** Days after the week in which a message to or from a reporter was written after which it is deleted. */
  MESSAGE_RETENTION_DAYS: z.coerce.number().int().min(7).max(365).default(90),
  /** Days after the week in which it was read after which a message is deleted, when that is earlier. */
  READ_MESSAGE_RETENTION_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Days after the week in which a reward code was given out in which it can be claimed; its message lives as long. */
  REWARD_CLAIM_DAYS: z.coerce.number().int().min(28).max(365).default(180),
  /** Where the claim desk is and when it is open, as the reporter reads it; unset grants no rewards. No phone number. */
  REWARD_CLAIM_DESK: z
    .string()
    .max(120)
    .refine((text) => !/(?:\d[\s()-]*){8}/.test(text), 'must hold no phone number')
    .optional(),
  /** Days after which `npm run backup` deletes a backup: what was deleted here lives on in it. */
  BACKUP_RETENTION_DAYS: z.coerce.number().int().min(1).max(30).default(30),
  ...outreachEnvironment,
  /** Where the watch outside takes its own report in; with the next two: `npm run watch -- --report` elsewhere. */
  WATCH_URL: httpUrl.optional(),
  /** Standard Webhooks secret that this server and its watch share; never the hub's. */
  WATCH_SECRET: webhookSecret.optional(),
  /** age recipient of the watch, for its own report and nothing else. */
  WATCH_RECIPIENT: ageRecipient.optional(),
  /** Whether a report of our own is sent to the hub each week, which it must open and confirm; unset: in production. */
  CANARY: z.stringbool().optional(),
  /** Reports that one member of staff may be shown on a day, lists of seals included; unset: 200 in production. */
  VIEW_BUDGET_REPORTS_PER_DAY: z.coerce.number().int().min(1).max(mostViews).optional(),
  /** Addresses and ranges (CIDR) from which the desk can be reached, people and hub alike; unset is from anywhere. */
  DESK_ALLOW: addressRanges.optional(),
  /** Whether a person may sign in by pasting a token; unset: in development only. Programs use tokens in any case. */
  DESK_TOKEN_SIGN_IN: z.stringbool().optional(),
  /** Identity provider of the organisation (OpenID Connect), with the id and the secret that it gave to this desk. */
  OIDC_ISSUER: httpUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  /** File with the secret, and nothing else. */
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /** The claim of the ID token that names a person, as `npm run staff -- link` knows it. */
  OIDC_SUBJECT_CLAIM: z
    .string()
    .regex(/^\w{1,60}$/)
    .default('sub'),
  /** Values of the claim `amr`, comma separated, of which one says that a second factor was used (RFC 8176). */
  OIDC_MFA_AMR: z.string().default('mfa'),
  /** Values of the claim `acr` of which one says so; they are also asked for. Unset: only `amr` counts. */
  OIDC_MFA_ACR: z.string().default(''),
  /** Number of proxies in front, whose X-Forwarded-For is believed for the throttle; 0 believes none. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** Set by `npm run demo`: the desk shows that all figures are invented. */
  DEMO: z.stringbool().default(false),
});

/** The environment as it was given, before anything is read from it. */
type Given = Partial<Record<keyof z.output<typeof environment>, string>>;

export type Config = ReturnType<typeof readConfig>;

export class ConfigFault extends Error {
  readonly faults: string[];

  constructor(faults: string[]) {
    super(`Wrong configuration:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.faults = faults;
  }
}

/**
 * The only reader of the environment. Empty variables count as unset.
 * @throws ConfigFault that names all faults together
 */
export function readConfig(env: Record<string, string | undefined> = process.env) {
  const known = Object.entries(env).filter(([name, value]) => name in environment.shape && value !== '');
  const given: Given = Object.fromEntries(known);
  const parsed = environment.safeParse(given);
  const production =
    given.NODE_ENV === 'production' || isPublicHttps(given.PUBLIC_URL) || isPublicHttps(given.DESK_URL);
  const faults = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...pairFaults(given),
    ...retentionFaults(given, promisedDays.CONTENT_RETENTION_DAYS),
    ...forwardFaults(given),
    ...signInFaults(given, production),
    ...outreachFaults(given, production),
    ...watchFaults(given, production),
    ...(production ? productionFaults(given) : []),
  ];
  if (!parsed.success || faults.length > 0) throw new ConfigFault(faults);
  const values = parsed.data;
  const dataDir = isAbsolute(values.DATA_DIR) ? values.DATA_DIR : resolve(values.DATA_DIR);
  // A demo holds nothing but its own invented reports.
  const canary = !values.DEMO && (values.CANARY ?? production);
  const viewBudget = values.VIEW_BUDGET_REPORTS_PER_DAY ?? (production ? usualViews : mostViews);
  return {
    ...values,
    viewBudget,
    tokenSignIn: values.DESK_TOKEN_SIGN_IN ?? !production,
    production,
    canary,
    dataDir,
    databaseFile: join(dataDir, 'drugsalert.sqlite'),
    outreachFile: join(dataDir, 'outreach.sqlite'),
  };
}
