import * as vscode from 'vscode';
import { citedKeys, keyAt } from '../core/cite/model/citation';
import type { CitationIndex } from '../host/citations/citation-index';
import { type KeyRenamer, type PlannedRename, RenameRefused } from './key-renamer';
import { showError } from '../host/notify';
import { rangeIn } from '../host/ranges';

/** Rename Symbol on a citation key. */
export class RenameKeyProvider implements vscode.RenameProvider, vscode.Disposable {
  readonly #cited: CitationIndex;
  readonly #renamer: KeyRenamer;
  readonly #subscription: vscode.Disposable;
  /** Handed to VS Code, which shows it or applies it without telling. */
  #pending: PlannedRename | undefined;

  constructor(cited: CitationIndex, renamer: KeyRenamer) {
    this.#cited = cited;
    this.#renamer = renamer;
    this.#subscription = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      this.#follow(document);
    });
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } {
    const { key, range } = this.#keyAt(document, position);
    return { range, placeholder: key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newName: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit> {
    const { key } = this.#keyAt(document, position);
    try {
      const planned = await this.#renamer.plan(key, newName.trim().replace(/^@/, ''), document, token);
      if (!token.isCancellationRequested) {
        this.#pending = planned;
      }
      return planned.edit;
    } catch (error) {
      if (document.languageId !== 'markdown') {
        throw error;
      }
      // VS Code would ask its own Markdown support next, which takes `[@key]` for a link and renames it in this document alone.
      void showError(error instanceof Error ? error.message : String(error));
      return new vscode.WorkspaceEdit();
    }
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  #keyAt(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { readonly key: string; readonly range: vscode.Range } {
    const citation = this.#cited.covers(document)
      ? keyAt(this.#cited.parsed(document), document.offsetAt(position))
      : undefined;
    if (citation === undefined) {
      throw new RenameRefused(vscode.l10n.t('There is no citation key here to rename.'));
    }
    const { key, keyRange } = citation;
    return { key, range: rangeIn(document, keyRange) };
  }

  /** The paper gets its new key once a document cites it that cited an old one: then the edit was applied, be it in part. */
  #follow(document: vscode.TextDocument): void {
    const pending = this.#pending;
    const before = pending?.citations.get(document.uri.toString());
    if (pending === undefined || before === undefined) {
      return;
    }
    const keys = citedKeys(this.#cited.parsed(document));
    if (keys.includes(pending.newKey) && keys.filter((key) => pending.keys.has(key)).length < before) {
      this.#pending = undefined;
      void this.#renamer.finish(pending);
    }
  }
}
