const files = import.meta.glob<string>('../content/pictograms/*.svg', {
  eager: true,
  import: 'default',
  query: '?raw',
});

/** The drawing of a sign, to stand inline; a name without a drawing stops the build. */
export function pictogram(name: string): string {
  const drawing = files[`../content/pictograms/${name}.svg`];
  if (!drawing) throw new Error(`Missing pictogram "${name}"`);
  return `<svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true">${drawing.trim()}</svg>`;
}
