import * as vscode from 'vscode';
import { maxAttempts } from '../../core/async/attempts';
import { Debouncer } from '../../core/async/debouncer';
import { Sequencer } from '../../core/async/sequencer';
import type { CitedDocument } from '../../core/cite/model/citation';
import { maxSourceSize } from '../../core/files/limits';
import type { Library } from '../../core/library/library';
import { syncedBibMark } from '../../core/parse/formats/bibtex';
import type { FileText } from '../../core/parse/source';
import type { KeptFile, RefusedKeeping } from '../../core/usecases/keep-bibliographies';
import type { BibliographyReader } from '../library/bibliography-reader';
import type { CitationIndex } from '../citations/citation-index';
import type { EditorBibliographies } from '../citations/document-bibliographies';
import type { LibraryLoader } from '../library/library-loader';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import { hostClock } from '../clock';
import { writeRefusalOf } from '../../core/files/write-refusals';
import type { readFile } from '../read-file';
import type { ReplaceFile } from '../replace-file';
import { onDidChangeSyncedBibSettings, settings } from '../settings';
import { isNotFound, openDocument } from '../workspace/source-files';
import { showWarning } from '../notify';

/** Typing changes citations at every key; in milliseconds. */
const updateDelay = 1_000;

/** A BibTeX file as it is now. */
type StoredFile = KeptFile & { readonly bytes?: Uint8Array };

export interface SyncedBibFilesServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly bibliographies: BibliographyReader;
  readonly own: EditorBibliographies;
  readonly bundles: BundleLoader;
  readonly log: vscode.LogOutputChannel;
  readonly replaceFile: ReplaceFile;
  readonly readFile: typeof readFile;
}

/**
 * Keeps a BibTeX file beside documents in step with what they cite, where the setting asks for it. Only files that it made
 * itself, which their first line tells, are ever written.
 */
