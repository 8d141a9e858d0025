import { randomBytes } from 'node:crypto';
import type { ReportFormPage } from '#api/rendered-page.schema.ts';
import type { RenderPage } from './render-page.ts';

type Draft = ReportFormPage['draft'];
type Choice = 'phenomenon' | 'signs' | 'observed' | 'locationPrecision' | 'areaCode';
/** Text of the page, or what stands between two such texts: depends on what was typed. */
type Part = string | ((page: ReportFormPage) => string);

/** The form with what somebody typed filled in. */
export type Refill = (page: ReportFormPage) => string;

const typedTexts = ['description', 'place', 'location', 'campaign'] as const;
/** Where signs that fold away together say that they lie open. */
const fold = /(?<=<details class="sense-fold")(?: open)?(?=>)/;
/** A control of a choice; an empty value may be written without its quotes. */
const control =
  / name="(phenomenon|signs|observed|locationPrecision)" value(?:="([\w-]*)"|(?!=))|<option value="([\w-]+)"/;

/**
 * Learns a form once, so that another's answers can be shown in it without rendering: texts escaped, choices marked. Null
 * when the site shows it in another way than we fill it in. Nothing that anybody typed is in what is learnt.
 */
export async function learnRefill(renderPage: RenderPage, shown: ReportFormPage): Promise<Refill | null> {
  const mark = `slot-${randomBytes(9).toString('hex')}`;
  const marked = (chosen: Partial<Draft>) => withTexts(shown, (name) => `${mark}-${name}-`, chosen);
  const blank = marked({});
  const blankHtml = await renderPage(blank);
  // An answer that no field offers, so that nothing is chosen.
  const none = { phenomenon: mark, observed: mark, areaCode: mark, locationPrecision: mark };
  const html = await renderPage(marked(none));
  const refill = refiller(html, mark, checkedIn(blankHtml));
  const chosen = withTexts(shown, (name) => `other ${name} ${mark}`, everyChoiceIn(html));
  const same = refill(blank) === blankHtml && refill(chosen) === (await renderPage(chosen));
  return same ? refill : null;
}

/** All that may differ from one visitor to the next replaced; also what tells two kinds of form apart. */
export function withTexts(
  page: ReportFormPage,
  text: (name: string) => string,
  chosen: Partial<Draft>,
): ReportFormPage {
  const { campaign } = page.draft;
  return {
    ...page,
    formToken: text('formToken'),
    sealing: {
      ...page.sealing,
      reportId: text('reportId'),
      photoIds: page.sealing.photoIds.map((_, at) => text(`photo${at}`)),
    },
    draft: {
      ...{ signs: [], description: text('description'), place: text('place'), location: text('location') },
      ...{ phenomenon: '', observed: '', areaCode: '', locationPrecision: '', ...chosen },
      campaign: campaign && text('campaign'),
    },
  };
}

function refiller(html: string, mark: string, defaults: Set<string>): Refill {
  const place = new RegExp(`${mark}-(\\w+)-|${control.source}|${fold.source}`, 'g');
  const parts: Part[] = [];
  let at = 0;
  for (const found of html.matchAll(place)) {
    const [whole, text, name, value = '', area] = found;
    const end = found.index + whole.length;
    const isControl = name !== undefined || area !== undefined;
    parts.push(html.slice(at, isControl ? end : found.index));
    if (text !== undefined) parts.push((page) => textOf(page, text));
    else if (!isControl) parts.push(openFold(signsIn(html.slice(end, html.indexOf('</details>', end)))));
    else if (area !== undefined) parts.push(({ draft }) => (draft.areaCode === area ? ' selected' : ''));
    else parts.push(({ draft }) => (isChosen(draft, name as Choice, value, defaults) ? ' checked' : ''));
    at = end;
  }
  parts.push(html.slice(at));
  return (page) => parts.map((part) => (typeof part === 'string' ? part : part(page))).join('');
}

const signsIn = (html: string) =>
  [...html.matchAll(/ name="signs" value="([\w-]+)"/g)].map(([, code]) => code);

/** Open when the phenomenon is known, or when something in it is ticked. */
const openFold =
  (codes: readonly (string | undefined)[]): Part =>
  ({ draft, chosenPhenomenon }) =>
    draft.phenomenon || chosenPhenomenon || draft.signs.some((code) => codes.includes(code)) ? ' open' : '';

function textOf({ formToken, sealing, draft }: ReportFormPage, name: string): string {
  if (name === 'formToken') return escaped(formToken);
  if (name === 'reportId') return escaped(sealing.reportId);
  if (name.startsWith('photo')) return escaped(sealing.photoIds[Number(name.slice('photo'.length))] ?? '');
  const typed = draft[name as (typeof typedTexts)[number]] ?? '';
  // A reader of HTML drops the first line end in a text area.
  return name === 'description' ? escaped(typed).replace(/^(?=[\r\n])/, '\n') : escaped(typed);
}

/** Fit for a text area and for an attribute between double quotes. */
function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}

function isChosen(draft: Draft, name: Choice, value: string, defaults: Set<string>): boolean {
  if (name === 'signs') return draft.signs.includes(value);
  return draft[name] ? draft[name] === value : defaults.has(`${name} ${value}`);
}

/** What the site chooses where nothing was. */
function checkedIn(html: string): Set<string> {
  const checked = html.matchAll(new RegExp(`(?:${control.source}) checked`, 'g'));
  return new Set([...checked].map(([, name, value]) => `${name} ${value ?? ''}`));
}

/** The last choice of each field, and every sign. */
function everyChoiceIn(html: string): Partial<Draft> {
  const chosen: Partial<Draft> & { signs: string[] } = { signs: [] };
  for (const [, name, value, area] of html.matchAll(new RegExp(control.source, 'g'))) {
    if (area !== undefined) chosen.areaCode = area;
    else if (name === 'signs') chosen.signs.push(value ?? '');
    else if (value) chosen[name as Exclude<Choice, 'signs'>] = value;
  }
  return chosen;
}
