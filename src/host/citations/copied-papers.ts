import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';

/** Papers whose keys were copied, so that they can be pasted as a citation. */
export class CopiedPapers {
  readonly #library: Library;
  #copied: { readonly text: string; readonly keys: readonly string[] } | undefined;

  constructor(library: Library) {
    this.#library = library;
  }

  /** Puts the keys on the clipboard, one a line. */
  async copy(papers: readonly Paper[]): Promise<void> {
    const keys = papers.map(({ key }) => key);
    this.#copied = { text: keys.join('\n'), keys };
    await vscode.env.clipboard.writeText(this.#copied.text);
  }

  /**
   * The papers that a text on the clipboard names, one key or identifier a line. `isOurs`: it is what was copied here last, while a word
   * from elsewhere may be a key by chance.
   */
  in(text: string): { readonly papers: readonly Paper[]; readonly isOurs: boolean } {
    const isOurs = text === this.#copied?.text;
    const keys = isOurs ? (this.#copied?.keys ?? []) : text.length > 10_000 ? [] : text.trim().split(/\r?\n/);
    const papers = keys.map((key) => this.#library.cited(key.trim()));
    return { papers: papers.every((paper) => paper !== undefined) ? papers : [], isOurs };
  }
}
