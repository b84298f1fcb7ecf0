import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** A row of a pick list, as shown. */
export interface QuickRow {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly ticked: boolean;
  readonly focused: boolean;
}

/** The pick list or command palette at the top of the window. */
export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get #widget(): Locator {
    return this.#page.locator('.quick-input-widget');
  }

  /** @param timeout in milliseconds */
  async opened(timeout = 30_000): Promise<void> {
    await this.#widget.waitFor({ state: 'visible', timeout });
    await this.#widget.locator('input.input:focus').waitFor({ timeout });
  }

  async closed(): Promise<void> {
    await this.#widget.waitFor({ state: 'hidden' });
  }

  /** The rows that are rendered, from top to bottom; a long list renders those in sight only. */
  async rows(): Promise<QuickRow[]> {
    return this.#page.evaluate<QuickRow[]>(readRows);
  }

  /** The rows once they are as wanted. @param most how long they are waited for, in milliseconds, if not as long as for all else */
  async rowsWhen(wanted: string, check: (rows: QuickRow[]) => boolean, most?: number): Promise<QuickRow[]> {
    return eventually(wanted, () => this.rows(), check, most);
  }

  /** Ticks the row with this label by a click on it. */
  async tick(label: string): Promise<void> {
    const row = this.#widget
      .locator('.monaco-list-row', { has: this.#page.locator('.label-name', { hasText: label }) })
      .first();
    await row.locator('.label-name').first().click();
    await this.rowsWhen(`${label} is ticked`, (rows) => rows.some((shown) => shown.label === label && shown.ticked));
  }

  /** Replaces the text of the input at once. */
  async paste(text: string): Promise<void> {
    await this.#widget.locator('.quick-input-box input').focus();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.insertText(text);
  }

  /** Replaces the text of the input, key by key. */
  async type(text: string): Promise<void> {
    // A click on a row may still be on its way to the list.
    await this.#widget.locator('.quick-input-box input').focus();
    await this.#page.keyboard.press('Control+A');
    await this.#page.keyboard.type(text);
  }
}

/** Runs in the page, which has the DOM that this project's compiler is not told of. */
const readRows = `[...document.querySelectorAll('.quick-input-widget .quick-input-list .monaco-list-row')]
  .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
  .map((row) => ({
    label: row.querySelector('.quick-input-list-row .label-name')?.textContent ?? '',
    description: row.querySelector('.quick-input-list-row .label-description')?.textContent ?? '',
    detail: row.querySelector('.quick-input-list-label-meta')?.textContent ?? '',
    ticked: row.getAttribute('aria-checked') === 'true',
    focused: row.classList.contains('focused'),
  }))`;
