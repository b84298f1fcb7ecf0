import * as vscode from 'vscode';
import { type RecordFix, recordFixes } from '../core/usecases/fix-records';
import type { PaperSource } from '../core/model/paper';
import type { RecordFinding } from '../core/verify/check-references';
import type { PublishedVersion } from '../core/verify/published';
import { showInformation, showWarning } from '../host/notify';
import { rangeIn } from '../host/ranges';
import { type MadeChange, RecordsFiles, RecordsRefusal } from '../host/records/records-files';
import { recordsFileName } from '../core/parse/formats/literature-records';
import { fileNameOf } from '../core/text/uri-text';
import type { RecordChecksServices, RecordFindings } from './record-services';

const takeRecordCommand = '_literatureNotes.takePublished';

/** Quick fixes for what `RecordChecks` finds. */
export class RecordFixes implements vscode.Disposable {
  readonly #services: RecordChecksServices;
  readonly #checks: RecordFindings;
  readonly #command: vscode.Disposable;

  constructor(services: RecordChecksServices, checks: RecordFindings) {
    this.#services = services;
    this.#checks = checks;
    this.#command = vscode.commands.registerCommand(takeRecordCommand, (key: string, published: PublishedVersion) =>
      this.#takeRecord(key, published),
    );
  }

  /** Those at a range of a document. */
  async at(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): Promise<vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    for (const finding of this.#checks.findingsOf(document)) {
      const place = rangeIn(document, finding.range);
      const diagnostic = context.diagnostics.find((shown) => shown.code === finding.code && shown.range.isEqual(place));
      if (diagnostic !== undefined || place.intersection(range) !== undefined) {
        for (const action of await this.#actionsFor(document, finding)) {
          action.diagnostics = diagnostic === undefined ? [] : [diagnostic];
          actions.push(action);
        }
      }
    }
    return actions;
  }

  dispose(): void {
    this.#command.dispose();
  }

  async #actionsFor(document: vscode.TextDocument, finding: RecordFinding): Promise<readonly vscode.CodeAction[]> {
    const actions: vscode.CodeAction[] = [];
    for (const fix of recordFixes(finding)) {
      const action = await this.#actionOf(document, finding, fix);
      if (action !== undefined) {
        actions.push(action);
      }
    }
    return actions;
  }

  async #actionOf(
    document: vscode.TextDocument,
    finding: RecordFinding,
    fix: RecordFix,
  ): Promise<vscode.CodeAction | undefined> {
    switch (fix.kind) {
      case 'complete':
        return commanding(vscode.l10n.t('Complete Details…'), 'literatureNotes.completeDetails', fix.key);
      case 'identify':
        return commanding(vscode.l10n.t('Identify Paper…'), 'literatureNotes.identifyPapers', { keys: [fix.key] });
      case 'open-notice':
        return commanding(vscode.l10n.t('Open the notice'), '_literatureNotes.openLink', fix.url);
      case 'cite-first': {
        const action = new vscode.CodeAction(
          vscode.l10n.t('Cite {0} throughout this document', fix.key),
          vscode.CodeActionKind.QuickFix,
        );
        const { citeThroughoutEdits } = await this.#services.bundles.load('checking');
        const parsed = this.#services.cited.parsed(document);
        const text = document.getText();
        const edits = citeThroughoutEdits(parsed, text, fix.instead, fix.key);
        action.edit = new vscode.WorkspaceEdit();
        action.edit.set(
          document.uri,
          edits.map((edit) => new vscode.TextEdit(rangeIn(document, edit), edit.text)),
        );
        return action;
      }
      case 'show-entry': {
        const uri = await this.#uriOf(document, finding, fix.place);
        const { line } = fix.place.span;
        return (
          uri &&
          commanding(
            vscode.l10n.t('Show the entry in {0}', fileNameOf(uri.toString())),
            '_literatureNotes.openPlace',
            uri.toString(),
            line,
            0,
          )
        );
      }
      case 'take-published':
        return this.#taking(document, finding, fix);
    }
  }

  async #taking(
    document: vscode.TextDocument,
    finding: RecordFinding,
    { place, published }: Extract<RecordFix, { readonly kind: 'take-published' }>,
  ): Promise<vscode.CodeAction | undefined> {
    const title = vscode.l10n.t('Take the published version, and keep the key');
    if (place === undefined) {
      return commanding(title, takeRecordCommand, finding.reference.paper.key, published);
    }
    const uri = await this.#uriOf(document, finding, place);
    const { takePublishedEdit } = await this.#services.bundles.load('records');
    const entries =
      uri &&
      (await vscode.workspace.openTextDocument(uri).then(undefined, (error: unknown) => {
        this.#services.log.info(`${uri.toString()} cannot be opened: ${String(error)}`);
        return undefined;
      }));
    const edit = entries && takePublishedEdit(entries.getText(), finding.reference, place, published);
    if (entries === undefined || edit === undefined) {
      return undefined;
    }
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.replace(entries.uri, rangeIn(entries, edit), edit.text);
    return action;
  }

  /** Where an entry stands: sources of the library are named by URIs, a document's own bibliographies by paths. */
  async #uriOf(
    document: vscode.TextDocument,
    { reference: { holder } }: RecordFinding,
    { source }: PaperSource,
  ): Promise<vscode.Uri | undefined> {
    return holder === 'library'
      ? vscode.Uri.parse(source)
      : (await this.#services.own.filesOf(document)).find(({ file }) => file.path === source)?.uri;
  }

  /** Keeps the published version of a paper with the library's records, in the place of what stands there of the preprint. */
  async #takeRecord(key: string, published: PublishedVersion): Promise<void> {
    const { library, bundles } = this.#services;
    const paper = library.get(key);
    if (paper === undefined || published.item === undefined) {
      return;
    }
    const { takePublishedRecord } = await bundles.load('records');
    const files = new RecordsFiles(this.#services);
    const file = files.fileOf(paper);
    await this.#refusalsTold(async () => {
      const date = new Date().toISOString().slice(0, 10);
      const edits = takePublishedRecord(library, paper, published, await files.text(file), date);
      const { made, stale } = await files.edit(file, edits);
      if (stale.length > 0) {
        throw new RecordsRefusal(
          vscode.l10n.t(
            '{0} has been changed meanwhile, and says something else of this paper. Nothing was written.',
            recordsFileName,
          ),
        );
      }
      const undo = vscode.l10n.t('Undo');
      void showInformation(vscode.l10n.t('“{0}” has the record of its published version now.', paper.title), undo).then(
        (answer) => (answer === undo ? this.#undo(files, made) : undefined),
      );
    });
  }

  #undo(files: RecordsFiles, made: MadeChange): Promise<void> {
    return this.#refusalsTold(async () => {
      const count = await files.undo([made]);
      if (count > 0) {
        void showWarning(
          vscode.l10n.t('{0} entries have been changed since, and stay as they are. Delete them in the file.', count),
        );
      }
    });
  }

  async #refusalsTold(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof RecordsRefusal)) {
        throw error;
      }
      void showWarning(error.message);
    }
  }
}

function commanding(title: string, command: string, ...args: readonly unknown[]): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command, title, arguments: [...args] };
  return action;
}
