import type { RenderedPage } from '#api/rendered-page.schema.ts';

/** What the server handed to this page; another kind, or nothing, is a fault of the server. */
export function renderedPage<Kind extends RenderedPage['kind']>(
  locals: App.Locals,
  kind: Kind,
): Extract<RenderedPage, { kind: Kind }> {
  const { page } = locals;
  if (page?.kind !== kind) throw new Error(`This page shows "${kind}", the server gave "${page?.kind}"`);
  return page as Extract<RenderedPage, { kind: Kind }>;
}
