import * as vscode from 'vscode';
import { Batch } from '../core/async/batch';
import type { Finding } from '../core/cite/check/check';
import type { LibraryChange } from '../core/library/change';
import type { Library } from '../core/library/library';
import type { ProblemSeverity } from '../core/model/paper';
import type { CitationChecker } from '../core/usecases/check-documents';
import type { CitationIndex } from '../host/citations/citation-index';
import { hostClock, hostSlicer } from '../host/clock';
import type { LibraryLoader } from '../host/library/library-loader';
import type { EditorBibliographies } from '../host/citations/document-bibliographies';
import type { BundleLoader, LazyBundles } from '../host/bundles/lazy-bundles';
import type { PinFiles } from '../host/library/pin-files';
import { onDidChangeCheck, settings } from '../host/settings';
import { showAgain } from './show-diagnostics';
import { rangeIn } from '../host/ranges';
import { citedKeys } from '../core/cite/model/citation';

/** Long enough for a key to be typed to its end, in milliseconds. */
const typingDelay = 400;
const otherDelay = 50;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
};

export interface DiagnosedDocument {
  readonly version: number;
  readonly findings: readonly Finding[];
}

export interface DiagnosticsServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly pins: PinFiles;
  readonly cited: CitationIndex;
  readonly own: EditorBibliographies;
  readonly bundles: BundleLoader;
  /** Has the references of a document checked, whose citations have been read. */
  readonly checkRecords?: (document: vscode.TextDocument, cites: boolean) => void;
}

/** Shows what is wrong with the citations of open documents, and keeps it for quick fixes. */
export class CitationDiagnostics implements vscode.Disposable {
  readonly #services: DiagnosticsServices;
  readonly #log: vscode.LogOutputChannel;
  readonly #collection = vscode.languages.createDiagnosticCollection('literatureNotes.citations');
  readonly #checked = new Map<string, DiagnosedDocument>();
  /** The check of each document that was begun last. */
  readonly #newest = new WeakMap<vscode.TextDocument, object>();
  #checker: CitationChecker | undefined;
  #isWaiting = false;
  readonly #batch: Batch<vscode.TextDocument>;
  readonly #subscriptions: vscode.Disposable;

  constructor(services: DiagnosticsServices, log: vscode.LogOutputChannel) {
    this.#log = log;
    const { library, loader, pins, own } = services;
    this.#services = services;
    this.#batch = new Batch(hostClock, otherDelay, (documents) => this.#checkAll(documents));
    const add = (document: vscode.TextDocument, delay?: number) => {
      this.#batch.add(document, delay);
    };
    const addAll = () => {
      this.checkOpen();
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      this.#batch,
      vscode.workspace.onDidOpenTextDocument((document) => {
        add(document);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        add(document, typingDelay);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        this.#forget(uri);
      }),
      library.onDidChange((change) => {
        if (this.#isWaiting && loader.state !== 'indexing' && !library.needsRomanizer) {
          this.#isWaiting = false;
          addAll();
        } else {
          this.#citing(change).forEach((document) => {
            add(document);
          });
        }
      }),
      loader.onDidChangeState(addAll),
      pins.onDidChange(addAll),
      onDidChangeCheck(addAll),
      own.onDidChange((documents) => {
        vscode.workspace.textDocuments
          .filter(({ uri }) => documents.has(uri.toString()))
          .forEach((document) => {
            add(document);
          });
      }),
    );
  }

  /** Has all documents checked that are open. */
  checkOpen(): void {
    vscode.workspace.textDocuments.forEach((document) => {
      this.#batch.add(document);
    });
  }

  /** What was found in a document, if it has not changed since. */
  findingsOf({ uri, version }: vscode.TextDocument): readonly Finding[] {
    const checked = this.#checked.get(uri.toString());
    return checked?.version === version ? checked.findings : [];
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  async #checkAll(documents: readonly vscode.TextDocument[]): Promise<void> {
    for (const document of documents) {
      try {
        await (document.isClosed ? undefined : this.#check(document));
      } catch (error) {
        this.#log.error(error instanceof Error ? error : String(error));
      }
    }
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const check = {};
    this.#newest.set(document, check);
    const { library, loader, cited, own } = this.#services;
    const severity = settings.checkCitations(document);
    if (loader.state === 'indexing' || library.needsRomanizer) {
      // What is shown stays until the keys are known; then all is checked.
      this.#isWaiting = true;
      return;
    }
    if (loader.state !== 'ready' || !cited.covers(document)) {
      this.#services.checkRecords?.(document, false);
      this.#forget(document.uri);
      return;
    }
    const { version } = document;
    const parsed = await cited.parsedInWork(document);
    this.#services.checkRecords?.(document, parsed.groups.length > 0);
    if (severity === 'off' || parsed.groups.length === 0) {
      this.#forget(document.uri);
      return;
    }
    const part = await this.#services.bundles.load('checking');
    const keys = await own.of(document);
    const checker = (this.#checker ??= new part.CitationChecker(library));
    await hostSlicer().run(checker.prepare({ parsed, own: keys }));
    if (document.isClosed || document.version !== version || this.#newest.get(document) !== check) {
      // What follows the change checks again, or has begun to.
      return;
    }
    const findings = checker.findings({ text: document.getText(), parsed, own: keys });
    if (findings.length === 0) {
      this.#forget(document.uri);
      return;
    }
    const isSame = this.#checked.get(document.uri.toString())?.version === version;
    this.#checked.set(document.uri.toString(), { version, findings });
    const found = findings.map((finding) => diagnosticOf(document, finding, severity, part));
    if (isSame) {
      showAgain(this.#collection, document.uri, found);
    } else {
      this.#collection.set(document.uri, found);
    }
  }

  #forget(uri: vscode.Uri): void {
    if (this.#checked.delete(uri.toString())) {
      this.#collection.delete(uri);
    }
  }

  /** Open documents that cite a key which a change has given or taken. */
  #citing({ added, changed, removed }: LibraryChange): readonly vscode.TextDocument[] {
    const { cited } = this.#services;
    const keys = new Set([...added, ...changed, ...removed].flatMap(({ key, aliases }) => [key, ...aliases]));
    return vscode.workspace.textDocuments.filter(
      (document) => cited.covers(document) && citedKeys(cited.parsed(document)).some((key) => keys.has(key)),
    );
  }
}

function diagnosticOf(
  document: vscode.TextDocument,
  finding: Finding,
  severity: ProblemSeverity | 'auto',
  { findingMessage }: LazyBundles['checking'],
): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(
    rangeIn(document, finding.range),
    findingMessage(finding, (template, ...args) => vscode.l10n.t(template, ...args)),
    severities[severity === 'auto' ? finding.severity : severity],
  );
  diagnostic.source = 'Literature Notes';
  diagnostic.code = finding.code;
  if (finding.code === 'repeated-citation') {
    diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
  }
  return diagnostic;
}
