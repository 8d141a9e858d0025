import type { ChosenPlace } from './chosen-place.ts';

/**
 * Without sealing in the browser the form posts itself, and then too only what is kept may leave the device: the fields
 * are made as coarse as was chosen before the browser reads them. Nothing is fetched for a pin that is to be exact.
 */
const formsWithPlace = 'form:has([data-map-place])';
/** The position that its form may send. */
const coarsened = new WeakMap<HTMLFormElement, string>();
const failed = new WeakMap<HTMLFormElement, string>();
const working = new WeakSet<HTMLFormElement>();
const withoutPlace = { areaCode: null, location: null, precision: 'municipality' } as const;

type Field = { value: string };
const fieldOf = (form: HTMLFormElement, name: string) => form.elements.namedItem(name) as unknown as Field;
const mustCoarsen = (form: HTMLFormElement) =>
  fieldOf(form, 'location').value.trim() !== '' &&
  fieldOf(form, 'locationPrecision').value !== 'exact' &&
  coarsened.get(form) !== sentBy(form);
const sentBy = (form: HTMLFormElement) =>
  ['location', 'locationPrecision'].map((name) => fieldOf(form, name).value).join('\n');

// On the document: whoever seals the form in the browser was asked before, and then there is nothing to do here.
document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || !form.matches(formsWithPlace) || !mustCoarsen(form)) return;
  event.preventDefault();
  if (!working.has(form)) void coarsen(form, event.submitter);
});

// The belt: a form that is sent without asking, as scripts can, sends no position that was not made coarse.
document.addEventListener('formdata', (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches(formsWithPlace) || !mustCoarsen(form)) return;
  event.formData.set('location', '');
  event.formData.set('locationPrecision', 'municipality');
});

async function coarsen(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  working.add(form);
  const place = await import('./chosen-place.ts')
    .then(({ chosenPlace }) => chosenPlace(form))
    .catch(() => null);
  working.delete(form);
  const problem = problemOf(form, place);
  tell(form, problem);
  failed.set(form, problem === 'failed' ? sentBy(form) : '');
  if (problem !== null) return;
  fill(form, place ?? withoutPlace);
  form.requestSubmit(submitter);
}

/** Borders that do not come stop the first press, which says so; the second sends the report without its position. */
function problemOf(form: HTMLFormElement, place: ChosenPlace | null) {
  if (place === null) return failed.get(form) === sentBy(form) ? null : 'failed';
  return place.outside ? 'outside' : place.unreadable ? 'unreadable' : null;
}

type Filled = Pick<ChosenPlace, 'areaCode' | 'location' | 'precision'>;

function fill(form: HTMLFormElement, { areaCode, location, precision }: Filled): void {
  const [lon = 0, lat = 0] = location?.coordinates ?? [];
  fieldOf(form, 'location').value = location ? `${lat.toFixed(5)}, ${lon.toFixed(5)}` : '';
  fieldOf(form, 'locationPrecision').value = precision;
  if (areaCode !== null) fieldOf(form, 'areaCode').value = areaCode;
  coarsened.set(form, sentBy(form));
}

/** Nothing was sent; the sentence says what to do. */
function tell(form: HTMLFormElement, problem: ReturnType<typeof problemOf>): void {
  const line = form.querySelector<HTMLElement>('[data-place-problem]');
  if (line === null) return;
  line.textContent = problem === null ? '' : (line.getAttribute(`data-${problem}`) ?? '');
  if (problem !== null) (form.elements.namedItem('location') as HTMLInputElement).focus();
}
