import * as vscode from 'vscode';
import type { CatalogueFile, DamagedRecord } from '../../core/identify/catalogue/record';
import type { Identification } from '../../core/identify/result';
import type { IdentifyProgress } from '../../core/usecases/identify-papers';
import type { IdentifyReply, IdentifyTask } from '../../worker/identify-protocol';
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
export function runIdentification(
  extensionUri: vscode.Uri,
  startWorker: StartWorker,
  task: Omit<IdentifyTask, 'catalogues'>,
  catalogues: readonly CatalogueFile[],
  listener: IdentifyListener,
  token: vscode.CancellationToken,
): Promise<readonly Identification[] | undefined> {
  return runOnParts<IdentifyTask, IdentifyReply, readonly Identification[]>({
    startWorker,
    bundle: vscode.Uri.joinPath(extensionUri, 'dist', 'identify-worker.js'),
    task: { ...task, catalogues: catalogues.map(({ path, size }) => ({ path, size })) },
    files: catalogues,
    token,
    hear: (reply) => {
      if ('progress' in reply) {
        listener.progress(reply.progress);
      } else if ('damaged' in reply) {
        listener.damaged(reply.path, reply.damaged);
      } else if ('results' in reply) {
        return { result: reply.results };
      } else {
        throw new WorkerFailure(reply.error);
      }
      return undefined;
    },
  });
}
