import * as vscode from 'vscode';
import { attempted } from '../core/async/attempts';
import type { Library } from '../core/library/library';
import {
  type PlanRenameServices,
  type RenamePlan,
  type RenameReason,
  renameRefusal,
} from '../core/usecases/plan-rename';
import type { Workspace } from '../core/workspace/workspace';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibraryLoader } from '../host/library/library-loader';
import type { BundleLoader } from '../host/bundles/lazy-bundles';
import type { EditorBibliographies } from '../host/citations/document-bibliographies';
import type { BibliographyReader } from '../host/library/bibliography-reader';
import type { PinFiles } from '../host/library/pin-files';
import { RenameUndo } from './rename-undo';
import { showError } from '../host/notify';
import { rangeIn } from '../host/ranges';
import { codeDocumentOf, documentOf } from '../host/workspace/vscode-workspace';

/** Why a key is not renamed, as the user reads it. */
export class RenameRefused extends Error {}

/** A rename that is ready to be applied. */
export interface PlannedRename extends RenamePlan {
  readonly edit: vscode.WorkspaceEdit;
}

export interface RenamerServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly workspace: Workspace;
  readonly pins: PinFiles;
  readonly cited: CitationIndex;
  readonly own: EditorBibliographies;
  readonly bibliographies: BibliographyReader;
  readonly bundles: BundleLoader;
}

/** Changes a citation key wherever it is cited, in every syntax, and in the bibliographies that those documents read. */
export class KeyRenamer implements vscode.Disposable {
  readonly #services: RenamerServices;
  readonly #undo: RenameUndo;

  constructor(services: RenamerServices) {
    this.#services = services;
    this.#undo = new RenameUndo(services.cited, services.pins);
  }

  dispose(): void {
    this.#undo.dispose();
  }

  /** What speaks against a new key for a paper; `undefined` where nothing does. */
  refusalOf(oldKey: string, newKey: string): string | undefined {
    const reason = renameRefusal(this.#services, oldKey, newKey);
    return reason && messageOf(reason);
  }

  /**
   * The edit that renames a key everywhere, to be applied at once: VS Code does not notice that a document has changed since.
   * The old key is kept from then on, whatever becomes of the sources; nothing else is changed yet. Throws `RenameRefused`.
   * @param from the document that the user stands in, see `RenameRequest`
   */
  async plan(
    oldKey: string,
    newKey: string,
    from?: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<PlannedRename> {
    const planned = await attempted(async () => {
      const plan = await this.#plan(oldKey, newKey, from, token);
      const isCancelled = token?.isCancellationRequested === true;
      await (plan.paper === undefined || isCancelled ? undefined : this.#services.pins.pin([plan.paper.key]));
      return isCancelled || [...plan.versions].every(([document, version]) => document.version === version)
        ? plan
        : undefined;
    });
    if (planned === undefined) {
      throw new RenameRefused(changedMeanwhile(oldKey));
    }
    return { ...planned, edit: editOf(planned) };
  }

  /** Renames a key everywhere, and tells where that is refused. */
  async rename(oldKey: string, newKey: string): Promise<void> {
    try {
      const planned = await this.plan(oldKey, newKey);
      if (planned.edit.size > 0 && !(await vscode.workspace.applyEdit(planned.edit, { isRefactoring: true }))) {
        throw new RenameRefused(changedMeanwhile(oldKey));
      }
      await this.finish(planned);
    } catch (error) {
      if (!(error instanceof RenameRefused)) {
        throw error;
      }
      void showError(error.message);
    }
  }

  async #plan(
    oldKey: string,
    newKey: string,
    from?: vscode.TextDocument,
    token?: vscode.CancellationToken,
  ): Promise<RenamePlan> {
    const { library, loader, workspace, cited, own, bibliographies, bundles } = this.#services;
    const { planRename, RefusedRename } = await bundles.load('checking');
    const services: PlanRenameServices = {
      library,
      workspace,
      documentsCiting: (key) => cited.book.citationsOf(key).map(({ document }) => document),
      parsed: (document) => cited.parsed(codeDocumentOf(document)),
      keysOf: (document) => own.of(codeDocumentOf(document)),
      placesOf: async (document, key) =>
        (await own.placesOf(codeDocumentOf(document), key)).map((uri) => uri.toString()),
      keyUses: (file, keys) => bibliographies.keyUses(file, keys),
    };
    try {
      await (loader.state === 'ready' && this.refusalOf(oldKey, newKey) === undefined ? cited.whenScanned : undefined);
      return await planRename(services, {
        oldKey,
        newKey,
        ...(from === undefined ? {} : { from: documentOf(from) }),
        ...(token === undefined ? {} : { cancellation: token }),
      });
    } catch (error) {
      throw error instanceof RefusedRename ? new RenameRefused(messageOf(error.reason)) : error;
    }
  }

  /** Gives the paper its new key; the old one stays an alias. To be called when the edit has been applied. */
  async finish({ paper, newKey, citations }: PlannedRename): Promise<void> {
    if (paper === undefined) {
      return;
    }
    const { library, pins } = this.#services;
    const wasAlias = library.get(newKey)?.key === paper.key;
    // Before it is written, since it may be undone meanwhile.
    const applied = { oldKey: paper.key, newKey, documents: new Set(citations.keys()), wasAlias };
    this.#undo.follow(applied);
    if ((await pins.rename(paper.key, newKey)) !== undefined) {
      this.#undo.forget(applied);
      void showError(
        vscode.l10n.t('The documents now cite "{0}", but the library could not take the new key.', newKey),
      );
    }
  }
}

function editOf({ changes, newKey }: RenamePlan): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { document: ours, kind, edits } of changes) {
    const document = codeDocumentOf(ours);
    const about =
      kind === 'bibliography' ? { needsConfirmation: false, label: vscode.l10n.t('Bibliography') } : undefined;
    edits.forEach((range) => {
      edit.replace(document.uri, rangeIn(document, range), newKey, about);
    });
  }
  return edit;
}

function changedMeanwhile(key: string): string {
  return vscode.l10n.t('A document that cites "{0}" changed meanwhile, so nothing was renamed. Try again.', key);
}

function messageOf(reason: RenameReason): string {
  const nameOf = (uri: string) => vscode.workspace.asRelativePath(vscode.Uri.parse(uri));
  switch (reason.code) {
    case 'empty':
      return vscode.l10n.t('A key needs at least one character.');
    case 'unknown':
      return vscode.l10n.t('The paper is no longer in the library.');
    case 'invalid':
      return vscode.l10n.t(
        '"{0}" cannot be a key: use ASCII letters and digits, with "-" and "_" inside.',
        reason.newKey,
      );
    case 'taken':
      return vscode.l10n.t('The key "{0}" belongs to another paper.', reason.newKey);
    case 'in-bibliography':
      return vscode.l10n.t(
        'The key "{0}" is already used by a bibliography of {1}.',
        reason.newKey,
        nameOf(reason.uri),
      );
    case 'unopenable':
      return vscode.l10n.t('{0} cites this key and cannot be opened, so nothing was renamed.', nameOf(reason.uri));
    case 'read-only':
      return vscode.l10n.t('{0} cites this key and cannot be changed, so nothing was renamed.', nameOf(reason.uri));
  }
}
