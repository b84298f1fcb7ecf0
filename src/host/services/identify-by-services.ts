import * as vscode from 'vscode';
import type { Identification } from '../../core/identify/result';
import type { Paper } from '../../core/model/paper';
import { Abort } from '../../core/services/abort';
import { nameOf } from '../../core/services/services';
import {
  askServices,
  byService,
  catalogueTexts,
  isAnswerOfAll,
  mostAsked,
} from '../../core/usecases/identify-by-services';
import { IdentifyFailure, runIdentification } from '../identify/identify-run';
import type { TermTableLoader } from '../library/term-table';
import { showError, showWarning, withProgress } from '../notify';
import { settings } from '../settings';
import type { StartWorker } from '../workers/engines';
import type { OnlineServices } from './online-services';

/** What identifying by services needs. */
export interface ServicesIdentification {
  readonly extensionUri: vscode.Uri;
  readonly startWorker: StartWorker;
  readonly tables: TermTableLoader;
}

/** What services have said of papers. */
export interface SaidByServices {
  readonly found: ReadonlyMap<string, Identification>;
  /** Unset where a service could not be asked, or papers were left out. */
  readonly hasAllAnswers: boolean;
}

/**
 * Asks services about papers that no catalogue knows, and compares what they say as records of catalogues are compared. Tells what went wrong.
 * @returns undefined where services are off, the user does not agree or cancels
 */
export async function identifyByServices(
  online: OnlineServices,
  services: ServicesIdentification,
  papers: readonly Paper[],
): Promise<SaidByServices | undefined> {
  if (online.lookUp === undefined || !(await online.consent())) {
    return undefined;
  }
  await online.load();
  const { lookUp, kept } = online;
  return withProgress(vscode.l10n.t('Asking services about {0} papers', papers.length), async (report, token) => {
    const abort = new Abort();
    const cancelled = token.onCancellationRequested(() => {
      abort.abort(new vscode.CancellationError());
    });
    try {
      const onProgress = (asked: number, all: number) => {
        report(100 / all, vscode.l10n.t('{0} of {1}', asked, all));
      };
      const answer = await askServices({ papers, lookUp, kept, signal: abort, onProgress });
      if (abort.aborted) {
        return undefined;
      }
      tellOf(answer, online);
      const [terms, topics] = await Promise.all([services.tables.loadText(), services.tables.loadTopicsText()]);
      const catalogues = catalogueTexts(answer.records).map(({ service, text }) => {
        const bytes = new TextEncoder().encode(text);
        return {
          path: nameOf(service),
          size: bytes.length,
          async *parts() {
            yield await Promise.resolve(bytes.slice());
          },
        };
      });
      const found = await runIdentification(
        services.extensionUri,
        services.startWorker,
        { papers, terms, topics, ownTerms: settings.terms() },
        catalogues,
        { progress: () => undefined, damaged: () => undefined },
        token,
      );
      return (
        found && {
          found: new Map(found.map((one) => [one.key, byService(one)])),
          hasAllAnswers: isAnswerOfAll(answer),
        }
      );
    } catch (error) {
      if (!(error instanceof IdentifyFailure)) {
        throw error;
      }
      void showError(vscode.l10n.t('The papers could not be identified: {0}', error.message));
      return undefined;
    } finally {
      cancelled.dispose();
    }
  });
}

function tellOf(
  { failures, left }: Pick<Awaited<ReturnType<typeof askServices>>, 'failures' | 'left'>,
  online: OnlineServices,
): void {
  const told = failures.map((failure) => online.failureText(failure));
  if (left > 0) {
    told.push(
      vscode.l10n.t(
        '{0} papers were not asked about: at most {1} are at a time, and none while services fail. Run the command again for them.',
        left,
        mostAsked,
      ),
    );
  }
  if (told.length > 0) {
    void showWarning(told.join(' '));
  }
}
