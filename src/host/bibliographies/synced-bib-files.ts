import * as vscode from 'vscode';
import { maxAttempts } from '../../core/async/attempts';
import { Debouncer } from '../../core/async/debouncer';
import { Sequencer } from '../../core/async/sequencer';
import { asEntries, citedPapers } from '../../core/cite/export/cited-papers';
import type { CitingDocument, BibSyncPlan } from '../../core/cite/bibliographies/synced-bib';
import { maxSourceSize } from '../../core/files/limits';
import type { Library } from '../../core/library/library';
import { bibtex, syncedBibMark } from '../../core/parse/formats/bibtex';
import type { ReferenceFormatter } from './reference-formatter';
import type { BibliographyReader } from '../library/bibliography-reader';
import type { CitationIndex } from '../citations/citation-index';
import type { EditorBibliographies } from '../citations/document-bibliographies';
import type { LibraryLoader } from '../library/library-loader';
import type { BundleLoader, LazyBundles } from '../bundles/lazy-bundles';
import { hostClock } from '../clock';
import { FileChanged, ForeignFile } from '../file-refusals';
import { readFile } from '../read-file';
import type { ReplaceFile } from '../replace-file';
import { onDidChangeSyncedBibSettings, settings } from '../settings';
import { isNotFound, openDocument } from '../workspace/source-files';
import { showWarning } from '../notify';
import { citedKeys } from '../../core/cite/model/citation';
import { isInside } from '../places';

/** Typing changes citations at every key; in milliseconds. */
const updateDelay = 1_000;

const header = `${syncedBibMark}: what the documents that name this file cite. Changes made here are lost;\n% without these lines the file is left as it is.\n\n`;

/** A BibTeX file as it is now. */
type FileState =
  { readonly kind: 'missing' } | { readonly kind: 'kept' | 'other'; readonly text: string; readonly bytes: Uint8Array };

export interface SyncedBibFilesServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly bibliographies: BibliographyReader;
  readonly own: EditorBibliographies;
  readonly bibliography: ReferenceFormatter;
  readonly bundles: BundleLoader;
  readonly log: vscode.LogOutputChannel;
  readonly replaceFile: ReplaceFile;
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
  readonly #bibliography: ReferenceFormatter;
  readonly #bundles: BundleLoader;
  readonly #log: vscode.LogOutputChannel;
  readonly #replaceFile: ReplaceFile;
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

  constructor({
    library,
    loader,
    cited,
    bibliographies,
    own,
    bibliography,
    bundles,
    log,
    replaceFile,
  }: SyncedBibFilesServices) {
    this.#library = library;
    this.#loader = loader;
    this.#cited = cited;
    this.#reader = bibliographies;
    this.#own = own;
    this.#bibliography = bibliography;
    this.#bundles = bundles;
    this.#log = log;
    this.#replaceFile = replaceFile;
    const soon = () => {
      this.#updateSoon();
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

  #updateSoon(): void {
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
    { uri: folder }: vscode.WorkspaceFolder,
    name: string,
    { planBibSync }: LazyBundles['export'],
  ): Promise<void> {
    const { book } = this.#cited;
    const documents = [...book.documents].flatMap((document): CitingDocument[] => {
      const uri = vscode.Uri.parse(document);
      const cited = book.documentOf(document);
      return cited !== undefined && isInside(folder, uri) ? [{ path: uri.path, cited }] : [];
    });
    const states = new Map<string, FileState>();
    const keys = new Map<string, Set<string>>();
    const namedFor = await this.#own.naming(folder);
    for (const plan of await planBibSync(documents, name, ({ path, cited }) => namedFor(path, cited))) {
      for (const path of plan.files) {
        const uri = folder.with({ path });
        states.set(path, states.get(path) ?? (isInside(folder, uri) ? await stateOf(uri) : unreadable));
      }
      const of = (kind: FileState['kind']) => plan.files.filter((path) => states.get(path)?.kind === kind);
      const wanted = this.#keysOf(plan);
      for (const path of wanted.size > 0 ? of('other') : []) {
        const entries = await this.#reader.entries({ path, text: textOf(states.get(path)) });
        entries?.forEach(({ key }) => wanted.delete(key));
      }
      const [target] = [...of('kept'), ...of('missing')];
      if (target !== undefined) {
        keys.set(target, new Set([...(keys.get(target) ?? []), ...wanted]));
      } else if (wanted.size > 0) {
        const namedBy = plan.namedBy === undefined ? undefined : folder.with({ path: plan.namedBy });
        this.#tellRefused(
          folder.with({ path: plan.files[0] ?? '' }),
          folder.with({ path: plan.document.path }),
          namedBy,
        );
      }
    }
    for (const [path, cited] of keys) {
      await this.#write(folder.with({ path }), cited, states.get(path));
    }
  }

  /** Keys of the library that a document cites and does not resolve itself. */
  #keysOf({ document: { cited } }: BibSyncPlan): Set<string> {
    return new Set(
      citedKeys(cited).filter((key) => !cited.definedKeys.has(key) && this.#library.get(key) !== undefined),
    );
  }

  async #write(uri: vscode.Uri, keys: ReadonlySet<string>, state: FileState | undefined): Promise<void> {
    const { papers } = citedPapers([...keys].sort(), (key) => this.#library.get(key));
    const entries = papers.flatMap(asEntries);
    if ((entries.length === 0 && state?.kind !== 'kept') || openDocument(uri)?.isDirty === true) {
      return;
    }
    const text = `${header}${await this.#bibliography.text(entries, bibtex.id)}`;
    const now = await stateOf(uri);
    if (now.kind === 'other' || (now.kind === 'kept' && now.text === text)) {
      return;
    }
    try {
      // It may become another's meanwhile.
      const within = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
      await this.#replaceFile(uri, text, { expected: now.kind === 'missing' ? 'missing' : now.bytes, within });
      this.#disturbed.delete(uri.toString());
    } catch (error) {
      if (error instanceof FileChanged) {
        this.#tryAgain(uri);
        return;
      }
      if (error instanceof ForeignFile) {
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
      this.#updateSoon();
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

  #tellRefused(file: vscode.Uri, document: vscode.Uri, namedBy: vscode.Uri | undefined): void {
    const [name, citing, naming] = [file, document, namedBy ?? document].map((uri) =>
      vscode.workspace.asRelativePath(uri),
    ) as [string, string, string];
    this.#tellOnce(
      file.toString(),
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
}

function textOf(state: FileState | undefined): string {
  return state === undefined || state.kind === 'missing' ? '' : state.text;
}

/** What cannot be read is not ours to write. */
const unreadable: FileState = { kind: 'other', text: '', bytes: new Uint8Array() };

/** As it is on disk: what an editor holds is not what would be written over. */
async function stateOf(uri: vscode.Uri): Promise<FileState> {
  try {
    const bytes = await readFile(uri, maxSourceSize);
    const text = await vscode.workspace.decode(bytes, { encoding: 'utf8' });
    return { kind: text.startsWith(syncedBibMark) ? 'kept' : 'other', text, bytes };
  } catch (error) {
    return isNotFound(error) ? { kind: 'missing' } : unreadable;
  }
}
