import * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import type { Log } from '../../core/base/log';
import { showError } from '../notify';
import { EmptyList, type Opens } from './empty-list';
import { SharedAsking } from './shared-asking';
import type { SharedPapers } from './shared-papers';

/** Papers that are offered below those of the library. */
const maxOffered = 20;
/** Shorter queries find what nobody means. */
const minQuery = 2;
/** Offers that may still be taken from a list that is open. */
const maxRemembered = 200;
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
  readonly #log: Log;
  readonly #empty = new EmptyList();
  /** What was offered, by the keys. */
  readonly #offers = new Map<string, Paper>();
  #registration: vscode.Disposable | undefined;

  /** @param hasMoved whether the user has gone down the list, which must not change under the cursor then */
  constructor(papers: SharedPapers, log: Log, hasMoved: () => boolean) {
    this.#papers = papers;
    this.#log = log;
    this.#asking = new SharedAsking(papers, { limit: maxOffered, withKeys: true });
    this.#asking.onDidChange(() => {
      // Asking VS Code for the same list again would ask a library that fails again and again.
      if (this.#asking.known.every(({ found }) => found.length === 0)) {
        return;
      }
      if (!this.#empty.open() && !hasMoved()) {
        this.#refresh();
      }
    });
  }

  /** What is known for a query; it is asked, anew where no library could answer. */
  offered(query: string): SharedOffers {
    const asked = query.trim();
    if ([...asked].length < minQuery) {
      this.#asking.pause();
      return { offers: [], waiting: [] };
    }
    const { known } = this.#asking;
    if (known.length > 0 && known.every(({ phase }) => phase !== 'asked' && phase !== 'answered')) {
      this.#asking.pause();
    }
    const states = this.#asking.states(query);
    const offers: SharedOffer[] = [];
    for (const { place, found, keys } of states) {
      for (const paper of found) {
        const key = keys.get(paper);
        if (key !== undefined && offers.length < maxOffered) {
          this.#remember(key, paper);
          offers.push({ paper: { ...paper, key }, library: place.name });
        }
      }
    }
    const waiting = states.filter(({ phase }) => phase === 'asked').map(({ place }) => place.name);
    return { offers, waiting };
  }

  /** Whether a query is asked, and a library has not answered it yet. */
  isWaiting(query: string): boolean {
    return this.#asking.asked === query && this.#asking.known.some(({ phase }) => phase === 'asked');
  }

  /** Told that the list for a document stays closed, since there is nothing to offer yet: it is opened when there is, as long as the cursor stays in the citation. */
  closed(document: vscode.TextDocument, opens: Opens): void {
    this.#empty.watch(document, opens);
  }

  /** Told that a list is open. */
  opened(): void {
    this.#empty.end();
  }

  /** Told that an offer was taken and its key stands in the document: keeps the paper with the library. Tells the user where that fails, and never rejects. */
  async cited(key: string): Promise<void> {
    const paper = this.#offers.get(key);
    if (paper === undefined) {
      return;
    }
    const editor = vscode.window.activeTextEditor;
    const again = vscode.l10n.t('Try Again');
    for (let answer: string | undefined = again; answer === again;) {
      try {
        await this.#keep(paper, key, editor);
        return;
      } catch (error) {
        this.#log.error(String(error));
        const told = error instanceof Error ? error.message : String(error);
        answer = await showError(vscode.l10n.t('{0} is cited, and not in your library yet: {1}', key, told), again);
      }
    }
  }

  async #keep(paper: Paper, key: string, editor: vscode.TextEditor | undefined): Promise<void> {
    const [kept] = await this.#papers.keep([paper], new Map([[paper, key]]));
    if (this.#asking.known.every(({ phase }) => phase !== 'asked')) {
      // What was found holds a paper that the library has now.
      this.#asking.pause();
    }
    if (kept === undefined) {
      return;
    }
    if (kept.key !== key && editor !== undefined) {
      // The key was taken meanwhile.
      await replaceBefore(editor, key, kept.key);
    }
    await vscode.commands.executeCommand('_literatureNotes.cited', kept.key);
  }

  #remember(key: string, paper: Paper): void {
    // The oldest go first.
    this.#offers.delete(key);
    this.#offers.set(key, paper);
    for (const oldest of this.#offers.keys()) {
      if (this.#offers.size <= maxRemembered) {
        break;
      }
      this.#offers.delete(oldest);
    }
  }

  dispose(): void {
    this.#empty.dispose();
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
