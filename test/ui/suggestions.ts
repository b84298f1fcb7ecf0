import type { CDPSession, Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** A row of the list of completions, as shown. */
export interface SuggestionRow {
  readonly label: string;
  /** Behind the label, and at the right end. */
  readonly details: string;
  readonly focused: boolean;
}

/** The list of completions at the cursor. */
export class Suggestions {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  get widget(): Locator {
    return this.#page.locator('.suggest-widget.visible');
  }

  /** The rows that are rendered, from top to bottom; none while there is no list. */
  async rows(): Promise<SuggestionRow[]> {
    return this.#page.evaluate<SuggestionRow[]>(readRows);
  }

  async rowsWhen(wanted: string, check: (rows: SuggestionRow[]) => boolean): Promise<SuggestionRow[]> {
    return eventually(wanted, () => this.rows(), check);
  }

  async closed(): Promise<void> {
    await this.widget.waitFor({ state: 'detached' });
  }

  /** Notes from now on every state of the list that is shown. */
  async record(): Promise<void> {
    await this.#page.evaluate(startRecording);
  }

  /** The states since the last call, each once in a row: the labels of a list, or undefined for none. */
  async recorded(): Promise<(readonly string[] | undefined)[]> {
    const states = await this.#page.evaluate<(string[] | null)[]>('globalThis.suggestionStates.splice(0)');
    return states.map((state) => state ?? undefined);
  }
}

/** An input method that composes text letter by letter, as the browser is told of one. */
export class InputMethod {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async open(page: Page): Promise<InputMethod> {
    return new InputMethod(await page.context().newCDPSession(page));
  }

  /** Shows each of the texts in the editor as not finished. */
  async compose(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      await this.#session.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
    }
  }

  /** Puts the finished text in the place of the unfinished one. */
  async commit(text: string): Promise<void> {
    await this.#session.send('Input.insertText', { text });
  }
}

/** Runs in the page, as do the others. */
const readRows = `[...document.querySelectorAll('.suggest-widget.visible .monaco-list-row')]
  .sort((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
  .map((row) => ({
    label: row.querySelector('.label-name')?.textContent ?? '',
    details: ['.signature-label', '.details-label'].map((part) => row.querySelector(part)?.textContent ?? '').join(' ').trim(),
    focused: row.classList.contains('focused'),
  }))`;

const startRecording = `(() => {
  globalThis.suggestionStates = [];
  let last;
  const note = () => {
    const widget = document.querySelector('.suggest-widget.visible');
    const state = widget === null ? null : [...widget.querySelectorAll('.monaco-list-row .label-name')].map((label) => label.textContent);
    if (JSON.stringify(state) !== last) {
      last = JSON.stringify(state);
      globalThis.suggestionStates.push(state);
    }
  };
  note();
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
})()`;
