import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import { SharedRun } from '../core/async/shared-run';
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
/** Entries that nothing cites are looked for in a pause: bibliographies are read for it, and every document of the workspace. In milliseconds. */
const unusedDelay = 1_000;

interface Shown {
  readonly documents: readonly vscode.TextDocument[];
  readonly counted: CountedCitations;
  readonly unused: readonly UnusedEntry[];
}

/** Says in the status bar how often the document in front of the user cites, and how many entries of its bibliographies nothing cites. */
export class CitationCountItem implements vscode.Disposable {
  readonly #services: CitationCountServices;
  readonly #item = createStatusItem(
    'literatureNotes.citations',
    vscode.l10n.t('Citations'),
    'literatureNotes.showDocumentCitations',
  );
  readonly #counting: Debouncer;
  readonly #finding: Debouncer;
  readonly #subscriptions: vscode.Disposable;
  #newest: object | undefined;
  #shown: Shown | undefined;

  constructor(services: CitationCountServices) {
    this.#services = services;
    const fail = (error: unknown) => {
      services.log.error(String(error));
    };
    this.#counting = new Debouncer(hostClock, delay, () => {
      this.#count().catch(fail);
    });
    // However slow it is, it is done once at a time.
    const finding = new SharedRun(() => this.#findUnused());
    this.#finding = new Debouncer(hostClock, unusedDelay, () => {
      finding.run().catch(fail);
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
      this.#finding,
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
    this.#shown = undefined;
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
      this.#shown = undefined;
      this.#item.hide();
      return;
    }
    const before = this.#shown;
    const isSame = before !== undefined && sameDocuments(before.documents, documents);
    // What is unused takes longer to find out, and mostly stays as it was.
    this.#show({ documents, counted, unused: isSame ? before.unused : [] });
    this.#finding.schedule(isSame ? unusedDelay : 0);
  }

  async #findUnused(): Promise<void> {
    const { documents } = this.#shown ?? { documents: [] };
    const unused = await unusedEntriesOf(this.#services, documents);
    if (this.#shown !== undefined && sameDocuments(this.#shown.documents, documents)) {
      this.#show({ ...this.#shown, unused });
    }
  }

  #show(shown: Shown): void {
    this.#shown = shown;
    const { counted, unused } = shown;
    const text = [citationsText(counted.citations), ...(unused.length > 0 ? [unusedText(unused.length)] : [])];
    this.#item.show('quote', text.join(' · '), tooltipOf(counted, unused));
  }
}

function sameDocuments(one: readonly vscode.TextDocument[], other: readonly vscode.TextDocument[]): boolean {
  return one.length === other.length && one.every((document, index) => document === other[index]);
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
