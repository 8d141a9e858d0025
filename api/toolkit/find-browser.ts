import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';
import packedChromium from '@sparticuz/chromium';

const systemNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Playwright's own browser where it is installed, else the system's, else the one that npm brought. */
export async function findBrowser(): Promise<string> {
  const own = chromium.executablePath();
  if (existsSync(own)) return own;
  return systemBrowser() ?? packedChromium.executablePath();
}

function systemBrowser(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => systemNames.map((name) => join(folder, name))).find(existsSync);
}
