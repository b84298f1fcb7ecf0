import * as vscode from 'vscode';
import { Debouncer } from '../core/async/debouncer';
import type { Identification } from '../core/identify/result';
import type { CslItem } from '../core/model/paper';
import { noAnswers, RecordChecker } from '../core/usecases/check-records';
import { recordLevels } from '../core/usecases/defaults';
import type { RecordFinding } from '../core/verify/check-references';
import { recordMessage } from '../core/verify/record-problems';
import { Retractions } from '../host/records/retractions';
import type { OnlineServices } from '../host/services/online-services';
import { citationUnder } from '../core/cite/model/citation';
import { hostClock, hostSlicer } from '../host/clock';
import { escapeMarkdown } from '../host/markdown-text';
import { rangeIn } from '../host/ranges';
import { configuredValue } from '../host/settings';
import { RecordFixes } from './record-fixes';
import type { RecordChecksServices } from './record-services';
import { showAgain } from './show-diagnostics';
import { UncitedEntries } from './uncited-entries';

/** What is shown of it tells apart where a diagnostic comes from. */
const source = 'Literature Notes (references)';
/** What other papers say changes in portions while a library is being read; in milliseconds. */
const libraryDelay = 1_000;

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export interface CheckedRecords {
  readonly version: number;
  readonly findings: readonly RecordFinding[];
}

/** Shows what is wrong with the references that open documents cite. Loaded with the first of them. */
export class RecordChecks implements vscode.Disposable {
  readonly #services: RecordChecksServices;
  readonly #collection = vscode.languages.createDiagnosticCollection('literatureNotes.records');
  readonly #checked = new Map<string, CheckedRecords>();
  /** The check of each document that was begun last. */
  readonly #newest = new WeakMap<vscode.TextDocument, object>();
  readonly #documents = new Set<vscode.TextDocument>();
  readonly #found = new Map<string, readonly { readonly item: CslItem; readonly source: string }[]>();
  readonly #checker: RecordChecker;
  readonly #fixes: RecordFixes;
  readonly #subscriptions: vscode.Disposable;
  readonly #soon: () => void;
  #online: OnlineServices | undefined;
  #answered: { dispose(): void } | undefined;
  readonly retractions: Retractions;

