import * as vscode from 'vscode';
import type { Evidence, EvidenceCode, Identification } from '../core/identify/result';
import type { agreement } from '../core/records/agreement';
import { showError, showWarning } from '../host/notify';
import { RecordReview, type ReviewedResult, type TakenAnswer } from '../host/records/record-review';
import { RecordsRefusal, type RecordsServices } from '../host/records/records-files';
import { fileNameOf } from '../core/text/uri-text';
import { headHtml, itemHtml, reviewHtml, type ReviewItem, type ReviewTexts } from './review-html';

export interface ReviewServices extends RecordsServices {
  readonly extensionUri: vscode.Uri;
}

/** What a button of the page asks for. */
interface PageMessage {
  readonly action: 'accept' | 'acceptAll' | 'reject' | 'undo' | 'reveal' | 'more';
  readonly key?: string;
}

/** Results on one page; more would take a webview seconds. */
const pageSize = 100;

/** The list in which results of identification are seen and decided, in an editor tab of its own. */
export class ReviewList implements vscode.Disposable {
  readonly #review: RecordReview;
  readonly #panel: vscode.WebviewPanel;
  readonly #media: vscode.Uri;
  #agreement: typeof agreement | undefined;
  #shown = pageSize;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(services: ReviewServices, review: RecordReview) {
    this.#review = review;
    this.#media = vscode.Uri.joinPath(services.extensionUri, 'media');
    this.#panel = vscode.window.createWebviewPanel(
      'literatureNotes.review',
      vscode.l10n.t('Review Records'),
      vscode.ViewColumn.Active,
      { enableScripts: true, localResourceRoots: [this.#media], enableFindWidget: true, retainContextWhenHidden: true },
    );
    this.#panel.webview.onDidReceiveMessage((message: PageMessage) => this.act(message));
  }

  /**
   * Opens the list on results.
   * @param date the day, as records write it
   */
  static async open(services: ReviewServices, results: readonly Identification[], date: string): Promise<ReviewList> {
    const review = new RecordReview(services, date);
    await review.load(results);
    const list = new ReviewList(services, review);
    list.#agreement = (await services.bundles.load('records')).agreement;
    list.#render();
    return list;
  }

  /** The page as it is shown. */
  get html(): string {
    return this.#panel.webview.html;
  }

  get review(): RecordReview {
    return this.#review;
  }

  /** Does what a button asks for, one after another. */
  act(message: PageMessage): Promise<void> {
    const done = this.#last.then(() => this.#act(message));
    this.#last = done.catch(() => undefined);
    return done;
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #act({ action, key = '' }: PageMessage): Promise<void> {
    try {
      switch (action) {
        case 'accept':
          this.#update(await this.#review.accept([key], askWhatToKeep));
          return;
        case 'acceptAll':
          this.#update(await this.#review.accept(this.#review.certain.map(({ paper }) => paper.key)));
          return;
        case 'reject':
          this.#update(await this.#review.reject([key]));
          return;
        case 'undo': {
          const { keys, left } = await this.#review.undo();
          if (left > 0) {
            void showWarning(
              vscode.l10n.t(
                '{0} entries have been changed since, and stay as they are. Delete them in the file.',
                left,
              ),
            );
          }
          this.#update(keys);
          return;
        }
        case 'reveal':
          await vscode.commands.executeCommand('literatureNotes.revealInSource', key);
          return;
        case 'more':
          this.#shown += pageSize;
          this.#render();
      }
    } catch (error) {
      if (!(error instanceof RecordsRefusal)) {
        throw error;
      }
      void showError(error.message);
      this.#render();
    }
  }

