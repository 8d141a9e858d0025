import { photoWords } from './photo-words.ts';

/**
 * Photos are cleaned as soon as they are chosen. The script for it is fetched only then, and no form is sent before it
 * is done: an original does not leave a browser that can clean.
 */
for (const root of document.querySelectorAll<HTMLElement>('[data-photo-field]')) offer(root);

function offer(root: HTMLElement): void {
  const input = root.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
  const status = root.querySelector<HTMLElement>('[data-photo-status]') as HTMLElement;
  const form = input.form as HTMLFormElement;
  const words = photoWords(root);
  let choice = 0;
  let cleaning: Promise<boolean> | null = null;

  const show = (lines: string[]) => {
    const paragraphs = lines.map((line) => Object.assign(document.createElement('p'), { textContent: line }));
    status.replaceChildren(...paragraphs);
  };

  async function clean(mine: number): Promise<boolean> {
    const isCurrent = () => mine === choice;
    try {
      const { cleanChoice } = await import('./clean-choice.ts');
      const { lines, all } = await cleanChoice(input, words, Number(root.dataset.most), isCurrent);
      if (isCurrent()) show(lines);
      return all;
    } catch {
      if (isCurrent()) {
        input.value = '';
        show([words.say('failed')]);
      }
      return false;
    } finally {
      if (isCurrent()) cleaning = null;
    }
  }

  input.addEventListener('change', () => {
    choice += 1;
    show(input.files?.length ? [words.say('working')] : []);
    cleaning = input.files?.length ? clean(choice) : null;
  });
  form.addEventListener('reset', () => {
    choice += 1;
    cleaning = null;
    show([]);
  });
  form.addEventListener(
    'submit',
    (event) => {
      if (cleaning === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // Where a photo was left out, the person decides anew.
      void cleaning.then((all) => (all ? form.requestSubmit(event.submitter) : input.focus()));
    },
    { capture: true },
  );
}
