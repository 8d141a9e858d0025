import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page, type Route } from '@playwright/test';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import sharp from 'sharp';
import { fullLanguages } from '#content/languages.ts';
import { phoneNumbers } from '#content/phone-numbers.ts';
import { dressesOf } from '../adversaries/find-bytes.ts';
import { freshFolder, type RunningHouse, removeFolder, startHouse } from '../running-house.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { recordingProxy } from './recording-proxy.ts';
import { pathIn, words } from './words.ts';

const form = '/melden/drug-waste-dump';
const receipt = '[data-receipt]';
const sealedPath = '/api/v1/sealed-reports';

async function fillIn(page: Page, path = form): Promise<string> {
  const text = unmistakableText();
  await page.goto(path);
  await page.locator('#field-description').fill(text);
  return text;
}

/** Every post of the page but questions for work, as method-less paths in order. */
function postsOf(page: Page): string[] {
  const posts: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (request.method() === 'POST' && pathname !== '/api/v1/proof-challenges') posts.push(pathname);
  });
  return posts;
}

/** Every sealed report arrives, but of the first no answer comes back; the bodies, in order. */
async function loseFirstAnswer(page: Page): Promise<Buffer[]> {
  const bodies: Buffer[] = [];
  await page.route(`**${sealedPath}`, async (route) => {
    const isFirst = bodies.push(route.request().postDataBuffer() ?? Buffer.alloc(0)) === 1;
    const response = await route.fetch();
    return isFirst ? route.abort() : route.fulfill({ response });
  });
  return bodies;
}

const problem = (status: number, code: string) => ({
  ...{ status, contentType: 'application/problem+json' },
  body: JSON.stringify({ type: 'about:blank', status, code, title: 'x', detail: 'x' }),
});

/** A photo with a camera, a place and a moment in it that are found again byte for byte in its file. */
function plantedPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 40 } as const;
  const exif = {
    IFD0: { Model: 'PLANTED-CAMERA-4711', DateTime: '2026:11:17 21:04:33' },
    IFD3: {
      GPSLatitudeRef: 'N',
      GPSLatitude: '52/1 57/1 3/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '4/1 45/1 3/1',
    },
  };
  return sharp({ create: { width: 640, height: 480, channels: 3, background: 'gray', noise } })
    .withExif(exif)
    .jpeg()
    .toBuffer();
}

const holds = (sent: Buffer, planted: string | Buffer) =>
  dressesOf(Buffer.from(planted)).some((dress) => sent.includes(dress)) ||
  (typeof planted === 'string' && sent.includes(encodeURIComponent(planted)));

