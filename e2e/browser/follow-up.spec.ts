import type { Page } from '@playwright/test';
import type { RunningHouse } from '../running-house.ts';
import { axeFaultsInEveryDress } from './axe-check.ts';
import { expect, test } from './house-test.ts';
import { openedReports, unmistakableText } from './opened-reports.ts';
import { focusedStop, sidewaysScroll } from './page-measures.ts';
import { signIn } from './sign-in.ts';
import { pathIn, words } from './words.ts';

const choices = ['Ja, nog steeds', 'Nee, niet meer', 'Dat weet ik niet'];
const question = 'Verzonnen vraag: staan de vaten er nog?';
const nl = (key: string) => words('nl', `follow-up:${key}`);

/** Reports as a resident does; answers what was written and the code, as it stands on the paper. */
async function report(page: Page): Promise<{ text: string; code: string }> {
  const text = unmistakableText();
  await page.goto('/melden/drug-waste-dump');
  await page.locator('#field-description').fill(text);
  await page.locator('#submit').click();
  const shown = await page.locator('[data-receipt]').innerText();
  return { text, code: shown.replace(/\s+/g, ' ').trim() };
}

/** The page of a report on the desk. Only the hub, with its key, knows which report holds a text. */
async function openReportPage(page: Page, house: RunningHouse, text: string): Promise<void> {
  const [opened] = await openedReports(house, text);
  await page.goto(`${house.deskUrl}/meldingen/${opened?.id}`);
  await expect(page.locator('#berichten table')).toHaveCount(0);
}

