import * as vscode from 'vscode';
import { creditOf } from '../core/library/base/label';
import type { Library } from '../core/library/library';
import type { Paper } from '../core/model/paper';
import type { CitationIndex } from '../host/citations/citation-index';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import type { LibrarySearch } from '../host/library/library-search';
import { publicationOf } from '../host/library/publication';
import type * as paperPage from './paper-page';
import { subjectsFor } from './paper-subjects';
import { fileNameOf } from '../core/text/uri-text';

declare module '../host/bundles/lazy-bundles' {
  interface LazyBundles {
    readonly 'paper-page': typeof paperPage;
  }
}

const similarShown = 5;
const subjectsShown = 3;

export const paperViewId = 'literatureNotes.paper';

/** What a button of the page asks for. */
interface PageMessage {
  readonly action:
    | 'cite'
    | 'pdf'
    | 'reveal'
    | 'copyKey'
    | 'complete'
    | 'identify'
    | 'search'
    | 'note'
    | 'status'
    | 'rating'
    | 'tags'
    | 'open'
    | 'place'
    | 'show';
  readonly url?: string;
  readonly key?: string;
}

const commandOf: Readonly<Record<Exclude<PageMessage['action'], 'open' | 'place' | 'show'>, string>> = {
  cite: 'literatureNotes.insertCitation',
  pdf: 'literatureNotes.openPdf',
  reveal: 'literatureNotes.revealInSource',
  copyKey: 'literatureNotes.copyKey',
  complete: 'literatureNotes.completeDetails',
  identify: 'literatureNotes.identifyPapers',
  search: 'literatureNotes.searchOnWeb',
  note: 'literatureNotes.openNote',
  status: 'literatureNotes.setStatus',
  rating: 'literatureNotes.setRating',
  tags: 'literatureNotes.setTags',
};

/** The "Paper" view under the tree: the selected paper to read, with its actions. */
export class PaperView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #library: Library;
  readonly #cited: CitationIndex;
  readonly #media: vscode.Uri;
  readonly #subscriptions: vscode.Disposable[];
  #view: vscode.WebviewView | undefined;
  readonly #bibliographies: BibliographyReader;
  readonly #bundles: BundleLoader;
  #paper: Paper | undefined;
  #publication: string | undefined;
  #similar: readonly Paper[] = [];
  #subjects: readonly string[] = [];
  /** Which documents are listed, as they are called. */
  #listed: string | undefined;
  readonly #search: Pick<LibrarySearch, 'similar' | 'subjects'>;

  constructor(
    library: Library,
    cited: CitationIndex,
    bibliographies: BibliographyReader,
    search: Pick<LibrarySearch, 'similar' | 'subjects'>,
    bundles: BundleLoader,
    extensionUri: vscode.Uri,
  ) {
    this.#library = library;
    this.#cited = cited;
    this.#search = search;
    this.#bibliographies = bibliographies;
    this.#bundles = bundles;
    this.#media = vscode.Uri.joinPath(extensionUri, 'media');
    this.#subscriptions = [
      vscode.window.registerWebviewViewProvider(paperViewId, this),
      cited.onDidChange((keys) => {
        if (this.#paper !== undefined && [this.#paper.key, ...this.#paper.aliases].some((key) => keys.has(key))) {
          void this.#render(true);
        }
      }),
      library.onDidChange(({ changed, moved, removed }) => {
        this.#paper = moved.find(({ key }) => key === this.#paper?.key) ?? this.#paper;
        if ([...changed, ...removed].some(({ key }) => key === this.#paper?.key)) {
          this.show(this.#library.get(this.#paper?.key ?? ''));
        }
      }),
    ];
  }

  /** The paper that is shown. */
  get paper(): Paper | undefined {
    return this.#paper;
  }

  show(paper: Paper | undefined): void {
    // Of the same paper what was found stays until it is found anew, lest the page changes twice.
    if (paper?.key !== this.#paper?.key) {
      this.#publication = undefined;
      this.#similar = [];
      this.#subjects = [];
    }
    this.#paper = paper;
    void this.#render();
    if (paper !== undefined) {
      void this.#complete(paper);
    }
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    this.#view = view;
    view.webview.options = { enableScripts: true, localResourceRoots: [this.#media] };
    view.webview.onDidReceiveMessage((message: PageMessage) => {
      this.#act(message);
    });
    view.onDidDispose(() => {
      this.#view = undefined;
    });
    void this.#render();
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  /** Adds what a full parser reads out of the source and what is like it, at once, lest the page changes twice under the reader; a paper that is no longer shown is dropped. */
  async #complete(paper: Paper): Promise<void> {
    const [publication, similar, subjects] = await Promise.all([
      publicationOf(paper, this.#library.sources, this.#bibliographies, this.#bundles).catch(() => undefined),
      this.#search.similar(paper, similarShown).catch(() => []),
      subjectsFor(paper, this.#search, subjectsShown),
    ]);
    if (this.#paper !== paper) {
      return;
    }
    const before = this.#found;
    this.#publication = publication;
    this.#similar = similar.map((found) => found.paper);
    this.#subjects = subjects;
    if (this.#found !== before) {
      void this.#render();
    }
  }

  /** What of the page is found out later, to be compared. */
  get #found(): string {
    const similar = this.#similar.map(({ key, title }) => [key, title]);
    return JSON.stringify([this.#publication, similar, this.#subjects]);
  }

  #act({ action, url, key }: PageMessage): void {
    if (this.#paper === undefined) {
      return;
    }
    if (action === 'open') {
      void vscode.commands.executeCommand('_literatureNotes.openLink', url);
    } else if (action === 'place') {
      void vscode.commands.executeCommand('_literatureNotes.openPlace', ...(JSON.parse(url ?? '[]') as unknown[]));
    } else if (action === 'show') {
      this.show(this.#library.get(key ?? ''));
    } else if (Object.hasOwn(commandOf, action)) {
      void vscode.commands.executeCommand(commandOf[action], this.#paper.key);
    }
  }

  /**
   * Shows the paper of the moment when the page's code is there.
   * @param ifListed only where the list of documents that cite it reads differently: a page made anew flickers, and one is for each pause in typing
   */
  async #render(ifListed = false): Promise<void> {
    if (this.#view === undefined) {
      return;
    }
    const { backlinks, emptyHtml, pageTexts, paperHtml } = await this.#bundles.load('paper-page');
    if (this.#view === undefined) {
      return;
    }
    const { webview } = this.#view;
    const frame = {
      language: vscode.env.language,
      nonce: nonce(),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'paper.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'paper.css')).toString(),
    };
    const paper = this.#paper;
    this.#view.description = paper?.key;
    if (paper === undefined) {
      webview.html = emptyHtml(frame, vscode.l10n.t('Select a paper to read it here.'));
      return;
    }
    const cited = backlinks(this.#cited.placesOfPaper(paper));
    const listed = cited.map(({ label }) => label).join();
    if (ifListed && listed === this.#listed) {
      return;
    }
    this.#listed = listed;
    webview.html = paperHtml({
      ...frame,
      paper,
      credit: creditOf(paper),
      backlinks: cited,
      places: paper.sources.map(({ source, span }) => `${fileNameOf(source)}:${span.line + 1}`),
      ...(this.#publication === undefined ? {} : { publication: this.#publication }),
      similar: this.#similar,
      subjects: this.#subjects,
      texts: pageTexts(paper),
    });
  }
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