async function photosOf(house: RunningHouse, text: string): Promise<{ id: string; files: Buffer[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'nhda-photos-'));
  try {
    const { stdout } = await house.command('api/commands/hub.ts', 'open', '--photos', folder);
    const line = stdout.split('\n').find((each) => each.includes(text)) ?? '{}';
    const { id, warning } = JSON.parse(line) as { id: string; warning?: string };
    expect(warning, 'what is sealed is what stands in the row').toBeUndefined();
    const files = readdirSync(folder).filter((name) => name.startsWith(id));
    return { id, files: files.map((name) => readFileSync(join(folder, name))) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const planted = {
  place: 'PLANTED-PLACE achter de verzonnen sluis',
  position: ['52.95123', '4.75432'],
} as const;

async function fillInAll(page: Page, text: string, photo: Buffer): Promise<void> {
  await page.locator('label[for="phenomenon-drug-waste-dump"]').click();
  await page.locator('label[for="sign-chemical-smell"]').click();
  await page.locator('#field-description').fill(text);
  await page.locator('label[for="observed-this-week"]').click();
  await page.locator('#field-place').fill(planted.place);
  await page.locator('#field-location').fill(planted.position.join(', '));
  await page
    .locator('#field-photos')
    .setInputFiles({ name: 'PLANTED-NAME.jpg', mimeType: 'image/jpeg', buffer: photo });
  await expect(page.locator('[data-photo-status]')).toContainText('1');
}

test.describe('what leaves the browser', () => {
  test('is no text, place, position, sign, file name or picture, in no request; the hub finds all of it', async ({
    page,
    house,
  }) => {
    const proxy = await recordingProxy(house.publicUrl);
    const [text, photo] = [unmistakableText(), await plantedPhoto()];
    await page.goto(`${proxy.url}/melden`);
    await fillInAll(page, text, photo);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    const sent = proxy.sent();
    await proxy.close();

    const secrets = [text, ...Object.values(planted).flat(), 'chemical-smell', 'this-week', 'PLANTED-NAME'];
    for (const secret of secrets) expect(holds(sent, secret), secret).toBe(false);
    const middle = photo.subarray(photo.length / 2, photo.length / 2 + 60);
    for (const part of [middle, 'PLANTED-CAMERA-4711', '2026:11:17']) expect(holds(sent, part)).toBe(false);
    // What counting and routing need is in the clear: once for storing, once for showing the receipt, and nowhere else.
    const clear = sent.toString('latin1');
    expect(clear.match(/drug-waste-dump/g)).toHaveLength(2);
    expect(clear).toContain('name="phenomenon"\r\n\r\ndrug-waste-dump\r\n');
    expect(clear).not.toMatch(/cookie:|referer: .*melden\?/i);

    const [opened, ...others] = await openedReports(house, text);
    expect(others).toEqual([]);
    expect(opened).toMatchObject({
      ...{
        text,
        phenomenon: 'drug-waste-dump',
        language: 'nl',
        signs: ['chemical-smell'],
        when: 'this-week',
      },
      place: { description: planted.place, precision: 'exact' },
    });
    expect(opened?.place.location?.coordinates).toEqual([4.75432, 52.95123]);
    expect(clear).toContain(`name="areaCode"\r\n\r\n${opened?.area}\r\n`);
    const { files } = await photosOf(house, text);
    expect(files).toHaveLength(1);
    expect(await sharp(files[0]).metadata()).toMatchObject({ width: 640, height: 480 });
    expect(files[0]?.includes('PLANTED'), 'and the picture holds nothing but the picture').toBe(false);
  });

  test('(counter-proof: by the road of the server the same search finds the text)', async ({
    browser,
    house,
  }) => {
    const proxy = await recordingProxy(house.publicUrl);
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const text = await fillIn(page, `${proxy.url}${form}`);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    const sent = proxy.sent();
    await proxy.close();
    await context.close();
    expect(holds(sent, text)).toBe(true);
  });

  test('is equally long for a short and a long text, whatever is chosen', async ({ page, house }) => {
    const proxy = await recordingProxy(house.publicUrl);
    const reports = [
      ['/melden/other', 'Kort verzonnen.', ''],
      ['/en/melden/synthetic-drug-lab', 'Lang verzonnen verhaal. '.repeat(120), 'Texel'],
    ] as const;
    for (const [path, text, area] of reports) {
      await page.goto(proxy.url + path);
      await page.locator('#field-description').fill(text);
      if (area) await page.locator('#field-areaCode').selectOption({ label: area });
      await page.locator('#submit').click();
      await expect(page.locator(receipt)).toBeVisible();
    }
    const sent = proxy.sent().toString('latin1');
    await proxy.close();
    const lengthsOf = (head: RegExp) =>
      [...sent.matchAll(head)].map(([request]) => Number(/content-length: (\d+)/i.exec(request)?.[1]));
    expect(lengthsOf(/POST \/api\/v1\/sealed-reports HTTP.*?\r\n\r\n/gs)).toEqual([8192, 8192]);
    const [one = 0, other = 0] = lengthsOf(/POST (?:\/en)?\/melden\/\S+ HTTP.*?\r\n\r\n/gs);
    expect(one, 'and so is the question for the receipt page').toBeGreaterThan(500);
    expect(other).toBe(one);
  });
});

test.describe('the receipt', () => {
  for (const language of fullLanguages) {
    test(`is the page of every receipt, in no address and no storage (${language})`, async ({
      page,
      context,
    }) => {
      const posts = postsOf(page);
      await fillIn(page, pathIn(language, form));
      await expect(page.getByText(words(language, 'report:sealing.byBrowser'))).toBeVisible();
      await expect(page.getByText(words(language, 'report:sealing.byServer'))).toBeHidden();
      await page.locator('#submit').click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words(language, 'receipt:heading'));
      expect(posts).toEqual([sealedPath, pathIn(language, form)]);
      const code = (await page.locator(receipt).innerText()).replace(/\s/g, '');
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/);
      expect(new URL(page.url()).pathname, 'the history is that of a form without script').toBe(
        pathIn(language, form),
      );
      expect(new URL(page.url()).search).toBe('');
      expect((await context.storageState()).cookies).toEqual([]);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    });
  }

  test('tells what was taken out of the photos', async ({ page }) => {
    const text = await fillIn(page);
    await fillInAll(page, text, await plantedPhoto());
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    await expect(page.locator('main')).toContainText(words('nl', 'report:photos.traces.place'));
  });

  test('that another site asks for is refused, and a code that cannot be one is', async ({ request }) => {
    const fields = { phenomenon: 'other', receipt: 'AAAA-AAAA-AAAA-AAAA-AAAA' };
    expect((await request.post(form, { form: fields })).status()).toBe(400);
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await request.post(form, { form: fields, headers })).status()).toBe(403);
  });
});