async function ask(page: Page, text: string, answers: readonly string[] = choices): Promise<void> {
  await page.locator('#field-text').fill(text);
  await page.locator('#field-choices').fill(answers.join('\n'));
  await page.locator('#field-checkBack').fill(dayFromNow(14));
  await page.locator('#vraag form button').click();
  await expect(page).toHaveURL(/\/meldingen\/[0-9a-f]{64}#berichten$/);
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function lookBack(page: Page, code: string, language: 'nl' | 'en' = 'nl'): Promise<void> {
  await page.goto(pathIn(language, '/vervolg'));
  await page.locator('#field-receipt').fill(code);
  await page.locator('main form button').click();
  await expect(page.locator('h1')).not.toHaveText(words(language, 'follow-up:heading'));
}

/** What the Drugshub reads of the answers, with its own key. */
async function openedAnswers(house: RunningHouse): Promise<Record<string, unknown>[]> {
  const { code, stdout, stderr } = await house.command('api/commands/hub.ts', 'answers');
  if (code !== 0) throw new Error(`hub answers ended with ${code}: ${stderr}`);
  return stdout
    .trim()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** A report that staff have asked something, and its code. */
async function asked(page: Page, house: RunningHouse): Promise<string> {
  const { text, code } = await report(page);
  await signIn(page, house, 'analyst');
  await openReportPage(page, house, text);
  await ask(page, question);
  return code;
}

test.describe('a resident without script', () => {
  test.use({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });

  test('comes back with the code, chooses an answer to what staff asked, and the hub reads it', async ({
    page,
    house,
  }) => {
    const code = await asked(page, house);
    await lookBack(page, code.toLowerCase());
    await expect(page.locator('.message__text')).toHaveText(question);
    await expect(page.locator('.message')).toContainText(/Kijk opnieuw vanaf \w+dag \d+ \w+/);
    await page.locator('label', { hasText: choices[1] }).click();
    await page.locator('.message textarea').fill('Verzonnen toelichting <b>van de melder</b>');
    await page.locator('.message button').click();
    await expect(page.locator('.answer-stored')).toContainText('Uw antwoord is veilig opgeslagen');
    await expect(page.locator('.answer-stored')).toBeFocused();
    await expect(page.locator('.message form')).toHaveCount(0);
    expect(new URL(page.url()).pathname + new URL(page.url()).search, 'no code in the address').toBe(
      '/vervolg',
    );

    const answers = (await openedAnswers(house)).filter(({ questionText }) => questionText === question);
    expect(answers.at(-1)).toMatchObject({
      choice: choices[1],
      text: 'Verzonnen toelichting <b>van de melder</b>',
      report: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('is told that the first answer counts when the same form is sent again', async ({ page, house }) => {
    const code = await asked(page, house);
    const before = (await openedAnswers(house)).length;
    const again = await page.context().newPage();
    for (const each of [page, again]) await lookBack(each, code);
    await page.locator('label', { hasText: choices[0] }).click();
    await page.locator('.message button').click();
    await expect(page.locator('.answer-stored')).toContainText(nl('notices.stored.text'));
    await again.locator('label', { hasText: choices[2] }).click();
    await again.locator('.message button').click();
    await expect(again.locator('.answer-stored')).toContainText(nl('notices.repeated.text'));
    expect(await openedAnswers(house)).toHaveLength(before + 1);
  });

  test('keeps what was typed when the answer is not complete', async ({ page, house }) => {
    const code = await asked(page, house);
    await lookBack(page, code);
    await page.locator('.message button').click();
    await expect(page.locator('.error-summary')).toBeFocused();
    await page.locator('.error-summary a').click();
    await expect(page.locator('.message input[type="radio"]').first()).toBeFocused();
    await page.locator('label', { hasText: choices[2] }).click();
    await page.locator('.message textarea').fill('x'.repeat(1_501));
    await page.locator('.message button').click();
    await expect(page.locator('.error-summary a')).toContainText('1.500');
    await expect(page.locator('.message textarea')).toHaveValue('x'.repeat(1_501));
    await expect(page.locator('label', { hasText: choices[2] })).toBeVisible();
    await expect(page.locator('.message input[type="radio"]').nth(2)).toBeChecked();
  });

  test('reads the page in English as well, and a wrong code is told at once', async ({ page, house }) => {
    const code = await asked(page, house);
    await lookBack(page, code, 'en');
    await expect(page.locator('.message__text')).toHaveText(question);
    await expect(page.locator('.message button')).toHaveText(words('en', 'follow-up:messages.send'));
    await lookBack(page, '0000-0000-0000-0000-0000', 'en');
    await expect(page.locator('h1')).toHaveText(words('en', 'follow-up:noMessage.heading'));
  });
});

test.describe('a resident with script', () => {
  test('leaves nothing of the question behind on the page that is left', async ({ page, house }) => {
    const code = await asked(page, house);
    await lookBack(page, code);
    await page.waitForLoadState('load');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    const left = await page.content();
    expect(left).not.toContain(question);
    expect(left).not.toContain(code.replaceAll(' ', '-'));
    expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual([
      '',
      0,
      0,
    ]);
  });

  test('answers with the keyboard alone, and always sees where', async ({ page, house }) => {
    const code = await asked(page, house);
    await page.setViewportSize({ width: 320, height: 568 });
    await lookBack(page, code);
    await page.locator('.message input[type="radio"]').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('.message input[type="radio"]').nth(1)).toBeChecked();
    for (const id of ['textarea#text-0', 'button']) {
      await page.keyboard.press('Tab');
      expect(await focusedStop(page)).toMatchObject({ seen: true, inView: true });
      expect((await focusedStop(page))?.name).toContain(id);
    }
    await page.keyboard.press('Enter');
    await expect(page.locator('.answer-stored')).toBeVisible();
  });

  test('axe finds nothing on the question, the fault, the answer and the desk page', async ({
    page,
    house,
  }) => {
    test.setTimeout(120_000);
    const code = await asked(page, house);
    expect.soft(await axeFaultsInEveryDress(page), 'desk').toEqual([]);
    await page.setViewportSize({ width: 320, height: 256 });
    expect.soft(await sidewaysScroll(page), 'desk').toBe(0);
    await lookBack(page, code);
    for (const step of ['question', 'fault', 'answer']) {
      expect.soft(await axeFaultsInEveryDress(page), step).toEqual([]);
      await page.setViewportSize({ width: 320, height: 256 });
      expect.soft(await sidewaysScroll(page), step).toBe(0);
      if (step === 'fault') await page.locator('label', { hasText: choices[0] }).click();
      if (step !== 'answer') await page.locator('.message button').click();
    }
  });
});

test.describe('staff on the page of a report', () => {
  test('see who asked, that it was read and answered, and get a refused question back as typed', async ({
    page,
    house,
  }) => {
    const code = await asked(page, house);
    const desk = page.url().split('#')[0] as string;
    await expect(page.locator('#berichten tbody tr')).toHaveText([/vraag\s+\w{8}\s*analist.*nee\s*nee/s]);
    await lookBack(page, code);
    await page.locator('label', { hasText: choices[0] }).click();
    await page.locator('.message button').click();
    await expect(page.locator('.answer-stored')).toBeVisible();
    const messages = async () => {
      await page.goto(desk);
      return page.locator('#berichten tbody').innerText();
    };
    await expect
      .poll(messages, { timeout: 20_000 })
      .toMatch(/analist\s+\S+\s+ja\s+ja[\s\S]*melder\s+\S+\s+wacht op de hub/);

    await page.locator('#field-text').fill('Verzonnen tweede vraag');
    await page.locator('#field-choices').fill('Eén enkel antwoord');
    await page.locator('#field-checkBack').fill('2020-01-01');
    await page.locator('#vraag form button').click();
    await expect(page.locator('.error-summary a')).toHaveCount(2);
    await expect(page.locator('#field-text')).toHaveValue('Verzonnen tweede vraag');
    await expect(page.locator('#field-choices')).toHaveValue('Eén enkel antwoord');
    await expect(page.locator('#field-checkBack')).toHaveValue('2020-01-01');
  });

  test('can have three questions open, and keep the text of a fourth', async ({ page, house }) => {
    await asked(page, house);
    await ask(page, `${question} (2)`, []);
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('#field-text').fill('Verzonnen vierde vraag');
    await ask(page, `${question} (3)`, []);
    await expect(page.locator('#vraag form')).toHaveCount(0);
    await second.locator('#vraag form button').click();
    await expect(second.locator('.error-summary')).toContainText(words('nl', 'problems:titles.thread-full'));
    await expect(second.locator('#field-text')).toHaveValue('Verzonnen vierde vraag');
  });
});
