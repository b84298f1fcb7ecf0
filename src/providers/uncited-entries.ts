import * as vscode from 'vscode';
import { Batch } from '../core/async/batch';
import { pathOf } from '../core/base/uris';
import { formatKindOf, formatsOf } from '../core/parse/formats/index';
import { uncitedMessage } from '../core/verify/record-problems';
import type { UncitedEntry } from '../core/verify/uncited';
import { hostClock } from '../host/clock';
import { rangeIn } from '../host/ranges';
import { configuredValue } from '../host/settings';
import { uncitedIn, type UncitedSources } from './uncited-in';

export interface UncitedServices extends UncitedSources {
  readonly log: vscode.LogOutputChannel;
}

/** In milliseconds. */
const delay = 500;

/** Fades the entries of open bibliographies that no document of the workspace cites, where the setting asks for it. */
export class UncitedEntries implements vscode.Disposable {
  readonly #services: UncitedServices;
  readonly #collection = vscode.languages.createDiagnosticCollection('literatureNotes.uncited');
  readonly #shown = new Map<string, { readonly version: number; readonly entries: readonly UncitedEntry[] }>();
  readonly #batch: Batch<vscode.TextDocument>;
  readonly #subscriptions: vscode.Disposable;

  constructor(services: UncitedServices) {
    this.#services = services;
    this.#batch = new Batch(hostClock, delay, async (documents) => {
      for (const document of documents) {
        await this.#check(document).catch((error: unknown) => {
          services.log.error(String(error));
        });
      }
    });
    const add = (document: vscode.TextDocument) => {
      if (isBibliography(document)) {
        this.#batch.add(document);
      }
    };
    const addAll = () => {
      vscode.workspace.textDocuments.forEach(add);
    };
    const { QuickFix } = vscode.CodeActionKind;
    this.#subscriptions = vscode.Disposable.from(
      this.#collection,
      this.#batch,
      vscode.workspace.onDidOpenTextDocument(add),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        add(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        this.#forget(document.uri);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration('literatureNotes.records.uncited')) {
          addAll();
        }
      }),
      services.cited.onDidChange(addAll),
      services.own.onDidChange(addAll),
      vscode.languages.registerCodeActionsProvider(
        { pattern: '**/*.bib' },
        { provideCodeActions: (document, range) => this.#fixesAt(document, range) },
        { providedCodeActionKinds: [QuickFix] },
      ),
    );
    addAll();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #forget(uri: vscode.Uri): void {
    this.#shown.delete(uri.toString());
    this.#collection.delete(uri);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const entries =
      configuredValue('records.uncited', document) === true
        ? await uncitedIn(this.#services, document.uri, document.getText())
        : [];
    if (document.isClosed || document.version !== version) {
      return;
    }
    if (entries.length === 0) {
      this.#forget(document.uri);
      return;
    }
    this.#shown.set(document.uri.toString(), { version, entries });
    this.#collection.set(
      document.uri,
      entries.map((entry) => {
        const diagnostic = new vscode.Diagnostic(
          rangeIn(document, entry),
          uncitedMessage(entry.key, (template, ...args) => vscode.l10n.t(template, ...args)),
          vscode.DiagnosticSeverity.Hint,
        );
        diagnostic.source = 'Literature Notes (references)';
        diagnostic.code = 'uncited-entry';
        diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
        return diagnostic;
      }),
    );
  }

  #fixesAt(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const shown = this.#shown.get(document.uri.toString());
    if (shown?.version !== document.version) {
      return [];
    }
    return shown.entries.flatMap((entry) => {
      if (entry.whole === undefined || rangeIn(document, entry).intersection(range) === undefined) {
        return [];
      }
      const action = new vscode.CodeAction(vscode.l10n.t('Remove this entry'), vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.delete(document.uri, rangeIn(document, entry.whole));
      return [action];
    });
  }
}

function isBibliography({ uri }: vscode.TextDocument): boolean {
  return formatsOf(pathOf(uri.toString())).some(({ id }) => formatKindOf(id) === 'bibliography');
}
