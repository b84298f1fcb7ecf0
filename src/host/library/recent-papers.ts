import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';

const memento = 'papers.recentlyInserted';
const kept = 20;

/** The papers inserted last in this workspace, newest first. */
export class RecentPapers {
  readonly #library: Library;
  readonly #state: vscode.Memento;

  constructor(library: Library, state: vscode.Memento) {
    this.#library = library;
    this.#state = state;
  }

  get papers(): readonly Paper[] {
    return this.#keys.flatMap((key) => this.#library.get(key) ?? []);
  }

  async add(keys: readonly string[]): Promise<void> {
    await this.#state.update(memento, [...new Set([...keys, ...this.#keys])].slice(0, kept));
  }

  get #keys(): readonly string[] {
    return this.#state.get<string[]>(memento, []);
  }
}
