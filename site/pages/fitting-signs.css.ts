import type { APIRoute } from 'astro';
import { fittingSignsCss, unfoldedSignsCss } from '../fitting-signs.ts';

export const GET: APIRoute = () =>
  new Response(unfoldedSignsCss() + fittingSignsCss(), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });
