import * as vscode from 'vscode';
import { attempted } from '../core/async/attempts';
import type { Library } from '../core/library/library';
import { isValidKey } from '../core/library/keys';
import type { Paper } from '../core/model';
import type { CitationIndex } from '../host/citations/citation-index';
import type { LibraryLoader } from '../host/library/library-loader';
import type { OwnBibliographies } from '../host/citations/own-bibliographies';
import type { BibliographyReader } from '../host/bibliographies/bibliography-reader';
import type { PinFiles } from '../host/library/pin-files';
import { openDocument } from '../host/library/source-files';
import { RenameUndo } from './rename-undo';
import { showError } from '../host/notify';
import { rangeIn } from '../host/ranges';

/** Why a key is not renamed, as the user reads it. */
export class RenameRefused extends Error {}

/** A rename that is ready to be applied. */
export interface PlannedRename {
  readonly oldKey: string;
  readonly newKey: string;
  readonly edit: vscode.WorkspaceEdit;
  /** How many citations each document changes, by URI. */
  readonly citations: ReadonlyMap<string, number>;
  /** The keys that are replaced: the paper's own one and its former ones, of which the new one may have been one. */
  readonly keys: ReadonlySet<string>;
  /** Set where the key is the library's, so that it leaves an alias. */
  readonly paper?: Paper;
}

export interface RenamerServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly pins: PinFiles;
  readonly cited: CitationIndex;
  readonly own: OwnBibliographies;
  readonly bibliographies: BibliographyReader;
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
    const { library } = this.#services;
    if (newKey === '') {
      return vscode.l10n.t('A key needs at least one character.');
    }
    const paper = library.get(oldKey);
    const refusal = paper === undefined ? (isValidKey(newKey) || library.get(newKey) !== undefined ? undefined : 'invalid') : library.renameRefusal(oldKey, newKey);
    switch (refusal) {
      case undefined:
        return undefined;
      case 'unknown':
        return vscode.l10n.t('The paper is no longer in the library.');
      case 'invalid':
        return vscode.l10n.t('"{0}" cannot be a key: use ASCII letters and digits, with "-" and "_" inside.', newKey);
      case 'taken':
        return vscode.l10n.t('The key "{0}" belongs to another paper.', newKey);
    }
  }

  /**
   * The edit that renames a key everywhere, to be applied at once: VS Code does not notice that a document has changed since.
   * The old key is kept from then on, whatever becomes of the sources; nothing else is changed yet. Throws `RenameRefused`.
   * @param from the document that the user stands in; a key that only its own bibliography has is changed in the documents of that bibliography
   */
  async plan(oldKey: string, newKey: string, from?: vscode.TextDocument, token?: vscode.CancellationToken): Promise<PlannedRename> {
    const planned = await attempted(async () => {
      const versions = new Map<vscode.TextDocument, number>();
      const made = await this.#plan(oldKey, newKey, versions, from, token);
      const isCancelled = token?.isCancellationRequested === true;
      await (made.paper === undefined || isCancelled ? undefined : this.#services.pins.pin([made.paper.key]));
      return isCancelled || [...versions].every(([document, version]) => document.version === version) ? made : undefined;
    });
    if (planned === undefined) {
      throw new RenameRefused(vscode.l10n.t('A document that cites "{0}" changed meanwhile, so nothing was renamed. Try again.', oldKey));
    }
    return planned;
  }

  /** @param versions takes down which version of each document the edit is for */
  async #plan(oldKey: string, newKey: string, versions: Map<vscode.TextDocument, number>, from?: vscode.TextDocument, token?: vscode.CancellationToken): Promise<PlannedRename> {
    const refusal = this.refusalOf(oldKey, newKey);
    if (refusal !== undefined) {
      throw new RenameRefused(refusal);
    }
    const { library, loader, cited, own, bibliographies: reader } = this.#services;
    const paper = library.get(oldKey);
    const keys = this.#keysOf(oldKey, paper);
    keys.delete(newKey);
    await (loader.state === 'ready' ? cited.whenScanned : undefined);
    const home = from === undefined ? [] : (await own.placesOf(from, oldKey)).map((uri) => uri.toString());
    const edit = new vscode.WorkspaceEdit();
    const citations = new Map<string, number>();
    const bibliographies = new Map<string, vscode.Uri>();
    const { book } = cited;
    const uris = new Set([...keys].flatMap((key) => book.citationsOf(key).map(({ document }) => document)).concat(from === undefined ? [] : [from.uri.toString()]));
    for (const uri of uris) {
      const document = await openIfThere(vscode.Uri.parse(uri));
      if (token?.isCancellationRequested === true) {
        break;
      }
      if (document === undefined) {
        continue;
      }
      versions.set(document, document.version);
      const parsed = cited.parsed(document);
      const found = parsed.groups.flatMap((group) => group.citations).filter(({ key }) => keys.has(key) && !parsed.definedKeys.has(key));
      const places = (await Promise.all([...keys].map((key) => own.placesOf(document, key)))).flat();
      if (found.length === 0 || (paper === undefined && home.length > 0 && !places.some((place) => home.includes(place.toString())))) {
        continue;
      }
      await this.#checkNewKey(document, newKey, paper);
      await refuseReadOnly(document.uri);
      found.forEach(({ keyRange }) => { edit.replace(document.uri, rangeIn(document, keyRange), newKey); });
      citations.set(uri, found.length);
      places.forEach((place) => bibliographies.set(place.toString(), place));
    }
    for (const uri of bibliographies.values()) {
      const document = await vscode.workspace.openTextDocument(uri);
      versions.set(document, document.version);
      await editBibliography(edit, document, keys, newKey, reader);
    }
    return { oldKey, newKey, edit, citations, keys, ...(paper === undefined ? {} : { paper }) };
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
      void showError(vscode.l10n.t('The documents now cite "{0}", but the library could not take the new key.', newKey));
    }
  }

  #keysOf(oldKey: string, paper: Paper | undefined): Set<string> {
    const { library } = this.#services;
    const former = paper === undefined ? [] : (library.pinOf(paper.key)?.pin.aliases ?? []).filter((alias) => library.get(alias) === paper);
    return new Set([oldKey, ...(paper === undefined ? [] : [paper.key]), ...former]);
  }

  async #checkNewKey(document: vscode.TextDocument, newKey: string, paper: Paper | undefined): Promise<void> {
    const isTaken = this.#services.cited.parsed(document).definedKeys.has(newKey) || (await this.#services.own.of(document)).has(newKey);
    if (isTaken && (paper === undefined || this.#services.library.get(newKey) !== paper)) {
      throw new RenameRefused(vscode.l10n.t('The key "{0}" is already used by a bibliography of {1}.', newKey, vscode.workspace.asRelativePath(document.uri)));
    }
  }
}

