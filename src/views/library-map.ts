import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import type { FromMapPage, MapContent, ToMapPage } from '../core/map/map-paper';
import { hostClock } from '../host/clock';
import { LibraryOverview, type OverviewServices } from '../host/map/library-overview';
import { libraryMapHtml, type LibraryMapTexts } from './library-map-html';

const viewType = 'literatureNotes.libraryMap';
/** Changes of a library that is being edited are shown together; in milliseconds. */
const delay = 1_000;

/** The one that is open. */
let opened: LibraryMap | undefined;

/** Shows the map of the library, in an editor tab of its own. */
export function showLibraryMap(services: OverviewServices): LibraryMap {
  if (opened === undefined) {
    const panel = vscode.window.createWebviewPanel(
      viewType,
      vscode.l10n.t('Library Overview'),
      vscode.ViewColumn.Active,
    );
    opened = new LibraryMap(services, panel);
  } else {
    opened.reveal();
  }
  return opened;
}

/** Takes over a tab that was open when the window was closed. */
export function restoreLibraryMap(services: OverviewServices, panel: vscode.WebviewPanel): LibraryMap {
  opened = new LibraryMap(services, panel);
  return opened;
}

class LibraryMap {
  readonly #panel: vscode.WebviewPanel;
  readonly #overview: LibraryOverview;
  readonly #subscriptions: vscode.Disposable;
  readonly #change = new Debouncer(hostClock, delay, () => {
    this.#begin();
  });
  /** The editor in which somebody wrote last, where citations go. */
  #editor = vscode.window.activeTextEditor ?? vscode.window.visibleTextEditors[0];
  #content: MapContent | undefined;
  #isReady = false;
  #isStale = true;
  #isWanted = true;
  #running: vscode.CancellationTokenSource | undefined;
  #whenDone: Promise<void> = Promise.resolve();

  constructor(services: OverviewServices, panel: vscode.WebviewPanel) {
    this.#panel = panel;
    this.#overview = new LibraryOverview(services);
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(services.extensionUri, 'dist', 'pages');
    const media = vscode.Uri.joinPath(services.extensionUri, 'media');
    panel.iconPath = vscode.Uri.joinPath(media, 'literature.svg');
    webview.options = { enableScripts: true, localResourceRoots: [dist, media] };
    const changed = () => {
      this.#isStale = true;
      this.#change.schedule();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      services.library.onDidChange(changed),
      services.cited.onDidChange(changed),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        this.#editor = editor ?? this.#editor;
      }),
      webview.onDidReceiveMessage((message: FromMapPage) => this.act(message)),
      panel.onDidChangeViewState(() => {
        // A page that is hidden is gone, and says so when it is there again.
        this.#isReady &&= panel.visible;
      }),
      panel.onDidDispose(() => {
        this.#isReady = false;
        this.#subscriptions.dispose();
        this.#running?.cancel();
        opened = opened === this ? undefined : opened;
      }),
    );
    webview.html = libraryMapHtml(
      {
        language: vscode.env.language,
        nonce: nonce(),
        cspSource: webview.cspSource,
        scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(dist, 'library-map.js')).toString(),
        styleUri: webview.asWebviewUri(vscode.Uri.joinPath(media, 'library-map.css')).toString(),
      },
      textsOfPage(),
    );
  }

  /** The page as it is shown. */
  get html(): string {
    return this.#panel.webview.html;
  }

  /** What the page shows. */
  get content(): MapContent | undefined {
    return this.#content;
  }

  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  /** Resolves when all that was known of has been shown. */
  whenDone(): Promise<void> {
    return this.#whenDone;
  }

  /** Does what the page asks for. */
  async act(message: FromMapPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        if (this.#content !== undefined) {
          this.#post({ type: 'content', ...this.#content });
        }
        this.#begin();
        return;
      case 'show':
      case 'open':
        await vscode.commands.executeCommand('_literatureNotes.showPaper', message.key, message.type === 'show');
        return;
      case 'insert':
        if (this.#editor !== undefined) {
          const { document, viewColumn } = this.#editor;
          await vscode.window.showTextDocument(document, viewColumn === undefined ? {} : { viewColumn });
        }
        await vscode.commands.executeCommand('literatureNotes.insertCitation', message.keys);
        return;
      case 'export':
        await vscode.commands.executeCommand('literatureNotes.exportBibliography', { keys: message.keys });
        return;
      case 'cancel':
        this.#isWanted = false;
        this.#running?.cancel();
        return;
      case 'layout':
        this.#isWanted = true;
        this.#isStale = true;
        this.#begin();
    }
  }

  #begin(): void {
    if (!this.#isReady || !this.#isStale) {
      return;
    }
    this.#isStale = false;
    this.#running?.cancel();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    this.#whenDone = this.#run(running.token).catch((error: unknown) => {
      if (this.#running === running) {
        this.#post({ type: 'stopped', reason: error instanceof Error ? error.message : String(error) });
      }
    });
  }

  async #run(token: vscode.CancellationToken): Promise<void> {
    if (this.#content === undefined) {
      this.#post({ type: 'progress' });
    }
    const found = await this.#overview.content();
    if (token.isCancellationRequested && this.#isWanted) {
      return;
    }
    // The map that is there stays until the next one is.
    if (found.places !== undefined || this.#content?.places === undefined) {
      this.#show(found);
    }
    if (found.places !== undefined || found.papers.length === 0) {
      return;
    }
    if (!this.#isWanted) {
      this.#post({ type: 'stopped' });
      return;
    }
    const laidOut = await this.#overview.laidOut((done) => {
      if (!token.isCancellationRequested && this.#content?.places === undefined) {
        this.#post({ type: 'progress', done });
      }
    }, token);
    if (laidOut !== undefined) {
      this.#show(laidOut);
    } else if (!this.#isWanted) {
      this.#show(found);
      this.#post({ type: 'stopped' });
    }
  }

  #show(content: MapContent): void {
    this.#content = content;
    this.#post({ type: 'content', ...content });
  }

  /** Not awaited: a page that is hidden takes nothing, and asks again when it is shown. */
  #post(message: ToMapPage): void {
    if (this.#isReady) {
      void this.#panel.webview.postMessage(message);
    }
  }
}

