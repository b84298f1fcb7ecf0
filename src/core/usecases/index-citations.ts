import { Debouncer } from '../async/debouncer';
import { type CitationSyntax, type CitedDocument, citedKeys } from '../cite/model/citation';
import { CitationGraph } from '../cite/model/citation-graph';
import { languageOfDocument } from '../cite/languages/documents';
import { type Disposable, Emitter } from '../base/events';
import type { Log } from '../base/log';
import type { Library } from '../library/library';
import type { Paper } from '../model/paper';
import { type KeyPlace, type KeyPosition, positionIn, positionsOf } from './key-places';
import { pathOf } from '../base/uris';
import type { TextDocument, Workspace } from '../workspace/workspace';
import { type DocumentSyntaxes, ParsedDocuments, type ParsedDocumentsServices } from './parsed-documents';
import { type DocumentFiles, DocumentReader, type DocumentReaderServices } from './read-documents';

/** Typing is followed once it pauses; whoever asks before gets the newest all the same. In milliseconds. */
const typingDelay = 150;
/** Which texts count as documents, and what syntax they are in, as settings say. */
export interface CitationRules extends DocumentFiles, DocumentSyntaxes {
  /** Whether an open document is text that somebody writes, in a language whose citations are known. */
  isCiting(document: TextDocument): boolean;
}

export interface WorkspaceCitationsServices extends DocumentReaderServices, ParsedDocumentsServices {
  readonly library: Pick<Library, 'entriesOf' | 'get'>;
  readonly workspace: Workspace;
  readonly files: CitationRules;
  readonly log: Log;
}

/**
 * Knows what the documents of the workspace cite: files, and documents that are open, which count as they stand in their
 * editors. The files are read from `start` on, and followed from then on.
 */
export class WorkspaceCitations implements Disposable {
  readonly #services: WorkspaceCitationsServices;
  readonly #book = new CitationGraph();
  readonly #documents: DocumentReader;
  /** Where the keys of closed documents stand, by offset. */
  readonly #positions = new Map<string, ReadonlyMap<number, KeyPosition>>();
  readonly #edited = new Set<TextDocument>();
  readonly #change = new Emitter<ReadonlySet<string>>();
  readonly #firing: Debouncer;
  readonly #subscriptions: Disposable[];
  readonly #parsed: ParsedDocuments;
  #changedKeys = new Set<string>();
  #cited: ReadonlySet<string> | undefined;
  #isStarted = false;

  /** Fires with the keys whose citations have changed. */
  readonly onDidChange = this.#change.event;
  /** Resolves when the documents of the workspace have been read, which begins with `start`. */
  readonly whenRead: Promise<void>;

