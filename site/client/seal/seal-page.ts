import type { SealTerms } from '#api/reports/sealed-report.schema.ts';

/**
 * Notices that the page carries ready-made, each as a `<template data-sealing-notice="…">`. `openly`: the road by the
 * server may help, so its button is there. Where the server has no room, another road to it has none either.
 */
export const sealNotices = [
  { name: 'no-lock', openly: true },
  { name: 'not-reached', openly: false },
  { name: 'overloaded', openly: false },
  { name: 'storage-full', openly: false },
  { name: 'refused', openly: true },
  { name: 'photo-blocked', openly: true },
] as const;
export type Notice = (typeof sealNotices)[number]['name'];

/** Every fault that the script can find by itself, or that the server can still find in the clear fields. */
export function sealProblems(limits: { description: number; place: number; photos: number }) {
  return [
    { field: 'phenomenon', code: 'required' },
    { field: 'phenomenon', code: 'unknown-choice' },
    { field: 'description', code: 'required' },
    { field: 'description', code: 'too-long', limit: limits.description },
    { field: 'description', code: 'not-text' },
    { field: 'place', code: 'too-long', limit: limits.place },
    { field: 'place', code: 'not-text' },
    { field: 'areaCode', code: 'unknown-choice' },
    { field: 'location', code: 'not-a-position' },
    { field: 'location', code: 'outside-province' },
    { field: 'photos', code: 'photo-no-room' },
    { field: 'photos', code: 'too-many', limit: limits.photos },
  ] as const;
}

export type SealPage = ReturnType<typeof sealPage>;

/** The parts of the form's page that sealing works with. They are put there by `Sealing.astro`. */
export function sealPage(form: HTMLFormElement) {
  const root = form.querySelector<HTMLElement>('[data-sealing]');
  const part = (name: string) => {
    const found = document.querySelector<HTMLElement>(`[data-sealing-${name}]`);
    if (!found) throw new Error(`Sealing has no part "${name}".`);
    return found;
  };
  const copyOf = (name: string) =>
    (part(name) as HTMLTemplateElement).content.firstElementChild?.cloneNode(true) as HTMLElement;
  const status = part('status');
  return {
    form,
    language: document.documentElement.lang,
    /** Read once: after the page is left they are gone. */
    terms: () => JSON.parse(root?.dataset.sealing ?? '') as SealTerms,
    /** Other terms after a used token or a change of keys. */
    renew: (formToken: string, terms: SealTerms) => {
      (form.elements.namedItem('formToken') as HTMLInputElement).value = formToken;
      if (root) root.dataset.sealing = JSON.stringify(terms);
    },
    forget: () => root?.removeAttribute('data-sealing'),
    words: JSON.parse(part('words').dataset.sealingWords ?? '') as SealWords,
    sealedBy: (who: 'browser' | 'server') => {
      for (const line of form.querySelectorAll<HTMLElement>('[data-sealed-by]'))
        line.hidden = line.dataset.sealedBy !== who;
    },
    say: (what: 'busy' | null) => {
      status.textContent = what === null ? '' : (status.dataset.busy ?? '');
    },
    notice: (name: Notice) => copyOf(`notice="${name}"`),
    summary: () => copyOf('summary'),
    fieldError: () => copyOf('field-error'),
  };
}

export type SealWords = {
  /** Heading of the summary for one fault, for two, and so on. */
  summary: string[];
  /** `description required` -> its sentence. */
  fields: Record<string, string>;
};
