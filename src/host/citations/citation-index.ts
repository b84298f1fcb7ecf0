import * as vscode from 'vscode';
import type { CitationSyntax, CitedDocument } from '../../core/cite/model/citation';
import type { CitationGraph } from '../../core/cite/model/citation-graph';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { WorkspaceCitations } from '../../core/usecases/index-citations';
import type { KeyPlace } from '../../core/usecases/key-places';
import type { DefinitionSource } from '../../core/usecases/given-definitions';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import type { Workspace } from '../../core/workspace/workspace';
import { hostClock, hostSlicer } from '../clock';
import type { LibraryLoader } from '../library/library-loader';
import { locationAt } from '../ranges';
import { documentOf } from '../workspace/vscode-workspace';
import { EditorDocumentFiles } from './document-files';

/** `WorkspaceCitations` for the documents and settings of VS Code; the files are read when the library has its first papers. */
export class CitationIndex implements vscode.Disposable {
  readonly #files: EditorDocumentFiles;
  readonly #citations: WorkspaceCitations;
  readonly #change = new vscode.EventEmitter<ReadonlySet<string>>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires with the keys whose citations have changed. */
  readonly onDidChange = this.#change.event;
  /** Resolves when the documents of the workspace have been read, which begins when the library has papers. */
  readonly whenScanned: Promise<void>;

  /** @param definitions what documents are read with of what others of their works define */
  constructor(
    library: Library,
    loader: LibraryLoader,
    workspace: Workspace,
    definitions: DefinitionSource,
    bundles: BundleLoader,
    log: vscode.LogOutputChannel,
  ) {
    let incremental: LazyBundles['incremental'] | undefined;
    let loading: Promise<void> | undefined;
    this.#files = new EditorDocumentFiles(workspace);
    this.#citations = new WorkspaceCitations({
      library,
      workspace,
      files: this.#files,
      definitions,
      incrementalParser: (parse) => {
        // Until it is there, and where it cannot be loaded, documents are parsed whole.
        loading ??= bundles.load('incremental').then(
          (loaded) => {
            incremental = loaded;
          },
          (error: unknown) => {
            log.warn(String(error));
          },
        );
        return incremental && new incremental.IncrementalParser(parse);
      },
      clock: hostClock,
      slicer: hostSlicer(),
      log,
    });
    this.whenScanned = this.#citations.whenRead;
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      this.#citations,
      this.#files,
      this.#citations.onDidChange((keys) => {
        this.#change.fire(keys);
      }),
      loader.onDidChangeState((state) => {
        if (state === 'ready') {
          this.#citations.start();
        }
      }),
      loader.onDidRead((sources) => {
        this.#citations.look(sources);
      }),
    );
  }

  /** Who cites what, as the documents stand now. */
  get book(): CitationGraph {
    return this.#citations.book;
  }

  /** Every key that some document cites, whether a paper has it or not. */
  get cited(): ReadonlySet<string> {
    return this.#citations.cited;
  }

  syntaxOf(document: vscode.TextDocument): CitationSyntax {
    return this.#files.syntaxOf(documentOf(document));
  }

  /** The syntax of citations in a file, by its name. */
  syntaxOfFile(uri: string): CitationSyntax {
    return this.#files.syntaxOfFile(uri);
  }

  /** What an open document cites as it stands now; read once a version. */
  parsed(document: vscode.TextDocument): CitedDocument {
    return this.#citations.parsed(documentOf(document));
  }

  /** What an open document would cite if its text were another one, and something stood behind that. */
  tried(document: vscode.TextDocument, text: string, syntax: CitationSyntax, end: string): CitedDocument {
    return this.#citations.tried(documentOf(document), text, syntax, end);
  }

  /** The same once it is known what other documents of its work define. */
  parsedInWork(document: vscode.TextDocument): Promise<CitedDocument> {
    return this.#citations.parsedInWork(documentOf(document));
  }

  /** The definitions of commands that an open document was last read with. */
  definitionsOf(document: vscode.TextDocument): string {
    return this.#citations.definitionsOf(documentOf(document));
  }

  /** What a document of the workspace cites as it stands on disk; undefined where it has changes that are not saved, or is none. */
  saved(uri: vscode.Uri): CitedDocument | undefined {
    return this.#citations.saved(uri.toString());
  }

  /** Whether an open document is one whose citations count: text that somebody writes, and not itself a list of papers. */
  covers(document: vscode.TextDocument): boolean {
    return this.#citations.covers(documentOf(document));
  }

  /** How often a paper is cited, by its key and its former keys. */
  countOf(paper: Paper): number {
    return this.#citations.countOf(paper);
  }

  /** The place of each citation of a key, in order of document and place. */
  placesOf(key: string): readonly vscode.Location[] {
    return this.#citations.placesOf(key).map(locationOf);
  }

  /** The place of each citation of a paper, by its key and its former keys, in order of document and place. */
  placesOfPaper(paper: Paper): readonly vscode.Location[] {
    return this.#citations.placesOfPaper(paper).map(locationOf);
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }
}

function locationOf({ uri, line, character, length }: KeyPlace): vscode.Location {
  return locationAt(vscode.Uri.parse(uri), new vscode.Position(line, character), length);
}