  constructor(services: WorkspaceCitationsServices) {
    const { workspace, files, clock, definitions } = services;
    this.#services = services;
    this.#parsed = new ParsedDocuments(services);
    this.#documents = new DocumentReader(services, (uri, text) => this.#take(uri, text));
    this.whenRead = this.#documents.whenRead;
    this.#firing = new Debouncer(clock, typingDelay, () => {
      this.#fire();
    });
    this.#subscriptions = [
      this.#change,
      this.#firing,
      this.#documents,
      workspace.onDidOpenDocument((document) => {
        this.#edit(document);
      }),
      workspace.onDidChangeDocument((document) => {
        this.#edit(document);
      }),
      workspace.onDidCloseDocument((document) => {
        this.#close(document);
      }),
      files.onDidChange(() => {
        this.#parsed.forgetVersions();
        this.#editAll();
      }),
    ];
    if (definitions !== undefined) {
      this.#subscriptions.push(
        definitions.onDidChange((documents) => {
          documents.forEach((uri) => {
            this.#editKnown(uri);
            this.#documents.refresh(uri);
          });
        }),
      );
    }
  }

  /** Begins to read the documents of the workspace, to be called when the library has papers; once is enough. */
  start(): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      this.#editAll();
      this.#documents.start();
    }
  }

  /** Looks at documents again that may have turned out to be lists of papers, or no longer are. */
  look(uris: readonly string[]): void {
    uris.forEach((uri) => {
      this.#edit(this.#services.workspace.document(uri));
    });
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

  /** What an open document cites as it stands now; read once a version. */
  parsed(document: TextDocument): CitedDocument {
    return this.#parsed.of(document);
  }

  /**
   * What an open document would cite if its text were another one, as when something is completed.
   * @param end what would stand behind that besides
   */
  tried(document: TextDocument, text: string, syntax: CitationSyntax, end: string): CitedDocument {
    return this.#parsed.tried(document, text, syntax, end);
  }

  /** The same once it is known what other documents of its work define. */
  async parsedInWork(document: TextDocument): Promise<CitedDocument> {
    await this.#askFor(document);
    return this.parsed(document);
  }

  /** The definitions of commands that an open document was last read with: typing changes none, but where they stand. */
  definitionsOf(document: TextDocument): string {
    return this.#parsed.definitionsOf(document);
  }

  /** What a document of the workspace cites as it is stored; undefined where it has changes that are not saved, or is none. */
  saved(uri: string): CitedDocument | undefined {
    return this.#documents.has(uri) && this.#services.workspace.document(uri)?.isDirty !== true
      ? this.book.documentOf(uri)
      : undefined;
  }

  /** Whether an open document is one whose citations count: text that somebody writes, and not itself a list of papers. */
  covers(document: TextDocument): boolean {
    const { files, library } = this.#services;
    const { uri, languageId } = document;
    return (
      files.isCiting(document) &&
      !(library.entriesOf(uri).length > 0 && languageOfDocument(languageId, pathOf(uri)) === 'plaintext')
    );
  }

  /** How often a paper is cited, by its key and its former keys. */
  countOf(paper: Paper): number {
    const { book } = this;
    return this.#keysOf(paper).reduce((sum, key) => sum + book.countOf(key), 0);
  }

  /** The place of each citation of a key, in order of document and place. */
  placesOf(key: string): readonly KeyPlace[] {
    return this.#places([key]);
  }

  /** The place of each citation of a paper, by its key and its former keys, in order of document and place. */
  placesOfPaper(paper: Paper): readonly KeyPlace[] {
    return this.#places(this.#keysOf(paper));
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => {
      subscription.dispose();
    });
  }

  #keysOf({ key, aliases }: Paper): readonly string[] {
    const { library } = this.#services;
    const paper = library.get(key);
    return [key, ...aliases.filter((alias) => library.get(alias) === paper)];
  }

  #places(keys: readonly string[]): KeyPlace[] {
    const { book } = this;
    return keys
      .flatMap((key) => book.citationsOf(key))
      .map(({ document, citation: { keyRange } }) => ({ document, keyRange }))
      .sort((a, b) =>
        a.document === b.document ? a.keyRange.start - b.keyRange.start : a.document < b.document ? -1 : 1,
      )
      .flatMap(({ document, keyRange: { start, end } }) => {
        const position = this.#positionOf(document, start);
        return position === undefined ? [] : [{ uri: document, ...position, length: end - start }];
      });
  }

  #positionOf(uri: string, offset: number): KeyPosition | undefined {
    const open = this.#openDocument(uri);
    return open === undefined ? this.#positions.get(uri)?.get(offset) : positionIn(this.#parsed.linesOf(open), offset);
  }

  /** Asks what other documents define for an open one, which is read again where that is something else than before. */
  async #askFor(document: TextDocument): Promise<void> {
    if (await this.#parsed.ask(document)) {
      this.#editKnown(document.uri);
    }
  }

  /** Takes in what a file holds; where it is open, the editor tells. VS Code keeps documents for a while whose editors are closed and whose files are gone. */
  async #take(uri: string, text: string | undefined): Promise<void> {
    // What others define for a document is asked for its editor, whose text may be another one than its file's.
    const parsed =
      text === undefined || this.#openDocument(uri) !== undefined ? undefined : await this.#parsed.ofFile(uri, text);
    const open = this.#openDocument(uri);
    if (open !== undefined && (open.isDirty || text !== undefined)) {
      this.#note(new Set(citedKeys(this.book.documentOf(uri) ?? { groups: [] })));
      return;
    }
    if (text === undefined || parsed === undefined || (parsed.groups.length === 0 && parsed.citesAll !== true)) {
      if (open !== undefined) {
        this.#edited.delete(open);
      }
      this.#forget(uri);
      return;
    }
    this.#positions.set(uri, positionsOf(parsed, text));
    this.#note(this.#book.set(uri, parsed));
  }

  #forget(uri: string): void {
    this.#parsed.forget(uri);
    this.#positions.delete(uri);
    this.#note(this.#book.set(uri, undefined));
  }

  /** The open document that counts in place of its file. */
  #openDocument(uri: string): TextDocument | undefined {
    const document = this.#services.workspace.document(uri);
    return document !== undefined && this.covers(document) ? document : undefined;
  }

  #editAll(): void {
    this.#services.workspace.documents.forEach((document) => {
      this.#edit(document);
    });
  }

  #edit(document: TextDocument | undefined): void {
    if (this.#isStarted && document !== undefined && this.#services.files.isCiting(document)) {
      this.#edited.add(document);
      this.#firing.schedule();
    }
  }

  /** A document whose file has gone does not come back. */
  #editKnown(uri: string): void {
    if (this.#book.documentOf(uri) !== undefined) {
      this.#edit(this.#services.workspace.document(uri));
    }
  }

  #close(document: TextDocument): void {
    this.#edited.delete(document);
    if (this.#documents.has(document.uri)) {
      this.#documents.refresh(document.uri);
    } else if (this.#isStarted) {
      this.#forget(document.uri);
    }
  }

  /** Brings the book up to what the editors hold. */
  #followEditors(): void {
    const edited = [...this.#edited];
    this.#edited.clear();
    for (const document of edited) {
      const isCovered = this.covers(document);
      this.#note(this.#book.set(document.uri, isCovered ? this.parsed(document) : undefined));
      void (isCovered ? this.#askFor(document) : undefined);
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
    // What that has noted is reported now.
    this.#firing.cancel();
    const keys = this.#changedKeys;
    this.#changedKeys = new Set();
    if (keys.size > 0) {
      this.#change.fire(keys);
    }
  }
}