  constructor(services: RecordChecksServices) {
    this.#services = services;
    const { library, loader, bibliographies } = services;
    this.retractions = new Retractions(services);
    this.#checker = new RecordChecker({
      library,
      read: (...asked) => bibliographies.publications(...asked),
      notices: () => this.retractions.table,
      cached: () => this.#online?.cached ?? noAnswers,
      found: (key) => this.#found.get(key) ?? [],
    });
    this.#fixes = new RecordFixes(services, this);
    const again = new Debouncer(hostClock, libraryDelay, () => {
      this.#checkAgain();
    });
    const soon = () => {
      again.schedule();
    };
    this.#soon = soon;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      this.retractions,
      again,
      this.retractions.onDidChange(() => {
        this.#checkAgain();
      }),
      library.onDidChange(soon),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('literatureNotes.online')) {
          soon();
        }
      }),
      loader.onDidRead(() => {
        this.#checker.forget();
        soon();
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#documents.delete(document);
        this.#show(document, []);
      }),
      vscode.commands.registerCommand('_literatureNotes.identified', (results: readonly Identification[]) => {
        this.#take(results);
      }),
      this.#fixes,
      vscode.languages.registerHoverProvider('*', {
        provideHover: (document, position) => this.#hoverAt(document, position),
      }),
      new UncitedEntries(services),
    );
  }

  /** What was found in a document, if it has not changed since. */
  findingsOf({ uri, version }: vscode.TextDocument): readonly RecordFinding[] {
    const checked = this.#checked.get(uri.toString());
    return checked?.version === version ? checked.findings : [];
  }

  /** Quick fixes for what was found at a range of a document. */
  fixesAt(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    // Those of citations do not go with them.
    return this.#fixes.at(document, range, context).catch((error: unknown) => {
      this.#services.log.error(error instanceof Error ? error : String(error));
      return [];
    });
  }

  /** What is said of a work at its later citations too, where nothing is underlined. */
  #hoverAt(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const noticed = this.findingsOf(document).filter(({ code }) => code === 'noticed-work');
    const under =
      noticed.length === 0
        ? undefined
        : citationUnder(this.#services.cited.parsed(document), document.offsetAt(position))?.citation;
    const found = noticed.find(
      ({ reference, range }) => reference.key === under?.key && range.start !== under.keyRange.start,
    );
    return found === undefined || under === undefined
      ? undefined
      : new vscode.Hover(
          new vscode.MarkdownString(`⚠ ${escapeMarkdown(messageOf(found))}`),
          rangeIn(document, under.keyRange),
        );
  }

  /** Checks a document whose citations have been read. */
  async check(document: vscode.TextDocument): Promise<void> {
    const check = {};
    this.#newest.set(document, check);
    const { cited, documentEntries, loader, own } = this.#services;
    const level = levelOf(document);
    if (level === 'off' || document.isClosed || loader.state !== 'ready' || !cited.covers(document)) {
      this.#documents.delete(document);
      this.#show(document, []);
      return;
    }
    this.#documents.add(document);
    await this.#openAnswers();
    const { version } = document;
    const parsed = await cited.parsedInWork(document);
    const { citedInWork } = await own.of(document);
    const findings = await this.#checker.findings(
      { parsed, citedInWork, entries: async (keys) => (await documentEntries.of(document, keys)).papers },
      hostSlicer(),
    );
    if (!document.isClosed && document.version === version && this.#newest.get(document) === check) {
      this.#show(document, findings);
    }
  }

  dispose(): void {
    this.#answered?.dispose();
    this.#subscriptions.dispose();
  }

  #checkAgain(): void {
    this.#documents.forEach((document) => {
      this.check(document).catch((error: unknown) => {
        this.#services.log.error(error instanceof Error ? error : String(error));
      });
    });
  }

  /** Answers of services count where services may be asked at all. */
  async #openAnswers(): Promise<void> {
    const isOn = () => vscode.workspace.isTrusted && configuredValue('online') === true;
    if (!isOn()) {
      this.#answered?.dispose();
      this.#online = undefined;
    } else if (this.#online === undefined) {
      const online = await this.#services.online();
      await online.load();
      if (this.#online === undefined && isOn()) {
        this.#online = online;
        this.#answered = online.onDidChangeCached(this.#soon);
      }
    }
  }

  /** What papers were found to be in catalogues. */
  #take(results: readonly Identification[]): void {
    for (const { key, candidates } of results) {
      this.#found.set(
        key,
        candidates.map(({ record, catalogue }) => ({ item: record, source: catalogue.path })),
      );
    }
    this.#checkAgain();
  }

  #show(document: vscode.TextDocument, findings: readonly RecordFinding[]): void {
    const { uri, version } = document;
    const isSame = this.#checked.get(uri.toString())?.version === version;
    if (findings.length === 0) {
      if (this.#checked.delete(uri.toString())) {
        this.#collection.delete(uri);
      }
      return;
    }
    this.#checked.set(uri.toString(), { version, findings });
    const shown = findings.map((finding) => diagnosticOf(document, finding));
    if (isSame) {
      showAgain(this.#collection, uri, shown);
    } else {
      this.#collection.set(uri, shown);
    }
  }
}

function levelOf(document: vscode.TextDocument): (typeof recordLevels)[number] {
  const value = configuredValue('records.severity', document);
  return recordLevels.find((level) => level === value) ?? 'auto';
}

function diagnosticOf(document: vscode.TextDocument, finding: RecordFinding): vscode.Diagnostic {
  const level = levelOf(document);
  const diagnostic = new vscode.Diagnostic(
    rangeIn(document, finding.range),
    messageOf(finding),
    severities[level === 'auto' || level === 'off' ? finding.severity : level],
  );
  diagnostic.source = source;
  diagnostic.code = finding.code;
  return diagnostic;
}

function messageOf(finding: RecordFinding): string {
  return recordMessage(finding, (template, ...args) => vscode.l10n.t(template, ...args));
}

/** Begins to check references. */
export function startRecordChecks(services: RecordChecksServices): RecordChecks {
  return new RecordChecks(services);
}
