import * as vscode from 'vscode';
import { asEntries, citedPapers } from '../../core/cite/export/cited-papers';
import type { CitingDocument, KeepingPlan } from '../../core/cite/export/keeping';
import { largestSource } from '../../core/files/limits';
import type { Library } from '../../core/library/library';
import { keptBibliographyMark } from '../../core/parse/source-name';
import type { Bibliography } from './bibliography';
import type { CitationIndex } from '../citations/citation-index';
import type { OwnBibliographies } from '../citations/own-bibliographies';
import type { LibraryLoader } from '../library/library-loader';
import type { PartLoader, Parts } from '../engine/parts';
import { FileChanged, ForeignFile } from '../file-refusals';
import { readFile } from '../read-file';
import type { ReplaceFile } from '../replace-file';
import { onDidChangeKeptBibliographySettings, settings } from '../settings';
import { isNotFound, openDocument } from '../library/source-files';
import { showWarning } from '../notify';
import { uriAt } from '../uri-at';

/** Typing changes citations at every key; in milliseconds. */
const updateDelay = 1_000;

const header = `${keptBibliographyMark}: what the documents that name this file cite. Changes made here are lost;\n% without these lines the file is left as it is.\n\n`;

/** A BibTeX file as it is now. */
type FileState = { readonly kind: 'missing' } | { readonly kind: 'kept' | 'other'; readonly text: string; readonly bytes: Uint8Array };

export interface KeptBibliographiesServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly cited: CitationIndex;
  readonly own: OwnBibliographies;
  readonly bibliography: Bibliography;
  readonly parts: PartLoader;
  readonly log: vscode.LogOutputChannel;
  readonly replaceFile: ReplaceFile;
}

/**
 * Keeps a BibTeX file beside documents in step with what they cite, where the setting asks for it. Only files that it made
 * itself, which their first line tells, are ever written.
 */
export class KeptBibliographies implements vscode.Disposable {
  readonly #library: Library;
  readonly #loader: LibraryLoader;
  readonly #cited: CitationIndex;
  readonly #own: OwnBibliographies;
  readonly #bibliography: Bibliography;
  readonly #parts: PartLoader;
  readonly #log: vscode.LogOutputChannel;
  readonly #replaceFile: ReplaceFile;
  readonly #subscriptions: vscode.Disposable;
  readonly #told = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = Promise.resolve();

