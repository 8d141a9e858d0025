import type { Page } from '@playwright/test';

/** How far the page can be scrolled sideways, in CSS pixels. */
export const sidewaysScroll = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Pieces of text that a box cuts off, wholly or partly; what is meant for screen readers only is left out. */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const cutsOff = (box: Element) => /hidden|clip/.test(getComputedStyle(box).overflow);
    const linesOf = (text: Node) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()];
    };
    const isCut = (text: Node, box: Element) => {
      const edge = box.getBoundingClientRect();
      if (edge.width <= 1 || edge.height <= 1) return false;
      return linesOf(text).some(
        ({ left, right, top, bottom }) =>
          left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 4 || bottom > edge.bottom + 4,
      );
    };
    const clipped: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const holder = text.parentElement as Element;
      if (
        !text.textContent?.trim() ||
        !holder.checkVisibility() ||
        holder.closest('svg, select, .off-screen')
      )
        continue;
      // What the body cuts off at the sides shows up as sideways scroll.
      for (let box: Element | null = holder; box !== null && box !== document.body; box = box.parentElement)
        if (cutsOff(box) && isCut(text, box)) clipped.push(text.textContent.trim().slice(0, 40));
    }
    return clipped;
  });
}

/** WCAG 1.4.12, and text twice as large. Through the object model, since the pages allow no inline styles. */
export function enlargeText(
  page: Page,
  enlarged: { spacing?: boolean; rootPercent?: number },
): Promise<void> {
  return page.evaluate(({ spacing, rootPercent }) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
      ${spacing ? '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }' : ''}
      ${rootPercent ? `html { font-size: ${rootPercent}% !important }` : ''}`);
    document.adoptedStyleSheets = [sheet];
  }, enlarged);
}

export type TabStop = { name: string; seen: boolean; inView: boolean; ring: string };

/** Where the focus is, with which ring, and whether its middle can be seen: not under a strip, not off the screen. */
export function focusedStop(page: Page): Promise<TabStop | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null || focused === document.body || focused === document.documentElement) return null;
    const { left, top, width, height } = focused.getBoundingClientRect();
    const x = left + width / 2;
    // Of a field that is taller than the screen, any visible part will do.
    const y = Math.min(Math.max(top + height / 2, 0), innerHeight - 1);
    const inView =
      x >= 0 && x < innerWidth && top < innerHeight && top + height > 0 && width > 0 && height > 0;
    const hit = document.elementFromPoint(x, y);
    const labels = [...((focused as HTMLInputElement).labels ?? [])];
    const seen = [focused, ...labels].some(
      (node) => node.contains(hit) || (hit?.contains(node) === true && hit.tagName === 'LABEL'),
    );
    const name = `${focused.tagName.toLowerCase()}${focused.id ? `#${focused.id}` : ''} ${focused.textContent?.trim().slice(0, 30)}`;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    return { name, seen, inView, ring: `${outlineStyle} ${outlineWidth}` };
  });
}
