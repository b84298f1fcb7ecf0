import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import { SharedAsking } from './shared-asking';
import type { SharedPapers } from './shared-papers';

/** Papers that are offered below those of the library. */
const maxOffered = 20;
/** Shorter queries find what nobody means. */
const minQuery = 2;
/** Behind the key that was inserted, to the cursor: what a citation closes with. */
const maxBehind = 100;

/** A paper that a shared library has, as completion offers it. */
export interface SharedOffer {
  /** Under a key by which it can be cited, which is of no paper of the library. */
  readonly paper: Paper;
  /** What people call the shared library. */
  readonly library: string;
}

/** What shared libraries have for what is being typed, as far as that is known. */
export interface SharedOffers {
  readonly offers: readonly SharedOffer[];
  /** The libraries that have not answered yet. */
  readonly waiting: readonly string[];
}

/** Offers papers of shared libraries where a citation is typed. Nothing waits for them: a list that is open is asked for anew when they come. */
export class SharedCompletions implements vscode.Disposable {
  readonly #papers: SharedPapers;
  readonly #asking: SharedAsking;
  readonly #hasMoved: () => boolean;
  /** What was offered, by the keys. */
  #offers = new Map<string, Paper>();
  #registration: vscode.Disposable | undefined;

  /** @param hasMoved whether the user has gone down the list, which must not change under the cursor then */
  constructor(papers: SharedPapers, hasMoved: () => boolean) {
    this.#papers = papers;
    this.#hasMoved = hasMoved;
    this.#asking = new SharedAsking(papers, { limit: maxOffered, withKeys: true });
    this.#asking.onDidChange(() => {
      if (!this.#hasMoved()) {
        this.#refresh();
      }
    });
  }

  /** What is known for a query; it is asked. */
  offered(query: string): SharedOffers {
    const asked = query.trim();
    if ([...asked].length < minQuery) {
      this.#asking.pause();
      return { offers: [], waiting: [] };
    }
    const states = this.#asking.states(query);
    const offers: SharedOffer[] = [];
    const papers = new Map<string, Paper>();
    for (const { place, found, keys } of states) {
      for (const paper of found) {
        const key = keys.get(paper);
        if (key !== undefined && !papers.has(key) && offers.length < maxOffered) {
          papers.set(key, paper);
          offers.push({ paper: { ...paper, key }, library: place.name });
        }
      }
    }
    if (offers.length > 0) {
      this.#offers = papers;
    }
    const waiting = states.filter(({ phase }) => phase === 'asked').map(({ place }) => place.name);
    return { offers, waiting };
  }

  /** Told that an offer was taken and its key stands in the document: keeps the paper with the library. */
  async cited(key: string): Promise<void> {
    const paper = this.#offers.get(key);
    const editor = vscode.window.activeTextEditor;
    if (paper === undefined) {
      return;
    }
    const [kept] = (await this.#papers.keep([paper], new Map([[paper, key]]))) ?? [];
    if (kept === undefined) {
      return;
    }
    if (kept.key !== key && editor !== undefined) {
      // The key was taken meanwhile.
      await replaceBefore(editor, key, kept.key);
    }
    await vscode.commands.executeCommand('_literatureNotes.cited', kept.key);
  }

  dispose(): void {
    this.#asking.dispose();
    this.#registration?.dispose();
  }

  /** VS Code asks anew for a list that is open, and for no other, when providers come or go, whatever they are for. */
  #refresh(): void {
    if (this.#registration === undefined) {
      const nowhere = { scheme: 'literature-notes-nowhere' };
      this.#registration = vscode.languages.registerCompletionItemProvider(nowhere, {
        provideCompletionItems: () => undefined,
      });
    } else {
      this.#registration.dispose();
      this.#registration = undefined;
    }
  }
}

/** Writes another key in the place of the one that was inserted just before the cursor. */
async function replaceBefore(editor: vscode.TextEditor, key: string, other: string): Promise<void> {
  const { document, selection } = editor;
  const end = document.offsetAt(selection.active);
  const start = Math.max(0, end - key.length - maxBehind);
  const at = document.getText(new vscode.Range(document.positionAt(start), selection.active)).lastIndexOf(key);
  if (at >= 0) {
    const range = new vscode.Range(document.positionAt(start + at), document.positionAt(start + at + key.length));
    await editor.edit((builder) => {
      builder.replace(range, other);
    });
  }
}