function textsOfPage(): LibraryMapTexts {
  return {
    title: vscode.l10n.t('Library Overview'),
    map: vscode.l10n.t('Map'),
    table: vscode.l10n.t('Table'),
    filters: vscode.l10n.t('Filters'),
    from: vscode.l10n.t('From'),
    to: vscode.l10n.t('To'),
    code: vscode.l10n.t('Code'),
    anyCode: vscode.l10n.t('With or without code'),
    withCode: vscode.l10n.t('With code'),
    withoutCode: vscode.l10n.t('Without code'),
    citations: vscode.l10n.t('Citations'),
    anyCited: vscode.l10n.t('Cited or not'),
    cited: vscode.l10n.t('Cited'),
    notCited: vscode.l10n.t('Not cited'),
    topic: vscode.l10n.t('Topic'),
    anyTopic: vscode.l10n.t('All topics'),
    noTopic: vscode.l10n.t('No topic'),
    clearFilters: vscode.l10n.t('Clear Filters'),
    counted: vscode.l10n.t('{0} of {1} papers'),
    selected: vscode.l10n.t('{0} selected'),
    insert: vscode.l10n.t('Insert Citation'),
    export: vscode.l10n.t('Export Bibliography'),
    selectAll: vscode.l10n.t('Select All'),
    clearSelection: vscode.l10n.t('Clear Selection'),
    draw: vscode.l10n.t('Select by Drawing'),
    zoomIn: vscode.l10n.t('Zoom In'),
    zoomOut: vscode.l10n.t('Zoom Out'),
    showAll: vscode.l10n.t('Show All'),
    reading: vscode.l10n.t('Finding out what the papers are about…'),
    layingOut: vscode.l10n.t('Laying out the map…'),
    cancel: vscode.l10n.t('Cancel'),
    stopped: vscode.l10n.t('The map has not been laid out. The table has all papers.'),
    again: vscode.l10n.t('Lay Out the Map'),
    empty: vscode.l10n.t('The library has no papers yet.'),
    nothing: vscode.l10n.t('No paper passes the filters.'),
    help: vscode.l10n.t(
      'The arrow keys go from paper to paper, Enter shows the paper, Space selects it, Shift with an arrow key selects on the way, Ctrl+A selects all, Escape clears the selection, plus and minus zoom, and 0 shows all. The table has the same papers.',
    ),
    mapOf: vscode.l10n.t('Map of {0} papers'),
    select: vscode.l10n.t('Selection'),
    paper: vscode.l10n.t('Paper'),
    credit: vscode.l10n.t('Authors'),
    year: vscode.l10n.t('Year'),
    yes: vscode.l10n.t('Yes'),
    no: vscode.l10n.t('No'),
    previous: vscode.l10n.t('Previous'),
    next: vscode.l10n.t('Next'),
    rows: vscode.l10n.t('{0} to {1} of {2}'),
    isSelected: vscode.l10n.t('selected'),
  };
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
