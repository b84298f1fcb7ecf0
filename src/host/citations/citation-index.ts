import * as vscode from 'vscode';
import { Debouncer } from '../../core/async/debouncer';
import { type CitedDocument, citedKeys } from '../../core/cite/model/citation';
import { CitationGraph } from '../../core/cite/model/citation-graph';
import { parseCitations } from '../../core/cite/languages/index';
import type { CitationSyntax } from '../../core/cite/model/citation';
import { syntaxFor } from '../../core/cite/languages/index';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { LineIndex } from '../../core/text/line-index';
import { hostClock } from '../clock';
import { isCitingDocument, languageIdOf } from './document-files';
import type { LibraryLoader } from '../library/library-loader';
import { onDidChangeDocumentSettings, settings } from '../settings';
import { openDocument } from '../workspace/source-files';
import { WorkspaceDocuments } from './workspace-documents';
import { locationAt, positionIn } from '../ranges';

/** Typing is followed once it pauses; whoever asks before gets the newest all the same. In milliseconds. */
const typingDelay = 150;

interface ParsedVersion {
  readonly version: number;
  readonly languageId: string;
  readonly parsed: CitedDocument;
}

/**
 * Knows what the documents of the workspace cite: those on disk and those that are open, which count as they stand in the
 * editor. The files are read when the library has its first papers, and followed from then on.
 */