  #update(keys: readonly string[]): void {
    const { results } = this.#review;
    const changed = results.slice(0, this.#shown).filter(({ paper }) => keys.includes(paper.key));
    const texts = this.#texts();
    // Not awaited: a page that was hidden before it was shown takes its messages when it is, and no other decision waits for that.
    void this.#panel.webview.postMessage({
      head: headHtml({ texts, certain: this.#review.certain.length, canUndo: this.#review.canUndo }),
      items: changed.map((one) => ({ key: one.paper.key, html: itemHtml(this.#itemOf(one), texts) })),
    });
  }

  #render(): void {
    const { webview } = this.#panel;
    const { results, certain, canUndo } = this.#review;
    webview.html = reviewHtml({
      items: results.slice(0, this.#shown).map((one) => this.#itemOf(one)),
      left: Math.max(0, results.length - this.#shown),
      certain: certain.length,
      canUndo,
      texts: this.#texts(),
      language: vscode.env.language,
      nonce: nonce(),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'review.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(this.#media, 'review.css')).toString(),
    });
  }

  #itemOf({ paper, result, candidate, state }: ReviewedResult): ReviewItem {
    const theirs = typeof candidate.record.abstract === 'string' ? candidate.record.abstract : '';
    const [{ source, span }] = paper.sources;
    return {
      key: paper.key,
      paper: { ...paper, title: paper.derivedTitle ?? paper.title },
      place: `${fileNameOf(source)}:${span.line + 1}`,
      status: result.status,
      score: result.score,
      candidate,
      evidence: result.evidence,
      state,
      abstracts: this.#agreement?.(paper.abstract, theirs) ?? [[], []],
    };
  }

  #texts(): ReviewTexts {
    const { results, none, certain } = this.#review;
    const open = results.filter(({ state }) => state === 'open').length;
    return {
      title: vscode.l10n.t('Records Found for Papers'),
      counts: vscode.l10n.t(
        '{0} to decide, {1} of them certain; no record for {2} papers.',
        open,
        certain.length,
        none,
      ),
      accept: vscode.l10n.t('Accept'),
      acceptAll: vscode.l10n.t('Accept All Certain ({0})', certain.length),
      reject: vscode.l10n.t('Reject'),
      undo: vscode.l10n.t('Undo'),
      reveal: vscode.l10n.t('Reveal in Source'),
      more: vscode.l10n.t('Show More'),
      ours: vscode.l10n.t('The paper in the library'),
      theirs: vscode.l10n.t('The record found'),
      noAbstract: vscode.l10n.t('No abstract'),
      nothing: vscode.l10n.t('No record was found that has not been rejected.'),
      status: {
        certain: vscode.l10n.t('certain'),
        likely: vscode.l10n.t('likely'),
        none: vscode.l10n.t('none'),
      },
      state: {
        open: '',
        accepted: vscode.l10n.t('Accepted'),
        rejected: vscode.l10n.t('Rejected'),
        taken: vscode.l10n.t('Has an entry already'),
      },
      reason: reasonOf,
    };
  }
}

/** What to do where somebody has written an entry. */
async function askWhatToKeep({ paper }: ReviewedResult): Promise<TakenAnswer> {
  const fill = vscode.l10n.t('Add What Is Missing');
  const replace = vscode.l10n.t('Replace the Entry');
  const answer = await showWarning(
    vscode.l10n.t('“{0}” has an entry already. What it says is kept unless you replace it.', paper.title),
    fill,
    replace,
  );
  return answer === fill ? 'fill' : answer === replace ? 'replace' : undefined;
}

function reasonOf({ code, args = [] }: Evidence): string {
  const reasons: Readonly<Record<EvidenceCode, () => string>> = {
    'same-arxiv': () => vscode.l10n.t('Same arXiv identifier: {0}', ...args),
    'same-doi': () => vscode.l10n.t('Same DOI: {0}', ...args),
    'same-repository': () => vscode.l10n.t('Same repository: {0}', ...args),
    'same-title': () => vscode.l10n.t('Same title'),
    'same-author': () => vscode.l10n.t('An author in common'),
    'same-words': () => vscode.l10n.t('The words of both abstracts agree'),
    'same-terms': () => vscode.l10n.t('The terms of both abstracts agree, across languages'),
    'same-latin': () => vscode.l10n.t('Names in common'),
    'other-arxiv': () => vscode.l10n.t('Another arXiv identifier: {0}', ...args),
    'other-doi': () => vscode.l10n.t('Another DOI: {0}', ...args),
    'other-repository': () => vscode.l10n.t('Another repository: {0}', ...args),
    'other-title': () => vscode.l10n.t('Another title'),
    'other-occasion': () => vscode.l10n.t('Another year or number of an event'),
    'other-length': () => vscode.l10n.t('One abstract is much longer'),
    'about-another': () => vscode.l10n.t('The record corrects or answers another work'),
    'close-second': () => vscode.l10n.t('Another record fits nearly as well'),
    'service-alone': () => vscode.l10n.t('Only a public service has the record: {0}', ...args),
  };
  return Object.hasOwn(reasons, code) ? reasons[code]() : String(code);
}

function nonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