export class SyncedBibFiles implements vscode.Disposable {
  readonly #library: Library;
  readonly #loader: LibraryLoader;
  readonly #cited: CitationIndex;
  readonly #reader: BibliographyReader;
  readonly #own: EditorBibliographies;
  readonly #bundles: BundleLoader;
  readonly #log: vscode.LogOutputChannel;
  readonly #replaceFile: ReplaceFile;
  readonly #readFile: typeof readFile;
  readonly #subscriptions: vscode.Disposable;
  readonly #told = new Set<string>();
  /** How often files, by URI, were changed by others while they were to be written, since they last were. */
  readonly #disturbed = new Map<string, number>();
  readonly #updates = new Sequencer();
  readonly #updating = new Debouncer(hostClock, updateDelay, () => {
    this.#updates
      .run(() => this.#update())
      .catch((error: unknown) => {
        this.#log.error(String(error));
      });
  });

  constructor(services: SyncedBibFilesServices) {
    const { library, loader, cited, bibliographies, own, bundles, log } = services;
    this.#library = library;
    this.#loader = loader;
    this.#cited = cited;
    this.#reader = bibliographies;
    this.#own = own;
    this.#bundles = bundles;
    this.#log = log;
    this.#replaceFile = services.replaceFile;
    this.#readFile = services.readFile;
    const soon = () => {
      this.updateSoon();
    };
    this.#subscriptions = vscode.Disposable.from(
      cited.onDidChange(soon),
      library.onDidChange(soon),
      loader.onDidChangeState(soon),
      onDidChangeSyncedBibSettings(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(soon),
      vscode.workspace.onDidSaveTextDocument((document) => {
        // It may have named another bibliography, for itself or for what it includes.
        if (cited.covers(document)) {
          soon();
        }
      }),
    );
  }

  dispose(): void {
    this.#updating.dispose();
    this.#subscriptions.dispose();
  }

  /** Has the files brought up to date once nothing has changed for a while. */
  updateSoon(): void {
    if (!(vscode.workspace.workspaceFolders ?? []).some((folder) => settings.keptBibliography(folder) !== undefined)) {
      return;
    }
    this.#updating.schedule();
  }

  async #update(): Promise<void> {
    // While the library is being read, papers are missing that the documents cite.
    if (!vscode.workspace.isTrusted || this.#loader.state !== 'ready') {
      return;
    }
    await this.#cited.whenScanned;
    const part = await this.#bundles.load('export');
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const name = settings.keptBibliography(folder);
      if (name !== undefined) {
        await this.#updateFolder(folder, name, part);
      }
    }
  }

  async #updateFolder(
    { uri }: vscode.WorkspaceFolder,
    name: string,
    { keptText, planKeptBibliographies }: LazyBundles['export'],
  ): Promise<void> {
    const { book } = this.#cited;
    const documents = [...book.documents].flatMap((document): [string, CitedDocument][] => {
      const cited = book.documentOf(document);
      return cited === undefined ? [] : [[document, cited]];
    });
    const services = {
      library: this.#library,
      documents,
      namedFor: await this.#own.naming(uri),
      stored: (file: string) => this.#own.stored(file),
      fileAt: (file: string) => this.#fileAt(file),
      entries: (file: FileText) => this.#reader.entries(file),
    };
    const { kept, refused } = await planKeptBibliographies(services, uri.toString(), name);
    refused.forEach((one) => {
      this.#tellRefused(one);
    });
    for (const bibliography of kept) {
      const file = vscode.Uri.parse(bibliography.uri);
      const text =
        openDocument(file)?.isDirty === true
          ? undefined
          : await keptText(
              this.#library,
              { sources: this.#library.sources, read: (...source) => this.#reader.publications(...source) },
              bibliography,
            );
      if (text !== undefined) {
        await this.#write(file, text);
      }
    }
  }

  async #write(uri: vscode.Uri, text: string): Promise<void> {
    const now = await this.#fileAt(uri.toString());
    if (now.kind === 'other' || (now.kind === 'kept' && now.text === text)) {
      return;
    }
    try {
      // It may become another's meanwhile.
      const within = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
      await this.#replaceFile(uri, text, { expected: now.bytes ?? 'missing', within });
      this.#disturbed.delete(uri.toString());
    } catch (error) {
      const refusal = writeRefusalOf(error);
      if (refusal === 'changed') {
        this.#tryAgain(uri);
        return;
      }
      if (refusal === 'foreign') {
        this.#tellOnce(
          uri.toString(),
          vscode.l10n.t(
            '{0} leads out of the workspace through a link, so it is not written.',
            vscode.workspace.asRelativePath(uri),
          ),
        );
        return;
      }
      this.#tellOnce(
        uri.toString(),
        vscode.l10n.t(
          'The bibliography cannot be written: {0}',
          error instanceof Error ? error.message : String(error),
        ),
      );
    }
  }

  #tryAgain(uri: vscode.Uri): void {
    const count = (this.#disturbed.get(uri.toString()) ?? 0) + 1;
    if (count < maxAttempts) {
      this.#disturbed.set(uri.toString(), count);
      this.updateSoon();
    } else {
      this.#disturbed.delete(uri.toString());
      this.#tellOnce(
        `${uri.toString()}#changing`,
        vscode.l10n.t(
          'Something else keeps changing {0}, so it is not up to date. It is written again when citations change.',
          vscode.workspace.asRelativePath(uri),
        ),
      );
    }
  }

  #tellRefused({ uri, document, namedBy }: RefusedKeeping): void {
    const [name, citing, naming] = [uri, document, namedBy ?? document].map((one) =>
      vscode.workspace.asRelativePath(vscode.Uri.parse(one)),
    ) as [string, string, string];
    this.#tellOnce(
      uri,
      namedBy !== undefined
        ? vscode.l10n.t(
            '{0} was not written by Literature Notes and stays as it is, so {1} misses papers that it cites. Let {2} name one more .bib file that does not exist yet.',
            name,
            citing,
            naming,
          )
        : vscode.l10n.t(
            '{0} was not written by Literature Notes and stays as it is, so the citations of {1} are in no bibliography. Choose another name in the settings.',
            name,
            citing,
          ),
    );
  }

  #tellOnce(about: string, message: string): void {
    if (!this.#told.has(about)) {
      this.#told.add(about);
      this.#log.warn(message);
      const setting = vscode.l10n.t('Open Setting');
      void showWarning(message, setting).then((answer) =>
        answer === setting
          ? vscode.commands.executeCommand('workbench.action.openSettings', 'literatureNotes.bibliography.file')
          : undefined,
      );
    }
  }

  /** As it is on disk: what an editor holds is not what would be written over. What cannot be read is not ours to write. */
  async #fileAt(uri: string): Promise<StoredFile> {
    try {
      const bytes = await this.#readFile(vscode.Uri.parse(uri), maxSourceSize);
      const text = await vscode.workspace.decode(bytes, { encoding: 'utf8' });
      return { kind: text.startsWith(syncedBibMark) ? 'kept' : 'other', text, bytes };
    } catch (error) {
      return isNotFound(error) ? { kind: 'missing' } : { kind: 'other', text: '' };
    }
  }
}
