import { creditOf } from '../core/library/base/label';
import { escapeHtml } from '../core/cite/references/html';
import { type Candidate, type Evidence, type IdentifyStatus, placeText } from '../core/identify/result';
import type { CslItem, Paper, PersonName } from '../core/model/paper';
import type { MarkedPart } from '../core/records/agreement';
import type { ReviewState } from '../host/records/record-review';
import { pageHtml } from './page-html';

/** A result as it is shown. */
export interface ReviewItem {
  readonly key: string;
  readonly paper: Pick<Paper, 'title' | 'names' | 'authors' | 'year' | 'language'>;
  /** `file:line`, line from 1. */
  readonly place: string;
  readonly status: IdentifyStatus;
  readonly score: number;
  readonly candidate: Candidate;
  readonly evidence: readonly Evidence[];
  readonly state: ReviewState;
  readonly abstracts: readonly [ours: readonly MarkedPart[], theirs: readonly MarkedPart[]];
}

/** The texts of the page, translated. */
export interface ReviewTexts {
  readonly title: string;
  readonly counts: string;
  readonly accept: string;
  readonly acceptAll: string;
  readonly reject: string;
  readonly undo: string;
  readonly reveal: string;
  readonly more: string;
  readonly ours: string;
  readonly theirs: string;
  readonly noAbstract: string;
  readonly nothing: string;
  readonly status: Readonly<Record<IdentifyStatus, string>>;
  readonly state: Readonly<Record<ReviewState, string>>;
  readonly reason: (evidence: Evidence) => string;
}

export interface ReviewPage {
  readonly items: readonly ReviewItem[];
  /** How many results there are beyond those shown. */
  readonly left: number;
  /** How many are certain and open. */
  readonly certain: number;
  readonly canUndo: boolean;
  readonly texts: ReviewTexts;
  readonly language: string;
  readonly nonce: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** The page of the review list. All that comes from files and catalogues is escaped; buttons carry what they ask for in `data-` attributes. */
export function reviewHtml(page: ReviewPage): string {
  return pageHtml(
    page,
    page.texts.title,
    `${headHtml(page)}
<main>${page.items.length === 0 ? `<p class="empty">${escapeHtml(page.texts.nothing)}</p>` : page.items.map((item) => itemHtml(item, page.texts)).join('\n')}
${page.left === 0 ? '' : `<p class="more">${button('more', '', page.texts.more, 'secondary')}</p>`}</main>`,
  );
}

/** What stands above the list, and is shown anew after each decision. */
export function headHtml({ texts, certain, canUndo }: Pick<ReviewPage, 'texts' | 'certain' | 'canUndo'>): string {
  return `<header id="head">
<h1>${escapeHtml(texts.title)}</h1>
<p role="status">${escapeHtml(texts.counts)}</p>
<div class="actions">
${button('acceptAll', '', texts.acceptAll, '', certain > 0)}
${button('undo', '', texts.undo, 'secondary', canUndo)}
</div>
</header>`;
}

/** One result: the paper of the library and the record side by side. */
export function itemHtml(item: ReviewItem, texts: ReviewTexts): string {
  const { key, paper, candidate, state, abstracts } = item;
  const { record } = candidate;
  const reasons = item.evidence.map((one) => `<li>${escapeHtml(texts.reason(one))}</li>`).join('');
  const isOpen = state === 'open' || state === 'taken';
  return `<article class="${item.status} ${state}" data-key="${escapeHtml(key)}">
<h2><span class="badge">${escapeHtml(texts.status[item.status])}</span> <span class="score">${percent(item.score)}</span> ${escapeHtml(paper.names[0] ?? '')}</h2>
<div class="pair">
<section aria-label="${escapeHtml(texts.ours)}">
<h3 lang="${escapeHtml(paper.language)}">${escapeHtml(paper.title)}</h3>
<p class="credit">${escapeHtml([creditOf(paper), item.place].filter((text) => text !== '').join(' · '))}</p>
${abstractHtml(abstracts[0], ` lang="${escapeHtml(paper.language)}"`, texts)}
</section>
<section aria-label="${escapeHtml(texts.theirs)}">
<h3${langOf(record)}>${escapeHtml(text(record.title))}</h3>
<p class="credit">${escapeHtml(recordCredit(record))}</p>
<p class="credit">${escapeHtml(recordPlace(candidate))}</p>
${abstractHtml(abstracts[1], langOf(record), texts)}
</section>
</div>
${reasons === '' ? '' : `<ul class="evidence">${reasons}</ul>`}
<div class="actions">
${state === 'open' ? '' : `<span class="state">${escapeHtml(texts.state[state])}</span>`}
${button('accept', key, texts.accept, '', isOpen)}
${button('reject', key, texts.reject, 'secondary', isOpen)}
${button('reveal', key, texts.reveal, 'secondary')}
</div>
</article>`;
}

function button(action: string, key: string, label: string, style: string, isEnabled = true): string {
  const classes = style === '' ? '' : ` class="${style}"`;
  return `<button${classes} data-action="${action}" data-key="${escapeHtml(key)}"${isEnabled ? '' : ' disabled'}>${escapeHtml(label)}</button>`;
}

/** The abstract in its language; that there is none is said in the user's. */
function abstractHtml(parts: readonly MarkedPart[], lang: string, texts: ReviewTexts): string {
  if (parts.length === 0) {
    return `<p class="abstract"><em>${escapeHtml(texts.noAbstract)}</em></p>`;
  }
  const marked = parts.map(({ text: part, agrees }) =>
    agrees ? `<mark>${escapeHtml(part)}</mark>` : escapeHtml(part),
  );
  return `<p class="abstract"${lang}>${marked.join('')}</p>`;
}

function percent(score: number): string {
  // Never rounded up: 100 % is proof.
  return `${Math.max(0, Math.min(100, Math.floor(score * 100)))}\u00a0%`;
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function langOf(record: CslItem): string {
  const language = text(record.language);
  return language === '' ? '' : ` lang="${escapeHtml(language)}"`;
}

const mostAuthors = 12;

/** Authors, year and where it appeared. */
function recordCredit(record: CslItem): string {
  const names = Array.isArray(record.author) ? (record.author as readonly PersonName[]) : [];
  const authors = names
    .slice(0, mostAuthors)
    .map((name) => text(name.literal) || [text(name.given), text(name.family)].filter((part) => part !== '').join(' '));
  return [
    authors.join(', ') + (names.length > mostAuthors ? ' …' : ''),
    yearOf(record.issued),
    text(record['container-title']),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function yearOf(issued: unknown): string {
  const parts: unknown =
    typeof issued === 'object' && issued !== null && 'date-parts' in issued ? issued['date-parts'] : undefined;
  const date: unknown = Array.isArray(parts) ? parts[0] : undefined;
  return Array.isArray(date) ? text(date[0]) : '';
}

function recordPlace({ record, catalogue }: Candidate): string {
  return [text(record.DOI), text(record.number), placeText(catalogue)].filter((part) => part !== '').join(' · ');
}
