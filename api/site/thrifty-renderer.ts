import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { RenderedPage, ReportFormPage } from '#api/rendered-page.schema.ts';
import { learnRefill, type Refill, withTexts } from './refilled-form.ts';
import type { RenderPage } from './render-page.ts';

/** Pages in which nothing is anybody's but a few short texts: with other texts put in, the same page is another's. */
type Template = { html: string; marks: string[] };

const mostTemplates = 200;

/**
 * Renders the empty form, the receipt and the refusal once and then only fills in what differs: the form's token or the
 * code. A template is kept only after it proved to give the very page that rendering gives; nothing secret is in it. A form
 * that comes back with "too busy" is filled in as well, with all that was typed: rendering it costs more than a report.
 */
export function thriftyRenderer(renderPage: RenderPage): RenderPage {
  const templates = new LRUCache<string, Template | 'never'>({ max: mostTemplates });
  const once = new LRUCache<string, true>({ max: mostTemplates });
  const refills = new LRUCache<string, Promise<Refill | null>>({ max: mostTemplates });

  async function learn(key: string, page: RenderedPage, secrets: string[]): Promise<string> {
    const html = await renderPage(page);
    // Kept at the second sight: most pages of a flood are seen only once.
    if (!once.has(key)) once.set(key, true);
    else {
      const marks = secrets.map(() => `slot-${randomBytes(9).toString('hex')}`);
      const template = { html: await renderPage(withSecrets(page, marks)), marks };
      templates.set(key, filled(template, secrets) === html ? template : 'never');
    }
    return html;
  }

  async function busyForm(page: ReportFormPage): Promise<string> {
    const key = keyOf(withTexts(page, () => 'some', {}));
    let learning = refills.get(key);
    if (learning === undefined) {
      learning = learnRefill(renderPage, page);
      refills.set(key, learning);
      learning.catch(() => refills.delete(key));
    }
    const refill = await learning;
    return refill === null ? renderPage(page) : refill(page);
  }

  async function thrifty(shown: RenderedPage): Promise<string> {
    const page = withoutMadeUp(shown);
    if (page.kind === 'report-form' && (page.notice === 'overloaded' || isPrefilled(page)))
      return busyForm(page);
    const secrets = secretsOf(page);
    if (secrets === null) return renderPage(page);
    const key = keyOf(
      withSecrets(
        page,
        secrets.map(() => ''),
      ),
    );
    const template = templates.get(key);
    if (template === undefined) return learn(key, page, secrets);
    return template === 'never' ? renderPage(page) : filled(template, secrets);
  }

  return thrifty;
}

/** The texts that differ per visitor; null for a page that is not worth keeping, or holds what somebody typed. */
function secretsOf(page: RenderedPage): string[] | null {
  const secrets =
    page.kind === 'receipt'
      ? page.receiptGroups
      : page.kind === 'report-form' && isBlank(page)
        ? [page.formToken, page.sealing.reportId, ...page.sealing.photoIds]
        : page.kind === 'refused'
          ? []
          : null;
  // Only what needs no escaping can be put into a page as it is.
  return secrets?.every((text) => /^[\w-]+$/.test(text)) ? secrets : null;
}

/** Nothing typed is shown again. */
function isBlank({ draft }: ReportFormPage): boolean {
  const { campaign: _campaign, ...typed } = draft;
  return Object.values(typed).every((value) => !value || value.length === 0);
}

/** What the sign checker sent along is in it and nothing that is typed: as often asked for as the empty form. */
function isPrefilled({ problems, notice, draft }: ReportFormPage): boolean {
  const { campaign: _campaign, phenomenon, signs, ...typed } = draft;
  const isChosen = signs.length > 0 || !!phenomenon;
  return isChosen && problems.length === 0 && !notice && Object.values(typed).every((value) => !value);
}

/** A name that somebody made up for a field is nowhere on the page, so it need not be in what is kept either. */
function withoutMadeUp<Page extends RenderedPage>(page: Page): Page {
  if (page.kind !== 'report-form' || page.problems.length === 0) return page;
  const problems = page.problems.map((each) =>
    isOurs(page, each.field) ? each : { ...each, field: 'other' },
  );
  return { ...page, problems };
}

const isOurs = ({ draft }: ReportFormPage, field: string) => field in draft || field === 'photos';

function withSecrets(page: RenderedPage, secrets: string[]): RenderedPage {
  if (page.kind === 'receipt') return { ...page, receiptGroups: secrets };
  if (page.kind !== 'report-form') return page;
  const [formToken = '', reportId = '', ...photoIds] = secrets;
  return { ...page, formToken, sealing: { ...page.sealing, reportId, photoIds } };
}

const keyOf = (page: RenderedPage) => createHash('sha256').update(JSON.stringify(page)).digest('base64url');

function filled({ html, marks }: Template, secrets: string[]): string {
  return marks.reduce((page, mark, at) => page.replaceAll(mark, secrets[at] ?? ''), html);
}
