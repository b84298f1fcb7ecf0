import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { generatedPapers } from '../bench/generated-papers';
import type { Workbench } from '../ui/workbench';
import { abstractOf, type SoakFolder } from './soak-library';

type Random = () => number;

const triesToSave = 3;

/** How often each is done, among all. */
interface Weighted {
  readonly name: string;
  readonly weight: number;
  readonly run: () => Promise<void>;
}

/** What a person does in a window in a long day, by keys, and what programs beside it do to the files. */
export class Actions {
  readonly #workbench: Workbench;
  readonly #made: SoakFolder;
  readonly #random: Random;
  readonly #lists: string[];
  readonly #all: readonly Weighted[];
  #renames = 0;
  #added = 0;

  constructor(workbench: Workbench, made: SoakFolder, random: Random) {
    this.#workbench = workbench;
    this.#made = made;
    this.#random = random;
    this.#lists = [...made.lists];
    const weighted = (name: string, weight: number, run: () => Promise<void>): Weighted => ({ name, weight, run });
    this.#all = [
      weighted('types and cites', 10, () => this.#cite()),
      weighted('types prose', 8, () => this.#prose()),
      weighted('undoes', 3, () => this.#undo()),
      weighted('searches', 8, () => this.#search()),
      weighted('edits a list', 3, () => this.#editList()),
      weighted('a list grows beside', 4, () => this.#growList()),
      weighted('a list is moved', 2, () => this.#moveList()),
      weighted('the bibliography changes beside', 2, () => this.#changeBibliography()),
      weighted('renames a key', 3, () => this.#rename()),
      weighted('reads the library anew', 2, () => this.#command('Refresh Library')),
      weighted('arranges the papers', 3, () => this.#arrange()),
      weighted('sees the overview', 1, () => this.#overview()),
      weighted('updates the bibliography', 2, () => this.#bibliography()),
      weighted('hovers', 3, () => this.#hover()),
      weighted('shows citations', 2, () => this.#command('Show Citations of Document')),
    ];
  }

  /** Names of the lists as they are called by now. */
  get lists(): readonly string[] {
    return this.#lists;
  }

  /** How many kinds of things there are to do. */
  get kinds(): number {
    return this.#all.length;
  }

  /** Does one thing, drawn by its weight, and leaves nothing open behind it; says what it was. */
  next(): Promise<string> {
    const total = this.#all.reduce((sum, { weight }) => sum + weight, 0);
    let at = this.#random() * total;
    return this.#do(this.#all.find(({ weight }) => (at -= weight) < 0) ?? this.#all[0]!);
  }

  /** Does the thing of a number, from 0. */
  each(number: number): Promise<string> {
    return this.#do(this.#all[number]!);
  }

  async #do(action: Weighted): Promise<string> {
    try {
      await action.run();
    } catch (error) {
      throw new Error(`${action.name}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await this.#settle();
    }
    return action.name;
  }

  /** A list that an answer closes just then costs a try. */
  async saveAll(): Promise<void> {
    for (let tries = 1; ; tries++) {
      await this.#settle();
      try {
        await this.#workbench.runCommand('File: Save All Files');
        return;
      } catch (error) {
        if (tries === triesToSave) {
          throw error;
        }
      }
    }
  }

  get #keyboard() {
    return this.#workbench.page.keyboard;
  }

  #pick<T>(values: readonly T[]): T {
    return values[Math.floor(this.#random() * values.length)]!;
  }

  /** Closes lists, dialogs and notifications that an action has left. */
  async #settle(): Promise<void> {
    for (let time = 0; time < 2; time++) {
      await this.#keyboard.press('Escape');
    }
  }

  #command(title: string): Promise<void> {
    return this.#workbench.runCommand(`Literature Notes: ${title}`);
  }

  async #open(path: string): Promise<void> {
    await this.#workbench.openFile(path.slice(path.lastIndexOf('/') + 1));
    await this.#keyboard.press('Control+End');
  }

  /** Saves most of the time, as people do. */
  async #save(): Promise<void> {
    if (this.#random() < 0.8) {
      await this.#keyboard.press('Control+S');
    }
  }

  async #cite(): Promise<void> {
    const document = this.#pick(this.#made.documents);
    await this.#open(document);
    await this.#keyboard.type(`\n${this.#pick(this.#made.words)} as `);
    const mark = document.endsWith('.tex') ? '\\cite{' : document.endsWith('.rst') ? ':cite:`' : '@';
    await this.#keyboard.type(mark + this.#pick(this.#made.words).slice(0, 3), { delay: 30 });
    const widget = this.#workbench.page.locator('.suggest-widget.visible .monaco-list-row').first();
    await widget.waitFor({ timeout: 3_000 }).then(
      () => this.#keyboard.press('Enter'),
      () => this.#keyboard.press('Escape'),
    );
    await this.#keyboard.type(' says.');
    await this.#save();
  }

  async #prose(): Promise<void> {
    await this.#open(this.#pick(this.#made.documents));
    const words = Array.from({ length: 12 }, () => this.#pick(this.#made.words));
    await this.#keyboard.type(`\n\n${words.join(' ')}.`, { delay: 5 });
    for (let time = 0; time < 5; time++) {
      await this.#keyboard.press('Backspace');
    }
    await this.#save();
  }

  async #undo(): Promise<void> {
    await this.#open(this.#pick(this.#made.documents));
    for (const key of ['Control+Z', 'Control+Z', 'Control+Shift+Z', 'Control+Z']) {
      await this.#keyboard.press(key);
    }
    await this.#save();
  }

  async #search(): Promise<void> {
    await this.#open(this.#pick(this.#made.documents));
    await this.#command('Search and Insert Citation');
    await this.#workbench.quickInput.opened();
    for (let query = 0; query < 3; query++) {
      await this.#workbench.quickInput.type(
        `${this.#pick(this.#made.words)} ${this.#pick(this.#made.words).slice(0, 4)}`,
      );
      await delay(300);
    }
    await this.#workbench.quickInput.type(this.#pick(this.#made.words));
    await this.#workbench.quickInput
      .rowsWhen('something is found', (rows) => rows.length > 0, 5_000)
      .then(() => this.#keyboard.press(this.#random() < 0.6 ? 'Enter' : 'Escape'));
    await this.#workbench.quickInput.closed();
    await this.#save();
  }

  async #editList(): Promise<void> {
    await this.#open(this.#pick(this.#lists));
    await this.#keyboard.type(`We present ${this.#pick(this.#made.words)}Net ${String(this.#added++)}, of `);
    await this.#keyboard.type(`${this.#pick(this.#made.words)}.\ntranslated by 谷歌翻译\n`);
    await this.#keyboard.press('Control+S');
  }

  /** As by a script that collects abstracts, or by Git. */
  #growList(): Promise<void> {
    const path = join(this.#made.folder, this.#pick(this.#lists));
    const lines = readFileSync(path, 'utf8').split('\n');
    // Lists do not grow for ever: what comes to their end goes from their beginning.
    const [paper] = generatedPapers(1, 1_000 + this.#added++);
    writeFileSync(
      path,
      `${[...lines.slice(2, -1), abstractOf(paper!, this.#added), 'translated by 谷歌翻译'].join('\n')}\n`,
    );
    return delay(300);
  }

  #moveList(): Promise<void> {
    const at = Math.floor(this.#random() * this.#lists.length);
    const before = this.#lists[at]!;
    const after = /-moved\.txt$/.test(before) ? before.replace('-moved', '') : before.replace('.txt', '-moved.txt');
    renameSync(join(this.#made.folder, before), join(this.#made.folder, after));
    this.#lists[at] = after;
    return delay(300);
  }

  #changeBibliography(): Promise<void> {
    const path = join(this.#made.folder, this.#made.bibliography);
    const at = Math.floor(this.#random() * 300);
    const text = readFileSync(path, 'utf8').replace(
      new RegExp(`(@article\\{titled${String(at)},\\n  title = \\{)[^\\n]*`),
      (_, head: string) => `${head}A title ${String(this.#added++)} about ${this.#pick(this.#made.words)}},`,
    );
    writeFileSync(path, text);
    return delay(300);
  }

  async #rename(): Promise<void> {
    await this.#open('one.md');
    await this.#keyboard.type(' Seen in [@titled');
    await this.#keyboard.press('Escape');
    await this.#keyboard.type(`${String(Math.floor(this.#random() * 300))}`);
    await this.#keyboard.press('Escape');
    await this.#keyboard.type(']');
    for (let step = 0; step < 3; step++) {
      await this.#keyboard.press('ArrowLeft');
    }
    await this.#keyboard.press('F2');
    const input = this.#workbench.page.locator('.rename-box input.rename-input:focus');
    // Of a key that was renamed before only the paper's own is one.
    const isThere = await input.waitFor({ timeout: 4_000 }).then(
      () => true,
      () => false,
    );
    if (isThere) {
      await this.#keyboard.press('Control+A');
      await this.#keyboard.type(`renamed${String(this.#renames++)}`);
      await this.#keyboard.press('Enter');
      await input.waitFor({ state: 'detached' });
    }
    await this.#keyboard.press('Control+S');
  }

  async #arrange(): Promise<void> {
    await this.#command(
      this.#pick(['Group by Topic', 'Group by Source File', 'Group by Whether Cited', 'Do Not Group']),
    );
    await delay(200);
    await this.#command(this.#pick(['Sort by Name', 'Sort by Year', 'Sort as in the Files', 'Sort by Times Cited']));
  }

  async #overview(): Promise<void> {
    await this.#command('Library Overview');
    await delay(2_500);
    // What is not saved would be asked about.
    await this.saveAll();
    await this.#workbench.runCommand('View: Close All Editors');
  }

  async #bibliography(): Promise<void> {
    await this.#open(this.#pick(['one.md', 'two.md']));
    await this.#command('Insert or Update Bibliography');
    await delay(1_000);
    await this.#save();
  }

  async #hover(): Promise<void> {
    await this.#open('one.md');
    await this.#keyboard.press('Control+Home');
    await this.#keyboard.press('Control+F');
    await this.#keyboard.type('@');
    await this.#keyboard.press('Enter');
    await this.#keyboard.press('Escape');
    await this.#workbench.runCommand('Show or Focus Hover');
    await delay(300);
  }
}
