import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import inject from 'light-my-request';
import { withoutConsole } from '#api/guard/quiet-console.ts';
import type { RenderedPage } from '#api/rendered-page.schema.ts';

type AstroHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: undefined,
  locals: { page: RenderedPage },
) => Promise<void>;

export type RenderPage = (page: RenderedPage) => Promise<string>;

const paths: Record<RenderedPage['kind'], string> = {
  'report-form': '/rendered/report',
  receipt: '/rendered/receipt',
  'follow-up': '/rendered/follow-up',
  refused: '/rendered/refused',
  landing: '/rendered/landing',
  area: '/rendered/area',
  areas: '/rendered/areas',
  figures: '/rendered/public-figures',
  'sign-check': '/rendered/sign-check',
  'self-check': '/rendered/self-check',
  survey: '/rendered/survey',
  surveys: '/rendered/surveys',
  toolkit: '/rendered/toolkit',
  'toolkit-kit': '/rendered/toolkit-kit',
  material: '/rendered/material',
  newsletter: '/rendered/newsletter',
  events: '/rendered/events',
  event: '/rendered/event',
  'desk-surveys': '/desk/surveys',
  'desk-survey': '/desk/survey',
  'desk-newsletters': '/desk/newsletters',
  'desk-newsletter': '/desk/newsletter',
  'desk-releases': '/desk/releases',
  'desk-sign-in': '/desk/sign-in',
  'desk-invitation': '/desk/sign-in-invitation',
  'desk-passkeys': '/desk/passkeys',
  'desk-onward': '/desk/sign-in-onward',
  'desk-refused': '/desk/refused',
  'desk-intake': '/desk/intake',
  'desk-report': '/desk/report',
  'desk-elsewhere': '/desk/elsewhere',
  'desk-rewards': '/desk/rewards',
  'desk-audit-log': '/desk/audit-log',
  'desk-density': '/desk/density',
  'desk-campaign-effect': '/desk/campaign-effect',
  'desk-campaign-brief': '/desk/campaign-brief',
  'desk-exports': '/desk/exports',
  'desk-campaigns': '/desk/campaigns',
  'desk-campaign': '/desk/campaign',
  'desk-campaign-new': '/desk/campaign-new',
  'desk-proposals': '/desk/proposals',
  'desk-lots': '/desk/lots',
  'desk-indicators': '/desk/indicators',
  'desk-indicator-add': '/desk/indicators-add',
  'desk-indicator-preview': '/desk/indicators-preview',
};

/**
 * Renders a page of the built site with what it needs in `locals`. Astro gets a request of our own making: nothing of
 * the visitor's (address, headers, URL, body) reaches it, and the answer leaves through Fastify with its headers.
 */
export async function pageRenderer(distDir: string): Promise<RenderPage> {
  const entry = pathToFileURL(join(distDir, 'server', 'entry.mjs')).href;
  const { handler } = (await import(entry)) as { handler: AstroHandler };
  return async (page) => {
    const response = await withoutConsole(
      // The request begins when it is awaited, so that must happen inside as well.
      async () =>
        await inject(
          (request, reply) =>
            void handler(request as IncomingMessage, reply as ServerResponse, undefined, { page }),
          { method: 'GET', url: paths[page.kind], headers: { host: 'localhost' } },
        ),
    ).catch(() => {
      // The message of what was thrown in the middle of a page can quote what somebody typed.
      throw new Error(`The page ${page.kind} broke off`);
    });
    if (response.statusCode !== 200) throw new Error(`The page ${page.kind} answered ${response.statusCode}`);
    return response.payload;
  };
}
