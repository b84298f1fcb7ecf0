import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** A place in the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Places in the text of the editors that are shown, and drops there. */
export class EditorText {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Where a text ends. */
  async endOf(text: string): Promise<Point> {
    const place = await this.#page.evaluate<Point>(`(() => {
      for (const line of document.querySelectorAll('.editor-instance .view-lines .view-line')) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let seen = '';
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const before = seen.length;
          seen += node.data.replaceAll('\\u00a0', ' ');
          const end = seen.indexOf(${JSON.stringify(text)}) + ${String(text.length)};
          if (end >= ${String(text.length)} && end <= seen.length) {
            const range = document.createRange();
            range.setStart(node, end - before - 1);
            range.setEnd(node, end - before);
            const { right, top, bottom } = range.getBoundingClientRect();
            return { x: right, y: (top + bottom) / 2 };
          }
        }
      }
    })()`);
    assert.notEqual(place, undefined, `${text} is not in the editor`);
    return place;
  }

  /** Drops into the editor, which Shift asks for; a drop that the browser has not delivered is made again. */
  async drag(from: Locator, to: Point): Promise<void> {
    const { mouse, keyboard } = this.#page;
    const target = this.#page.locator('.editor-instance .dnd-target');
    const drop = async () => {
      await from.hover();
      await mouse.down();
      await mouse.move(to.x - 40, to.y, { steps: 8 });
      await keyboard.down('Shift');
      const move = async () => {
        await mouse.move(to.x - 1, to.y);
        await mouse.move(to.x, to.y);
        return target.count();
      };
      await eventually('the editor shows where the drop would go', move, (count) => count > 0);
      await mouse.up();
      await keyboard.up('Shift');
      return target.waitFor({ state: 'detached', timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    };
    await eventually('the editor has taken the drop', drop, (taken) => taken);
  }

  /** Puts the cursor behind a text, by a click. */
  async placeCursor(behind: string): Promise<void> {
    const { x, y } = await this.endOf(behind);
    await this.#page.mouse.click(x, y);
    await this.#page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** Waits for a line with this text. */
  async line(text: string): Promise<void> {
    await this.#page.locator('.editor-instance .view-line', { hasText: text }).first().waitFor();
  }
}
