import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { type Browser, chromium, type Page, type Route } from '@playwright/test';
import { images, isImage, type Material, sheets } from '#content/kits/materials.ts';
import { findBrowser } from './find-browser.ts';
import type { FileType } from './finished-files.ts';

export type Printed = { type: FileType; bytes: Buffer };
export type Printer = {
  /** A page of the built site as the files that people print or post. */
  print: (html: string, material: Material) => Promise<Printed[]>;
  close: () => Promise<void>;
};

/** No such name exists: whatever a page asks for comes from the built site or not at all. */
const origin = 'http://toolkit.invalid';
const types: Record<string, string> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
};

/** The browser of the tests as a printer. It reaches no network. */
export async function openPrinter(distDir: string): Promise<Printer> {
  const browser = await chromium.launch({
    executablePath: await findBrowser(),
    // As in the tests; and it shows our own pages only.
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND'],
  });
  return {
    print: (html, material) => onePage(browser, { html, material, distDir }),
    close: () => browser.close(),
  };
}

type Sheet = { html: string; material: Material; distDir: string };

async function onePage(browser: Browser, { html, material, distDir }: Sheet): Promise<Printed[]> {
  const viewport = isImage(material) ? images[material] : { width: 1000, height: 1400 };
  const page = await browser.newPage({ viewport, javaScriptEnabled: false, colorScheme: 'light' });
  try {
    await page.route('**/*', (route) => answer(route, html, distDir));
    await page.goto(`${origin}/`, { waitUntil: 'load' });
    return await filesOf(page, material);
  } finally {
    await page.close();
  }
}

async function answer(route: Route, html: string, distDir: string): Promise<void> {
  const { pathname } = new URL(route.request().url());
  if (pathname === '/') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
  const file = join(distDir, 'client', normalize(pathname));
  const body = await readFile(file).catch(() => null);
  if (body === null) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: types[extname(file)] ?? 'application/octet-stream', body });
}

async function filesOf(page: Page, material: Material): Promise<Printed[]> {
  if (isImage(material)) return [{ type: 'png', bytes: await picture(page) }];
  const { width, height } = sheets[material];
  const size = { width: `${width}mm`, height: `${height}mm` };
  const pdf = await page.pdf({ ...size, printBackground: true, preferCSSPageSize: true, tagged: true });
  if (material !== 'press') return [{ type: 'pdf', bytes: pdf }];
  // An editor takes the words, not the sheet.
  const words = await page.locator('main').innerText();
  return [
    { type: 'pdf', bytes: pdf },
    { type: 'txt', bytes: Buffer.from(`${words.trim()}\n`) },
  ];
}

/** A busy machine may have no frame ready at that moment: the browser then says that it cannot, and can a little later. */
async function picture(page: Page, tries = 4): Promise<Buffer> {
  try {
    return await page.screenshot({ type: 'png' });
  } catch (error) {
    if (tries <= 1) throw error;
    await page.waitForTimeout(500);
    return picture(page, tries - 1);
  }
}