/** A document that cites a key; `undefined` where its file has just gone, though VS Code may still hold its text. */
async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const open = openDocument(uri);
  const isThere = open?.isUntitled === true || open?.isDirty === true || (await statOf(uri)) !== undefined;
  try {
    return isThere ? await vscode.workspace.openTextDocument(uri) : undefined;
  } catch {
    throw new RenameRefused(vscode.l10n.t('{0} cites this key and cannot be opened, so nothing was renamed.', vscode.workspace.asRelativePath(uri)));
  }
}

async function statOf(uri: vscode.Uri): Promise<vscode.FileStat | undefined> {
  try {
    return await vscode.workspace.fs.stat(uri);
  } catch {
    return undefined;
  }
}

async function editBibliography(edit: vscode.WorkspaceEdit, document: vscode.TextDocument, keys: ReadonlySet<string>, newKey: string, reader: BibliographyReader): Promise<void> {
  const { uri } = document;
  const uses = await reader.keyUses({ path: uri.path, text: document.getText() }, [...keys]);
  await refuseReadOnly(uri);
  for (const use of uses) {
    edit.replace(uri, rangeIn(document, use), newKey, { needsConfirmation: false, label: vscode.l10n.t('Bibliography') });
  }
}

/** An edit that one file refuses would be half done. */
async function refuseReadOnly(uri: vscode.Uri): Promise<void> {
  const permissions = (await statOf(uri))?.permissions ?? 0;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false || (permissions & vscode.FilePermission.Readonly) !== 0) {
    throw new RenameRefused(vscode.l10n.t('{0} cites this key and cannot be changed, so nothing was renamed.', vscode.workspace.asRelativePath(uri)));
  }
}
