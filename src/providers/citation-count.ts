import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import { hostClock } from '../host/clock';
import { createStatusItem } from '../host/notify';
import { fileNameOf } from '../core/text/uri-text';
import {
  citationsOf,
  type CountedCitations,
  type DocumentCitationsServices,
  documentsInFront,
  type UnusedEntry,
  unusedEntriesOf,
} from './document-citations';

export interface CitationCountServices extends DocumentCitationsServices {
  readonly log: vscode.LogOutputChannel;
}

/** Nobody watches it while typing; in milliseconds. */
const delay = 500;

/** Says in the status bar how often the document in front of the user cites, and how many entries of its bibliographies nothing cites. */
export class CitationCountItem implements vscode.Disposable {
  readonly #services: CitationCountServices;
  readonly #item = createStatusItem(
    'literatureNotes.citations',
    vscode.l10n.t('Citations'),
    'literatureNotes.showDocumentCitations',
  );
  readonly #counting: Debouncer;
  readonly #subscriptions: vscode.Disposable;
  #newest: object | undefined;

  constructor(services: CitationCountServices) {
    this.#services = services;
    this.#counting = new Debouncer(hostClock, delay, () => {
      this.#count().catch((error: unknown) => {
        services.log.error(String(error));
      });
    });
    const soon = () => {
      this.#counting.scheduleOnce();
    };
    const now = () => {
      this.#counting.schedule(0);
    };
    const { cited, own, library } = services;
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      this.#counting,
      vscode.window.onDidChangeActiveTextEditor(now),
      vscode.window.onDidChangeActiveNotebookEditor(now),
      vscode.workspace.onDidChangeNotebookDocument(soon),
      cited.onDidChange(soon),
      own.onDidChange(soon),
      library.onDidChange(soon),
    );
    now();
  }

  dispose(): void {
    this.#newest = undefined;
    this.#subscriptions.dispose();
  }

  async #count(): Promise<void> {
    const counting = {};
    this.#newest = counting;
    const documents = documentsInFront(this.#services);
    const counted = await citationsOf(this.#services, documents);
    if (this.#newest !== counting) {
      return;
    }
    if (counted.works.length === 0) {
      this.#item.hide();
      return;
    }
    // What is unused takes longer to find out, and mostly stays as it was.
    this.#show(counted, []);
    const unused = await unusedEntriesOf(this.#services, documents);
    if (this.#newest === counting && unused.length > 0) {
      this.#show(counted, unused);
    }
  }

  #show(counted: CountedCitations, unused: readonly UnusedEntry[]): void {
    const text = [citationsText(counted.citations), ...(unused.length > 0 ? [unusedText(unused.length)] : [])];
    this.#item.show('quote', text.join(' · '), tooltipOf(counted, unused));
  }
}

function citationsText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 citation') : vscode.l10n.t('{0} citations', count);
}

function unusedText(count: number): string {
  return count === 1 ? vscode.l10n.t('1 unused entry') : vscode.l10n.t('{0} unused entries', count);
}

function tooltipOf({ citations, works }: CountedCitations, unused: readonly UnusedEntry[]): string {
  const cited = works.filter(({ count }) => count > 0).length;
  const unknown = works.filter(({ isKnown }) => !isKnown).length;
  const files = [...new Set(unused.map(({ uri }) => fileNameOf(uri.path)))].join(', ');
  return [
    cited === 1
      ? vscode.l10n.t('{0} of 1 work', citationsText(citations))
      : vscode.l10n.t('{0} of {1} works', citationsText(citations), cited),
    ...(unknown === 0
      ? []
      : [unknown === 1 ? vscode.l10n.t('1 unknown key') : vscode.l10n.t('{0} unknown keys', unknown)]),
    ...(unused.length === 0 ? [] : [vscode.l10n.t('{0} in {1}', unusedText(unused.length), files)]),
  ].join('\n');
}