test.describe('a form that is not complete', () => {
  test('is held back by the browser with the words of the server', async ({ page, browser, house }) => {
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: house.publicUrl });
    const other = await plain.newPage();
    const posts = postsOf(page);
    const shown: string[][] = [];
    const marked: string[][] = [];
    for (const each of [page, other]) {
      await each.goto('/melden');
      await each.locator('#field-location').fill('bij de kerk');
      await each.locator('#submit').click();
      await expect(each.locator('.error-summary')).toBeFocused();
      shown.push(await each.locator('.error-summary, .field-error').allInnerTexts());
      marked.push(
        await each
          .locator('form .field, form [aria-invalid="true"]')
          .evaluateAll((all) =>
            all.map(
              (one) =>
                `${one.className} ${getComputedStyle(one).borderInlineStartColor} ${getComputedStyle(one).borderInlineStartWidth}`,
            ),
          ),
      );
      expect(
        await each.locator('[aria-invalid="true"]').evaluateAll((all) => all.map(({ id }) => id)),
      ).toEqual(['field-phenomenon', 'field-description', 'field-location']);
    }
    await plain.close();
    expect(shown[0]).toEqual(shown[1]);
    expect(marked[0], 'the same red bars and borders').toEqual(marked[1]);
    expect(marked[0]?.filter((look) => look.includes('--invalid')).length).toBeGreaterThanOrEqual(5);
    expect(posts, 'and nothing was sent').toEqual([]);

    await page.locator('.error-summary a[href="#field-description"]').click();
    await expect(page.locator('#field-description')).toBeFocused();
    await page.locator('label[for="phenomenon-other"]').click();
    await page.locator('#field-description').fill(unmistakableText());
    await page.locator('#field-location').fill('');
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
  });
});

