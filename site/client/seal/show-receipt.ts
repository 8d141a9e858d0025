/** All posts that show a receipt are about this long, whatever the area and the phenomenon are called. */
const postLength = 600;

export type ShownReceipt = {
  receipt: string;
  phenomenon: string;
  areaCode: string;
  photos: number;
  /** What was taken out of all photos together. */
  removed: readonly string[];
};

/**
 * Asks for the receipt page by a post of its own to the address of the form: the receipt is in no address and in no
 * storage, and the history of the browser shows what it shows without script.
 */
export function showReceipt(action: string, shown: ShownReceipt): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  for (const [name, value] of padded(fieldsOf(shown))) {
    const input = document.createElement('input');
    Object.assign(input, { type: 'hidden', name, value });
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}

type Field = [string, string];

/** As `show-sealed-receipt` of the server reads them. */
export function fieldsOf({ receipt, phenomenon, areaCode, photos, removed }: ShownReceipt): Field[] {
  return [
    ['receipt', receipt],
    ['phenomenon', phenomenon],
    ...(areaCode ? [['areaCode', areaCode] satisfies Field] : []),
    ...(photos > 0 ? [['photos', String(photos)] satisfies Field] : []),
    ...removed.map((trace): Field => ['removed', trace]),
  ];
}

export function padded(fields: Field[]): Field[] {
  const { length } = new URLSearchParams(fields).toString();
  return [...fields, ['padding', '0'.repeat(Math.max(0, postLength - length))]];
}
