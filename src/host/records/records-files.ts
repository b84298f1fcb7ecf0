import * as vscode from 'vscode';
import type * as part from '../../core/bundles/records';
import { uriBelow } from '../../core/base/uris';
import { isPathInside } from '../../core/files/inside';
import { Sequencer } from '../../core/async/sequencer';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { recordsFileName } from '../../core/parse/formats/literature-records';
import type { RecordEdit } from '../../core/records/records-text';
import type { BundleLoader } from '../bundles/lazy-bundles';
import type { LibraryLoader } from '../library/library-loader';
import { rootsOf } from '../library-roots';
import type { OpenSharedFile, SharedFilePort } from '../shared-file-port';
import { openDocument } from '../workspace/source-files';

export interface RecordsServices {
  readonly library: Library;
  readonly loader: LibraryLoader;
  readonly bundles: BundleLoader;
  readonly openSharedFile: OpenSharedFile;
}

/** A change that was made, to be undone. */
export interface MadeChange {
  readonly uri: string;
  readonly edits: readonly RecordEdit[];
}

/** A change that could not be made, in the user's language. */
export class RecordsRefusal extends Error {}

/** The records of the library's papers, in `literature-records.bib` of each library folder; only commands of the user change them. */
export class RecordsFiles {
  /** Of all changes in this window, since not every file system tells of what comes between a comparison and a move. */
  static readonly #steps = new Sequencer();
  /** Files that were not there before this window wrote them. */
  static readonly #own = new Set<string>();
  readonly #services: RecordsServices;

  constructor(services: RecordsServices) {
    this.#services = services;
  }

  /** The file that has a paper's record, else that of the library folder in which the paper stands. */
  fileOf(paper: Paper): string {
    const { folders } = this.#services.loader;
    const known = paper.sources.find(({ source }) => source.toLowerCase().endsWith(`/${recordsFileName}`));
    const folder = folders.find(({ uri }) => isPathInside(uri, paper.sources[0].source)) ?? folders[0];
    return known?.source ?? uriBelow(folder?.uri ?? '', recordsFileName);
  }

  /** Papers by the file of their records. */
  byFile(papers: readonly Paper[]): ReadonlyMap<string, readonly Paper[]> {
    const groups = new Map<string, Paper[]>();
    for (const paper of papers) {
      const file = this.fileOf(paper);
      groups.set(file, [...(groups.get(file) ?? []), paper]);
    }
    return groups;
  }

  /** What a file holds as it is stored; empty where there is none. */
  async text(uri: string): Promise<string> {
    const port = this.#port(uri);
    try {
      return (await port.read()) ?? '';
    } catch (error) {
      throw refusalOf(error, port);
    }
  }

  /**
   * Makes edits of a file. Rejects with a `RecordsRefusal` where it cannot be written.
   * @returns the edits that changed it, and those that were not, since the file says something else by now
   */
  edit(
    uri: string,
    edits: readonly RecordEdit[],
  ): Promise<{ readonly made: MadeChange; readonly stale: readonly RecordEdit[] }> {
    return RecordsFiles.#steps.run(() => this.#edit(uri, edits));
  }

  async #edit(uri: string, edits: readonly RecordEdit[]): ReturnType<RecordsFiles['edit']> {
    const part = await this.#services.bundles.load('records');
    if (openDocument(vscode.Uri.parse(uri))?.isDirty === true) {
      throw new RecordsRefusal(
        vscode.l10n.t('{0} has changes that are not saved. Save the file, and try again.', recordsFileName),
      );
    }
    const port = this.#port(uri);
    try {
      const { made, stale, isNew } = await part.editRecords(port, edits);
      if (isNew) {
        RecordsFiles.#own.add(uri);
      }
      this.#services.loader.lookAt(uri);
      return { made: { uri, edits: made }, stale };
    } catch (error) {
      throw refusalOf(error, port, part);
    }
  }

  /**
   * Undoes changes, the last one first, and takes a file away that they made and nothing is in any more.
   * @returns how many edits could not be undone, since somebody has changed what they wrote
   */
  async undo(changes: readonly MadeChange[]): Promise<number> {
    const { undone } = await this.#services.bundles.load('records');
    let left = 0;
    for (const { uri, edits } of [...changes].reverse()) {
      left += (await this.edit(uri, undone(edits))).stale.length;
      await RecordsFiles.#steps.run(() => this.#removeEmpty(uri));
    }
    return left;
  }

  /** Moved aside first, so that what another program writes meanwhile is not taken away with it. */
  async #removeEmpty(uri: string): Promise<void> {
    const { fs } = vscode.workspace;
    const file = vscode.Uri.parse(uri);
    const aside = file.with({ path: `${file.path}.${Math.random().toString(36).slice(2)}.old` });
    try {
      if (!RecordsFiles.#own.has(uri) || (await this.#port(uri).read()) !== '') {
        return;
      }
      await fs.rename(file, aside);
      if ((await fs.stat(aside)).size > 0) {
        await fs.rename(aside, file);
        return;
      }
      await fs.delete(aside);
    } catch {
      // Where nothing can be moved, an empty file stays.
      return;
    }
    RecordsFiles.#own.delete(uri);
    this.#services.loader.lookAt(uri);
    const { tabGroups } = vscode.window;
    await tabGroups.close(
      tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(
          ({ input, isDirty }) => input instanceof vscode.TabInputText && input.uri.toString() === uri && !isDirty,
        ),
    );
  }

  #port(uri: string): SharedFilePort {
    const folder = this.#services.loader.folders.find((one) => isPathInside(one.uri, uri));
    return this.#services.openSharedFile(vscode.Uri.parse(uri), folder === undefined ? [] : rootsOf(folder));
  }
}

/** Why a file could not be read or written. */
function refusalOf(error: unknown, port: SharedFilePort, loaded?: typeof part): RecordsRefusal {
  if (error instanceof RecordsRefusal) {
    return error;
  }
  if (loaded !== undefined && error instanceof loaded.RecordsDamaged) {
    return new RecordsRefusal(
      vscode.l10n.t(
        '{0} ends in the middle of an entry, so nothing was written to it. Close the entry with a brace, and try again.',
        recordsFileName,
      ),
    );
  }
  if (loaded !== undefined && error instanceof loaded.RecordsBusy) {
    return new RecordsRefusal(vscode.l10n.t('{0} is being written by another program. Try again.', recordsFileName));
  }
  if (port.isForeign) {
    return new RecordsRefusal(
      vscode.l10n.t(
        '{0} is a link that leads out of the workspace, so nothing was written to it. Replace it by a file.',
        recordsFileName,
      ),
    );
  }
  return new RecordsRefusal(
    vscode.l10n.t(
      '{0} cannot be read or written ({1}), so nothing has changed.',
      recordsFileName,
      error instanceof Error ? error.message : String(error),
    ),
  );
}
