import * as vscode from 'vscode';
import type { CatalogueFile, DamagedRecord } from '../../core/identify/catalogue/record';
import type { Identification } from '../../core/identify/result';
import type { WorkQuery } from '../../core/services/model';
import type { CatalogueFind } from '../../core/usecases/find-in-catalogues';
import type { IdentifyProgress } from '../../core/usecases/identify-papers';
import type { AnnouncedCatalogue, FindTask, IdentifyReply, IdentifyTask } from '../../worker/identify-protocol';
import type { StartWorker } from '../workers/engines';
import { runOnParts, WorkerFailure } from '../workers/run-on-parts';

export { WorkerFailure as IdentifyFailure } from '../workers/run-on-parts';

/** What a run reports. */
export interface IdentifyListener {
  progress(progress: IdentifyProgress): void;
  /** A place of a catalogue that is no record. */
  damaged(path: string, damaged: DamagedRecord): void;
}

/** Identifies papers in a worker. Resolves with nothing where it is cancelled; rejects with `IdentifyFailure`. */
export async function runIdentification(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  task: Omit<IdentifyTask, 'catalogues'>,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly Identification[] | undefined> {
  const asked = { ...task, catalogues: announced(catalogues) };
  const reply = await run(extensionUri, startWorker, asked, catalogues, listener, token);
  return reply !== undefined && 'results' in reply ? reply.results : undefined;
}

/** Finds a work, as `runIdentification` identifies papers. */
export async function runFind(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  query: WorkQuery,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly CatalogueFind[] | undefined> {
  const asked = { query, catalogues: announced(catalogues) };
  const reply = await run(extensionUri, startWorker, asked, catalogues, listener, token);
  return reply !== undefined && 'finds' in reply ? reply.finds : undefined;
}

function announced(catalogues: readonly CatalogueFile[]): readonly AnnouncedCatalogue[] {
  return catalogues.map(({ path, size }) => ({ path, size }));
}

/** Resolves with the last reply. */
function run(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  task: IdentifyTask | FindTask,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<IdentifyReply | undefined> {
  return runOnParts<IdentifyTask | FindTask, IdentifyReply, IdentifyReply>({
    startWorker,
    bundle: vscode.Uri.joinPath(extensionUri, 'dist', 'identify-worker.js'),
    task,
    files: catalogues,
    token,
    hear: (reply) => {
      if ('progress' in reply) {
        listener.progress(reply.progress);
      } else if ('damaged' in reply) {
        listener.damaged(reply.path, reply.damaged);
      } else if ('error' in reply) {
        throw new WorkerFailure(reply.error);
      } else {
        return { result: reply };
      }
      return undefined;
    },
  });
}