test.describe('when something goes wrong nothing is sent without a lock, and what was typed stays', () => {
  const summary = '.error-summary';

  async function isKept(page: Page, text: string, title: string): Promise<void> {
    await expect(page.locator(summary)).toBeFocused();
    await expect(page.locator(`${summary} h2`)).toHaveText(title);
    await expect(page.locator(summary)).toContainText(phoneNumbers.anonymousTips.shown);
    await expect(page.locator('#field-description')).toHaveValue(text);
  }

  for (const code of ['overloaded', 'storage-full'] as const) {
    test(`the server answers 503 ${code}`, async ({ page, house }) => {
      const posts = postsOf(page);
      await page.route(`**${sealedPath}`, (route) => route.fulfill(problem(503, code)), { times: 1 });
      const text = await fillIn(page);
      await page.locator('#submit').click();
      await isKept(page, text, words('nl', `problems:titles.${code}`));
      await expect(page.locator('[data-send-openly]')).toHaveCount(0);
      expect(posts).toEqual([sealedPath]);
      await page.locator('#submit').click();
      await expect(page.locator(receipt)).toBeVisible();
      expect(await openedReports(house, text)).toHaveLength(1);
    });
  }

  test('there is no line, and then there is', async ({ page, context, house }) => {
    const text = await fillIn(page);
    await expect
      .poll(() =>
        page.evaluate(() =>
          performance.getEntriesByType('resource').some(({ name }) => name.includes('seal-and-send')),
        ),
      )
      .toBe(true);
    await context.setOffline(true);
    await page.locator('#submit').click();
    await isKept(page, text, words('nl', 'report:sealing.not-reached.title'));
    await context.setOffline(false);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  test('the answer is lost: the same bytes go again, and it is one report', async ({ page, house }) => {
    const bodies = await loseFirstAnswer(page);
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await isKept(page, text, words('nl', 'report:sealing.not-reached.title'));
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(await openedReports(house, text)).toHaveLength(1);
    const sealOf = (body: Buffer) =>
      body.subarray(body.indexOf('age-encryption.org/v1')).toString('latin1', 0, 4000);
    expect(bodies).toHaveLength(2);
    expect(sealOf(bodies[1] as Buffer)).toBe(sealOf(bodies[0] as Buffer));
  });

  test('the answer is lost and the text is changed: a second report, and none is lost', async ({
    page,
    house,
  }) => {
    const posts = postsOf(page);
    await loseFirstAnswer(page);
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await isKept(page, text, words('nl', 'report:sealing.not-reached.title'));
    await page.locator('#field-description').fill(`${text} en nog iets`);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(posts).toEqual([sealedPath, sealedPath, '/api/v1/form-tokens', sealedPath, form]);
    const opened = await openedReports(house, text);
    expect(opened.map((each) => each.text).sort()).toEqual([text, `${text} en nog iets`]);
    for (const each of opened) expect(each).not.toHaveProperty('warning');
  });

  test('the keys of the hub changed: the page takes the new ones and seals anew', async ({ page, house }) => {
    const posts = postsOf(page);
    await page.route(`**${sealedPath}`, (route) => route.fulfill(problem(409, 'key-changed')), { times: 1 });
    const text = await fillIn(page);
    const token = await page.locator('input[name="formToken"]').inputValue();
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(posts).toEqual([sealedPath, '/api/v1/form-tokens', sealedPath, form]);
    const opened = await openedReports(house, text);
    expect(opened).toHaveLength(1);
    expect(opened[0]).not.toHaveProperty('warning');
    expect(token).not.toBe('');
  });

  test('the server refuses what it gets, again and again: no end of tries, and a way out', async ({
    page,
  }) => {
    const posts = postsOf(page);
    await page.route(`**${sealedPath}`, (route) => route.fulfill(problem(409, 'token-used')));
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await isKept(page, text, words('nl', 'report:sealing.refused.title'));
    expect(posts.filter((path) => path === sealedPath)).toHaveLength(3);
    expect(posts).not.toContain(form);
  });

  test('nothing is heard for half a minute', async ({ page }) => {
    await page.clock.install();
    const held: Route[] = [];
    await page.route(`**${sealedPath}`, (route) => void held.push(route));
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await expect.poll(() => held.length).toBe(1);
    await expect(page.locator('[data-sealing-status]')).toHaveText(words('nl', 'report:sealing.busy'));
    await page.clock.fastForward(40_000);
    await isKept(page, text, words('nl', 'report:sealing.not-reached.title'));
    await expect(page.locator('[data-sealing-status]')).toBeEmpty();
  });

  test('the page of the receipt does not come: the same button asks for it again', async ({
    page,
    house,
  }) => {
    const posts = postsOf(page);
    let held = false;
    await page.route(`**${form}`, (route) => {
      if (held || route.request().method() !== 'POST') return route.continue();
      held = true;
      return route.abort('aborted');
    });
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await expect.poll(() => held).toBe(true);
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(posts).toEqual([sealedPath, form, form]);
    expect(await openedReports(house, text)).toHaveLength(1);
  });

  for (const [what, script] of [
    ['the sealing', /seal-and-send/],
    ['a part that the sealing needs', /read-position/],
  ] as const) {
    test(`the script of ${what} does not come: only the button that says so sends it openly`, async ({
      page,
      house,
    }) => {
      await page.route(script, (route) => route.abort());
      const posts = postsOf(page);
      const text = await fillIn(page);
      await page.locator('#submit').click();
      await isKept(page, text, words('nl', 'report:sealing.no-lock.title'));
      await page.locator('#submit').click();
      await isKept(page, text, words('nl', 'report:sealing.no-lock.title'));
      expect(posts, 'pressing again is no consent').toEqual([]);
      await expect(page.locator(summary)).toContainText(words('nl', 'report:sealing.openly.text'));
      await page.getByRole('button', { name: words('nl', 'report:sealing.openly.button') }).click();
      await expect(page.locator(receipt)).toBeVisible();
      expect(posts).toEqual([form]);
      expect(await openedReports(house, text)).toHaveLength(1);
    });
  }

  test('the browser cannot seal: it says so, and nothing was sent', async ({ page }) => {
    await page.addInitScript(() => {
      TextEncoder.prototype.encode = () => {
        throw new Error('planted');
      };
    });
    const posts = postsOf(page);
    const text = await fillIn(page);
    await page.locator('#submit').click();
    await isKept(page, text, words('nl', 'report:sealing.no-lock.title'));
    expect(posts).toEqual([]);
  });

  test('no script comes at all: the page says that the server seals, and that is so', async ({
    page,
    house,
  }) => {
    await page.route('**/*.js', (route) => route.abort());
    const posts = postsOf(page);
    const text = await fillIn(page);
    await expect(page.getByText(words('nl', 'report:sealing.byServer'))).toBeVisible();
    await expect(page.getByText(words('nl', 'report:sealing.byBrowser'))).toBeHidden();
    await page.locator('#submit').click();
    await expect(page.locator(receipt)).toBeVisible();
    expect(posts).toEqual([form]);
    expect(await openedReports(house, text)).toHaveLength(1);
  });
});

test('an address without https, as an onion has, seals all the same', async ({ house }) => {
  const { port } = new URL(house.publicUrl);
  const browser = await chromium.launch({
    executablePath: process.env.BROWSER_UNDER_TEST,
    args: ['--no-sandbox', '--host-resolver-rules=MAP *.onion 127.0.0.1'],
  });
  const page = await browser.newPage();
  const posts = postsOf(page);
  const text = await fillIn(page, `http://${'verzonnen'.padEnd(56, 'a')}.onion:${port}${form}`);
  expect(await page.evaluate(() => isSecureContext), '(it is such an address)').toBe(false);
  await page.locator('#submit').click();
  await expect(page.locator(receipt)).toBeVisible();
  await browser.close();
  expect(posts).toEqual([sealedPath, form]);
  expect(await openedReports(house, text)).toHaveLength(1);
});

test('post-quantum keys of the hub are sealed to as well', async ({ page }) => {
  const dataDir = freshFolder();
  const identity = await generateHybridIdentity();
  const keyFile = join(dataDir, 'verzonnen-key.txt');
  writeFileSync(keyFile, identity);
  const house = await startHouse({ HUB_RECIPIENTS: await identityToRecipient(identity) }, dataDir);
  const text = await fillIn(page, house.publicUrl + form);
  const posts = postsOf(page);
  await page.locator('#submit').click();
  await expect(page.locator(receipt)).toBeVisible();
  expect(posts).toEqual([sealedPath, form]);
  const { stdout } = await house.command('api/commands/hub.ts', 'open', '--identity', keyFile);
  expect(JSON.parse(stdout)).toMatchObject({ text });
  await house.stop();
  removeFolder(dataDir);
});

test('two taps are one request and one report', async ({ page, house }) => {
  const posts = postsOf(page);
  const text = await fillIn(page);
  await page.locator('#submit').dblclick();
  await expect(page.locator(receipt)).toBeVisible();
  expect(posts.filter((path) => path === sealedPath)).toHaveLength(1);
  expect(await openedReports(house, text)).toHaveLength(1);
});

test('leaving the page takes the seal and what it was made with along', async ({ page }) => {
  await page.route(`**${sealedPath}`, (route) => route.fulfill(problem(503, 'overloaded')));
  await fillIn(page);
  await page.locator('#submit').click();
  await page.locator('.error-summary').waitFor();
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
  expect(await page.locator('[data-sealing]').count()).toBe(0);
});