  constructor({ library, loader, cited, own, bibliography, parts, log, replaceFile }: KeptBibliographiesServices) {
    this.#library = library;
    this.#loader = loader;
    this.#cited = cited;
    this.#own = own;
    this.#bibliography = bibliography;
    this.#parts = parts;
    this.#log = log;
    this.#replaceFile = replaceFile;
    const soon = () => { this.#updateSoon(); };
    this.#subscriptions = vscode.Disposable.from(
      cited.onDidChange(soon),
      library.onDidChange(soon),
      loader.onDidChangeState(soon),
      onDidChangeKeptBibliographySettings(soon),
      vscode.workspace.onDidGrantWorkspaceTrust(soon),
      vscode.workspace.onDidSaveTextDocument((document) => {
        // It may have named another bibliography, for itself or for what it includes.
        if (cited.covers(document)) soon();
      }),
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #updateSoon(): void {
    if (!(vscode.workspace.workspaceFolders ?? []).some((folder) => settings.keptBibliography(folder) !== undefined)) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#running.then(() => this.#update()).catch((error: unknown) => { this.#log.error(String(error)); });
    }, updateDelay);
  }

  async #update(): Promise<void> {
    // While the library is being read, papers are missing that the documents cite.
    if (!vscode.workspace.isTrusted || this.#loader.state !== 'ready') {
      return;
    }
    await this.#cited.whenScanned;
    const part = await this.#parts.load('export');
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const name = settings.keptBibliography(folder);
      if (name !== undefined) {
        await this.#updateFolder(folder, name, part);
      }
    }
  }

  async #updateFolder({ uri: folder }: vscode.WorkspaceFolder, name: string, { planKeeping, scanBibtex }: Parts['export']): Promise<void> {
    const { book } = this.#cited;
    const documents = [...book.documents].flatMap((document): CitingDocument[] => {
      const uri = vscode.Uri.parse(document);
      const cited = book.documentOf(document);
      return cited !== undefined && isBelow(folder, uri) ? [{ path: uri.path, cited }] : [];
    });
    const states = new Map<string, FileState>();
    const keys = new Map<string, Set<string>>();
    const namedFor = await this.#own.naming(folder);
    for (const plan of await planKeeping(documents, name, ({ path, cited }) => namedFor(path, cited))) {
      for (const path of plan.files) {
        const uri = uriAt(folder, path);
        states.set(path, states.get(path) ?? (isBelow(folder, uri) ? await stateOf(uri) : unreadable));
      }
      const of = (kind: FileState['kind']) => plan.files.filter((path) => states.get(path)?.kind === kind);
      const wanted = this.#keysOf(plan);
      const others = of('other').flatMap((path) => textOf(states.get(path)));
      if (wanted.size > 0 && others.length > 0) {
        others.flatMap(scanBibtex).forEach(({ key }) => wanted.delete(key ?? ''));
      }
      const [target] = [...of('kept'), ...of('missing')];
      if (target !== undefined) {
        keys.set(target, new Set([...(keys.get(target) ?? []), ...wanted]));
      } else if (wanted.size > 0) {
        const namedBy = plan.namedBy === undefined ? undefined : uriAt(folder, plan.namedBy);
        this.#tellRefused(uriAt(folder, plan.files[0] ?? ''), uriAt(folder, plan.document.path), namedBy);
      }
    }
    for (const [path, cited] of keys) {
      await this.#write(uriAt(folder, path), cited, states.get(path));
    }
  }

  /** Keys of the library that a document cites and does not resolve itself. */
  #keysOf({ document: { cited } }: KeepingPlan): Set<string> {
    const keys = cited.groups.flatMap(({ citations }) => citations.map(({ key }) => key));
    return new Set(keys.filter((key) => !cited.definedKeys.has(key) && this.#library.get(key) !== undefined));
  }

  async #write(uri: vscode.Uri, keys: ReadonlySet<string>, state: FileState | undefined): Promise<void> {
    const { papers } = citedPapers([...keys].sort(), (key) => this.#library.get(key));
    const entries = papers.flatMap(asEntries);
    if ((entries.length === 0 && state?.kind !== 'kept') || openDocument(uri)?.isDirty === true) {
      return;
    }
    const text = `${header}${await this.#bibliography.text(entries, 'bibtex')}`;
    const now = await stateOf(uri);
    if (now.kind === 'other' || (now.kind === 'kept' && now.text === text)) {
      return;
    }
    try {
      // It may become another's meanwhile.
      const within = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri);
      await this.#replaceFile(uri, text, { expected: now.kind === 'missing' ? 'missing' : now.bytes, within });
    } catch (error) {
      if (error instanceof FileChanged) {
        this.#updateSoon();
        return;
      }
      if (error instanceof ForeignFile) {
        this.#tellOnce(uri.toString(), vscode.l10n.t('{0} leads out of the workspace through a link, so it is not written.', vscode.workspace.asRelativePath(uri)));
        return;
      }
      this.#tellOnce(uri.toString(), vscode.l10n.t('The bibliography cannot be written: {0}', error instanceof Error ? error.message : String(error)));
    }
  }

  #tellRefused(file: vscode.Uri, document: vscode.Uri, namedBy: vscode.Uri | undefined): void {
    const [name, citing, naming] = [file, document, namedBy ?? document].map((uri) => vscode.workspace.asRelativePath(uri)) as [string, string, string];
    this.#tellOnce(
      file.toString(),
      namedBy !== undefined
        ? vscode.l10n.t('{0} was not written by Literature Notes and stays as it is, so {1} misses papers that it cites. Let {2} name one more .bib file that does not exist yet.', name, citing, naming)
        : vscode.l10n.t('{0} was not written by Literature Notes and stays as it is, so the citations of {1} are in no bibliography. Choose another name in the settings.', name, citing),
    );
  }

  #tellOnce(about: string, message: string): void {
    if (!this.#told.has(about)) {
      this.#told.add(about);
      this.#log.warn(message);
      const setting = vscode.l10n.t('Open Setting');
      void showWarning(message, setting).then((answer) =>
        answer === setting ? vscode.commands.executeCommand('workbench.action.openSettings', 'literatureNotes.bibliography.file') : undefined,
      );
    }
  }
}

function isBelow(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.scheme === folder.scheme && uri.authority === folder.authority && uri.path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`);
}

function textOf(state: FileState | undefined): string[] {
  return state === undefined || state.kind === 'missing' ? [] : [state.text];
}

/** What cannot be read is not ours to write. */
const unreadable: FileState = { kind: 'other', text: '', bytes: new Uint8Array() };

/** As it is on disk: what an editor holds is not what would be written over. */
async function stateOf(uri: vscode.Uri): Promise<FileState> {
  try {
    const bytes = await readFile(uri, largestSource);
    const text = await vscode.workspace.decode(bytes, { encoding: 'utf8' });
    return { kind: text.startsWith(keptBibliographyMark) ? 'kept' : 'other', text, bytes };
  } catch (error) {
    return isNotFound(error) ? { kind: 'missing' } : unreadable;
  }
}
