import * as vscode from 'vscode';
import { Debouncer } from '../../core/async/debouncer';
import { NoticeTable } from '../../core/notices/notice-table';
import type { ReadNotices } from '../../core/notices/retraction-watch';
import type { NoticesReply } from '../../worker/notices-protocol';
import { hostClock } from '../clock';
import type { OpenCatalogue } from '../identify/catalogues';
import { showWarning } from '../notify';
import { configuredValue } from '../settings';
import type { StartWorker } from '../workers/engines';
import { runOnParts, WorkerFailure } from '../workers/run-on-parts';

export interface RetractionsServices {
  readonly extensionUri: vscode.Uri;
  readonly startWorker: StartWorker;
  readonly openCatalogue: OpenCatalogue;
  readonly log: vscode.LogOutputChannel;
}

const settingName = 'literatureNotes.retractions';
/** A file of 60 MB is written in steps; in milliseconds. */
const diskDelay = 1_000;

/** Retraction Watch's list, of the file that the setting names: read in a worker, and again when the file or the setting changes. */
export class Retractions implements vscode.Disposable {
  readonly #services: RetractionsServices;
  readonly #change = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;
  readonly #reading = new Debouncer(hostClock, diskDelay, () => {
    this.#begin();
  });
  #watched: vscode.Disposable | undefined;
  #path = '';
  #table: NoticeTable | undefined;
  #last = Promise.resolve();
  #newest: object | undefined;
  readonly #told = new Set<string>();

  /** Fires when the list has been read, or is named no longer. */
  readonly onDidChange = this.#change.event;

  constructor(services: RetractionsServices) {
    this.#services = services;
    this.#subscriptions = vscode.Disposable.from(
      this.#change,
      this.#reading,
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingName)) {
          this.#begin();
        }
      }),
    );
    this.#begin();
  }

  /** The list; undefined where none is named, or it has not been read. */
  get table(): NoticeTable | undefined {
    return this.#table;
  }

  /** Resolves when what is named now has been read. */
  whenRead(): Promise<void> {
    return this.#last;
  }

  dispose(): void {
    this.#newest = undefined;
    this.#watched?.dispose();
    this.#subscriptions.dispose();
  }

  #begin(): void {
    const path = configuredValue('retractions');
    this.#last = this.#read(typeof path === 'string' ? path.trim() : '').catch((error: unknown) => {
      this.#services.log.error(String(error));
    });
  }

  async #read(path: string): Promise<void> {
    const reading = {};
    this.#newest = reading;
    const uri = path === '' ? undefined : uriOf(path);
    if (path !== this.#path) {
      this.#path = path;
      this.#watched?.dispose();
      this.#watched = uri && this.#watch(uri);
      this.#table = undefined;
    }
    const read = uri === undefined ? undefined : await this.#readFile(uri, path);
    if (this.#newest !== reading) {
      return;
    }
    // A file that cannot be read any more leaves what it said before.
    this.#table = read === undefined ? this.#table : new NoticeTable(read.notices);
    this.#change.fire();
  }

  async #readFile(uri: vscode.Uri, path: string): Promise<ReadNotices | undefined> {
    const { extensionUri, startWorker, openCatalogue, log } = this.#services;
    try {
      const read = await runOnParts<'read', NoticesReply, ReadNotices>({
        startWorker,
        bundle: vscode.Uri.joinPath(extensionUri, 'dist', 'notices-worker.js'),
        task: 'read',
        files: [await openCatalogue(uri)],
        hear: (reply) => {
          if ('results' in reply) {
            return { result: reply.results };
          }
          throw new WorkerFailure('error' in reply ? reply.error : refusalText(reply.refused));
        },
      });
      log.info(`${path}: ${read?.count ?? 0} notices were read.`);
      if (read !== undefined && read.damagedCount > 0) {
        this.#tellOnce(
          vscode.l10n.t(
            '{0}: {1} rows could not be read as notices and were left out; the first is line {2}.',
            path,
            read.damagedCount,
            read.damaged[0]?.line ?? 1,
          ),
        );
      }
      return read;
    } catch (error) {
      this.#tellOnce(
        vscode.l10n.t(
          'The list of retractions {0} cannot be read: {1}',
          path,
          error instanceof Error ? error.message : String(error),
        ),
      );
      return undefined;
    }
  }

  #tellOnce(message: string): void {
    this.#services.log.warn(message);
    if (!this.#told.has(message)) {
      this.#told.add(message);
      const setting = vscode.l10n.t('Open Setting');
      void showWarning(message, setting).then((answer) =>
        answer === setting ? vscode.commands.executeCommand('workbench.action.openSettings', settingName) : undefined,
      );
    }
  }

  #watch(uri: vscode.Uri): vscode.Disposable {
    const folder = vscode.Uri.joinPath(uri, '..');
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const again = (changed: vscode.Uri) => {
      if (changed.path === uri.path) {
        this.#reading.schedule();
      }
    };
    // Marks of patterns may stand in its name, so that the folder is watched.
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, /[[\]{}*?]/.test(name) ? '*' : name),
    );
    return vscode.Disposable.from(watcher, watcher.onDidChange(again), watcher.onDidCreate(again));
  }
}

/** What is wrong with a file that is no such list. */
function refusalText({ reason, missing }: Extract<NoticesReply, { readonly refused: unknown }>['refused']): string {
  return reason === 'empty'
    ? vscode.l10n.t('the file is empty.')
    : vscode.l10n.t('line 1 names no column "{0}".', missing);
}

/** A path of the disk, an address of a file system, or a path from the first workspace folder. */
function uriOf(path: string): vscode.Uri {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  if (/^[a-z][\w+.-]+:\/\//i.test(path)) {
    return vscode.Uri.parse(path);
  }
  return first === undefined || /^(?:[\\/]|[A-Za-z]:[\\/])/.test(path)
    ? (first?.uri ?? vscode.Uri.file('/')).with({ path: vscode.Uri.file(path).path })
    : vscode.Uri.joinPath(first.uri, path);
}
