import * as vscode from 'vscode';
import type { WorkQuery } from '../core/services/model';
import type { LocatedWorks } from '../core/usecases/add-paper';
import { IdentifyFailure, runFind } from '../host/identify/identify-run';
import { showError, withProgress } from '../host/notify';
import type { OnlineServices } from '../host/services/online-services';
import { chooseFiles, type IdentifyServices, lastCatalogues, opened } from './identify-papers';

/** What finding works needs. */
export interface FindServices extends Pick<
  IdentifyServices,
  'bundles' | 'extensionUri' | 'memento' | 'openCatalogue' | 'startWorker'
> {
  /** Public services, loaded the first time. */
  readonly online: () => Promise<Pick<OnlineServices, 'failureText' | 'lookUp'>>;
}

/** What was found, and whether services were asked. */
export interface FindResult extends LocatedWorks {
  readonly isOnline: boolean;
}

/**
 * Looks for a work in the catalogues that *Identify Papers* has used last, then at the services that the user allows. Undefined where
 * that was cancelled.
 * @param catalogues in place of those
 */
export async function findingWorks(
  services: FindServices,
  query: WorkQuery,
  catalogues: readonly vscode.Uri[] = lastCatalogues(services.memento),
): Promise<FindResult | undefined> {
  const { findWorks } = await services.bundles.load('records');
  const { lookUp } = await services.online();
  const files = await openedOrTold(services, catalogues);
  if (files.length === 0 && lookUp === undefined) {
    return { works: [], failures: [], isOnline: false };
  }
  return withProgress(vscode.l10n.t('Looking for {0}', query.value), async (report, token) => {
    const abort = new AbortController();
    const cancelled = token.onCancellationRequested(() => {
      abort.abort();
    });
    const shown = new Map<string, number>();
    const listener = {
      progress: ({ path, bytes, size, records }: Parameters<Parameters<typeof runFind>[4]['progress']>[0]) => {
        const share = size === undefined || size === 0 ? 0 : (100 * bytes) / size / files.length;
        report(share - (shown.get(path) ?? 0), vscode.l10n.t('{0}, {1} records', path, records));
        shown.set(path, share);
      },
      // Who identifies papers by the catalogue is told.
      damaged: () => undefined,
    };
    const findInCatalogues = async () =>
      (await runFind(services.extensionUri, services.startWorker, query, files, listener, token).catch(
        (error: unknown) => {
          if (!(error instanceof IdentifyFailure)) {
            throw error;
          }
          void showError(error.message);
          return [];
        },
      )) ?? [];
    try {
      const found = await findWorks(
        query,
        { findInCatalogues: files.length === 0 ? undefined : findInCatalogues, lookUp },
        abort.signal,
      );
      return token.isCancellationRequested ? undefined : { ...found, isOnline: lookUp !== undefined };
    } finally {
      cancelled.dispose();
    }
  });
}

/** Lets the user choose files in which a work is looked for, which are remembered as those of *Identify Papers*. */
export async function otherCatalogues({ memento }: FindServices): Promise<readonly vscode.Uri[] | undefined> {
  return chooseFiles(memento, vscode.l10n.t('Look for It Here'));
}

/** Catalogues that can be read; the others are told. */
async function openedOrTold(services: FindServices, uris: readonly vscode.Uri[]) {
  const files = await Promise.all(uris.map((uri) => opened(services, [uri])));
  files.forEach((file) => typeof file === 'string' && void showError(file));
  return files.flatMap((file) => (typeof file === 'string' ? [] : file));
}
