import type { APIRoute } from 'astro';
import { fittingSignsCss } from '../fitting-signs.ts';

export const GET: APIRoute = () =>
  new Response(fittingSignsCss(), { headers: { 'content-type': 'text/css; charset=utf-8' } });
