/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** Set by the server for pages under `rendered/` and `desk/`; static pages have none. */
    page?: import('#api/rendered-page.schema.ts').RenderedPage;
  }
}