export class CitationIndex implements vscode.Disposable {
  readonly #library: Library;
  readonly #book = new CitationGraph();
  readonly #documents: WorkspaceDocuments;
  /** Where the keys of closed documents stand, by offset. */
  readonly #positions = new Map<string, ReadonlyMap<number, vscode.Position>>();
  readonly #edited = new Set<vscode.TextDocument>();
  readonly #change = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #subscriptions: vscode.Disposable;
  #parsed = new WeakMap<vscode.TextDocument, ParsedVersion>();
  #changedKeys = new Set<string>();
  #cited: ReadonlySet<string> | undefined;
  readonly #firing = new Debouncer(hostClock, typingDelay, () => {
    this.#fire();
  });
  #isStarted = false;

  /** Fires with the keys whose citations have changed. */
  readonly onDidChange = this.#change.event;
  /** Resolves when the documents of the workspace have been read, which begins when the library has papers. */
  readonly whenScanned: Promise<void>;

  constructor(library: Library, loader: LibraryLoader, log: vscode.LogOutputChannel) {
    this.#library = library;
    this.#documents = new WorkspaceDocuments(log, (uri, text) => {
      this.#take(uri, text);
    });
    this.whenScanned = this.#documents.whenRead;
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      this.#firing,
      this.#documents,
      vscode.workspace.onDidOpenTextDocument((document) => {
        this.#edit(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        this.#edit(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#close(document);
      }),
      onDidChangeDocumentSettings(() => {
        this.#parsed = new WeakMap();
        this.#editAll();
      }),
      loader.onDidChangeState((state) => {
        if (state === 'ready') {
          this.#start();
        }
      }),
      // What is open may have turned out to be a list of papers.
      loader.onDidRead((sources) => {
        sources.forEach((source) => {
          this.#edit(openDocument(vscode.Uri.parse(source)));
        });
      }),
    );
  }

  /** Who cites what, as the documents stand now. */
  get book(): CitationGraph {
    this.#followEditors();
    return this.#book;
  }

  /** Every key that some document cites, whether a paper has it or not. */
  get cited(): ReadonlySet<string> {
    const { keys } = this.book;
    this.#cited ??= new Set(keys);
    return this.#cited;
  }

  syntaxOf(document: vscode.TextDocument): CitationSyntax {
    return syntaxFor(languageIdOf(document), settings.citationSyntaxes(document));
  }

  /** What an open document cites as it stands now; read once a version. */
  parsed(document: vscode.TextDocument): CitedDocument {
    const { version, languageId } = document;
    const known = this.#parsed.get(document);
    if (known?.version === version && known.languageId === languageId) {
      return known.parsed;
    }
    const parsed = parseCitations(document.getText(), this.syntaxOf(document));
    this.#parsed.set(document, { version, languageId, parsed });
    return parsed;
  }

  /** What a document of the workspace cites as it stands on disk; undefined where it has changes that are not saved, or is none. */
  saved(uri: vscode.Uri): CitedDocument | undefined {
    return this.#documents.has(uri.toString()) && openDocument(uri)?.isDirty !== true
      ? this.book.documentOf(uri.toString())
      : undefined;
  }

  /** Whether an open document is one whose citations count: text that somebody writes, and not itself a list of papers. */
  covers(document: vscode.TextDocument): boolean {
    return (
      isCitingDocument(document) &&
      !(languageIdOf(document) === 'plaintext' && this.#library.entriesOf(document.uri.toString()).length > 0)
    );
  }

  /** How often a paper is cited, by its key and its former keys. */
  countOf(paper: Paper): number {
    const { book } = this;
    return this.#keysOf(paper).reduce((sum, key) => sum + book.countOf(key), 0);
  }

  /** The place of each citation of a key, in order of document and place. */
  placesOf(key: string): Promise<readonly vscode.Location[]> {
    return Promise.resolve(this.#places([key]));
  }

  /** The place of each citation of a paper, by its key and its former keys, in order of document and place. */
  placesOfPaper(paper: Paper): Promise<readonly vscode.Location[]> {
    return Promise.resolve(this.#places(this.#keysOf(paper)));
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #keysOf({ key, aliases }: Paper): readonly string[] {
    const paper = this.#library.get(key);
    return [key, ...aliases.filter((alias) => this.#library.get(alias) === paper)];
  }

  #places(keys: readonly string[]): vscode.Location[] {
    const { book } = this;
    return keys
      .flatMap((key) => book.citationsOf(key))
      .map(({ document, citation: { keyRange } }) => ({ document, keyRange }))
      .sort((a, b) =>
        a.document === b.document ? a.keyRange.start - b.keyRange.start : a.document < b.document ? -1 : 1,
      )
      .flatMap(({ document, keyRange: { start, end } }) => {
        const uri = vscode.Uri.parse(document);
        const position = this.#openDocument(uri)?.positionAt(start) ?? this.#positions.get(document)?.get(start);
        return position === undefined ? [] : [locationAt(uri, position, end - start)];
      });
  }

  #start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#editAll();
      this.#documents.start();
    }
  }

  /** Takes in what a file holds; where it is open, the editor tells. VS Code keeps documents for a while whose editors are closed and whose files are gone. */
  #take(uri: vscode.Uri, text: string | undefined): void {
    const document = uri.toString();
    const open = this.#openDocument(uri);
    if (open !== undefined && (open.isDirty || text !== undefined)) {
      this.#note(new Set(citedKeys(this.book.documentOf(document) ?? { groups: [] })));
      return;
    }
    const parsed = text === undefined ? undefined : parseCitations(text, this.#documents.files.syntaxOf(uri));
    if (text === undefined || parsed === undefined || parsed.groups.length === 0) {
      this.#forget(document);
      return;
    }
    this.#positions.set(document, positionsOf(parsed, text));
    this.#note(this.#book.set(document, parsed));
  }

  #forget(document: string): void {
    this.#positions.delete(document);
    this.#note(this.#book.set(document, undefined));
  }

  /** The open document that counts in place of its file. */
  #openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
    const document = openDocument(uri);
    return document !== undefined && this.covers(document) ? document : undefined;
  }

  #editAll(): void {
    vscode.workspace.textDocuments.forEach((document) => {
      this.#edit(document);
    });
  }

  #edit(document: vscode.TextDocument | undefined): void {
    if (this.#isStarted && document !== undefined && isCitingDocument(document)) {
      this.#edited.add(document);
      this.#firing.schedule();
    }
  }

  #close(document: vscode.TextDocument): void {
    this.#edited.delete(document);
    if (this.#documents.has(document.uri.toString())) {
      this.#documents.refresh(document.uri);
    } else if (this.#isStarted) {
      this.#forget(document.uri.toString());
    }
  }

  /** Brings the book up to what the editors hold. */
  #followEditors(): void {
    const edited = [...this.#edited];
    this.#edited.clear();
    for (const document of edited) {
      this.#note(this.#book.set(document.uri.toString(), this.covers(document) ? this.parsed(document) : undefined));
    }
  }

  #note(keys: ReadonlySet<string>): void {
    if (keys.size > 0) {
      keys.forEach((key) => this.#changedKeys.add(key));
      this.#cited = undefined;
      this.#firing.scheduleOnce();
    }
  }

  #fire(): void {
    this.#followEditors();
    // What has been noted by that is told of now.
    this.#firing.cancel();
    const keys = this.#changedKeys;
    this.#changedKeys = new Set();
    if (keys.size > 0) {
      this.#change.fire(keys);
    }
  }
}

/** Where the keys stand, by the offsets at which they start; a key has one line. */
function positionsOf({ groups }: CitedDocument, text: string): ReadonlyMap<number, vscode.Position> {
  const lines = new LineIndex(text);
  return new Map(
    groups.flatMap(({ citations }) =>
      citations.map(({ keyRange: { start } }): [number, vscode.Position] => [start, positionIn(lines, start)]),
    ),
  );
}
