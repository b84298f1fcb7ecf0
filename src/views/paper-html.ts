import { creditOf } from '../core/library/base/label';
import { escapeHtml } from '../core/cite/references/html';
import type { Paper, PaperLink } from '../core/model/paper';
import { pageHtml } from './page-html';

/** The texts of the page, translated. */
export interface PaperPageTexts {
  readonly language: string;
  readonly cite: string;
  readonly pdf: string;
  readonly reveal: string;
  readonly copyKey: string;
  readonly identify: string;
  readonly complete: string;
  readonly search: string;
  readonly record: string;
  readonly links: string;
  readonly othersWork: string;
  readonly similar: string;
  readonly place: string;
  readonly key: string;
  readonly tags: string;
  readonly publication: string;
  readonly abstract: string;
  readonly note: string;
  readonly openNote: string;
  readonly status: string;
  readonly rating: string;
  readonly setTags: string;
  readonly backlinks: string;
  /** Names the language model that wrote about the paper. */
  readonly byModel: string;
}

/** A document that cites the paper. */
export interface Backlink {
  readonly label: string;
  /** What opens it where it does: arguments as JSON. */
  readonly place: string;
}

export interface PaperPage {
  readonly paper: Paper;
  readonly texts: PaperPageTexts;
  /** `file:line`, line from 1, of each source. */
  readonly places: readonly string[];
  readonly backlinks: readonly Backlink[];
  /** Where the paper appeared. */
  readonly publication?: string;
  readonly credit: string;
  /** What it is about, in the other language. */
  readonly subjects?: readonly string[];
  /** Papers like it, the likest first. */
  readonly similar?: readonly Paper[];
  readonly nonce: string;
  readonly language: string;
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** The Paper view's page. All that comes from files is escaped; buttons carry what they ask for in `data-` attributes. */
export function paperHtml(page: PaperPage): string {
  const { paper, texts } = page;
  // Buttons and headings are in the user's language.
  const lang = ` lang="${escapeHtml(paper.language)}"`;
  const [own, others] = [paper.links.filter(isOwn), paper.links.filter((link) => !isOwn(link))];
  return pageHtml(
    page,
    paper.title,
    `
<main>
<article>
  <h1${lang}>${escapeHtml(paper.title)}</h1>
  ${page.credit === '' ? '' : `<p class="credit">${escapeHtml(page.credit)}</p>`}
  ${paper.derivedTitle === undefined ? '' : `<p class="translation">${escapeHtml(paper.derivedTitle)}</p>`}
  ${translated(paper)}
  <p class="tags">${[...paper.names, texts.language].map((tag) => `<span class="tag">${escapeHtml(tag)}</span>`).join(' ')}</p>
  ${subjectList(paper, page.subjects ?? [])}
  <div class="actions">
    <button data-action="cite">${escapeHtml(texts.cite)}</button>
    ${secondary('pdf', texts.pdf)}
    ${secondary('note', texts.openNote)}
  </div>
  ${linkList(texts.links, distinct(own))}
  <h2>${escapeHtml(texts.abstract)}</h2>
  <p class="abstract"${lang}>${escapeHtml(paper.abstract)}</p>
  ${(paper.otherAbstracts ?? []).map(({ text, language }) => `<p class="abstract" lang="${escapeHtml(language)}">${escapeHtml(text)}</p>`).join('')}
  ${paper.translation?.abstract === undefined ? '' : `<p class="abstract">${escapeHtml(paper.translation.abstract)}</p>`}
  ${paper.note === undefined || paper.note === '' ? '' : `<h2>${escapeHtml(texts.note)}</h2><p class="note">${escapeHtml(paper.note)}</p>`}
  ${writtenByModel(paper, texts.byModel)}
  <div class="actions">
    ${(['status', 'rating', 'tags', 'reveal', 'copyKey', 'identify', 'complete', 'search'] as const).map((action) => secondary(action, texts[action === 'tags' ? 'setTags' : action])).join('\n    ')}
  </div>
  ${backlinkList(texts.backlinks, page.backlinks)}
  ${linkList(texts.othersWork, distinct(others))}
  ${paperList(texts.similar, page.similar ?? [])}
  <dl>
    ${detail(texts.publication, page.publication ?? '')}
    ${detail(texts.record, [paper.record?.source, paper.record?.date].filter((part) => part !== undefined).join(' · '))}
    ${detail(texts.tags, [...(paper.tags ?? []), ...(paper.topics ?? [])].join(', '))}
    ${detail(texts.place, page.places.join(', '))}
    ${detail(texts.key, [paper.key, ...paper.aliases].join(', '))}
  </dl>
</article>
</main>`,
  );
}

function subjectList({ language }: Paper, subjects: readonly string[]): string {
  const other = language.startsWith('zh') ? 'en' : 'zh-CN';
  return subjects.length === 0
    ? ''
    : `<p class="translation" lang="${other}">${subjects.map((subject) => escapeHtml(subject)).join(' · ')}</p>`;
}

function secondary(action: string, text: string): string {
  return `<button class="secondary" data-action="${action}">${escapeHtml(text)}</button>`;
}

/** Title, authors and journal in a second language. */
function translated({ translation = {}, year }: Paper): string {
  const { title = '', authors, container = '' } = translation;
  const credit = authors === undefined ? '' : creditOf({ authors, ...(year === undefined ? {} : { year }) });
  const said = [title, credit, container].filter((part) => part !== '').join(' · ');
  return said === '' ? '' : `<p class="translation">${escapeHtml(said)}</p>`;
}

/** What a language model wrote, apart from what sources say. */
function writtenByModel({ byModel }: Paper, heading: string): string {
  if (byModel === undefined) {
    return '';
  }
  const { title = '', translatedTitle = '', translatedAbstract = '' } = byModel;
  const paragraphs = [title, translatedTitle, translatedAbstract].filter((text) => text !== '');
  return `<h2>${escapeHtml(heading)}</h2>${paragraphs.map((text) => `<p class="abstract">${escapeHtml(text)}</p>`).join('')}`;
}

/** The page while no paper is selected. */
export function emptyHtml(
  page: Omit<PaperPage, 'paper' | 'texts' | 'places' | 'backlinks' | 'publication' | 'credit'>,
  message: string,
): string {
  return pageHtml(page, message, `<main><p class="empty">${escapeHtml(message)}</p></main>`);
}

function isOwn(link: PaperLink): boolean {
  return link.own !== false;
}

function distinct(links: readonly PaperLink[]): readonly PaperLink[] {
  return [...new Map(links.map((link) => [link.url.toLowerCase(), link])).values()];
}

function linkList(heading: string, links: readonly PaperLink[]): string {
  if (links.length === 0) {
    return '';
  }
  const buttons = links.map(
    ({ url, kind }) =>
      `<li><button class="link ${kind}" data-action="open" data-url="${escapeHtml(url)}" title="${escapeHtml(url)}">${escapeHtml(url.replace(/^https?:\/\//, ''))}</button></li>`,
  );
  return `<h2>${escapeHtml(heading)}</h2><ul class="links">${buttons.join('')}</ul>`;
}

function backlinkList(heading: string, links: readonly Backlink[]): string {
  const buttons = links.map(
    ({ label, place }) =>
      `<li><button class="link" data-action="place" data-url="${escapeHtml(place)}">${escapeHtml(label)}</button></li>`,
  );
  return links.length === 0 ? '' : `<h2>${escapeHtml(heading)}</h2><ul class="links">${buttons.join('')}</ul>`;
}

function paperList(heading: string, papers: readonly Paper[]): string {
  if (papers.length === 0) {
    return '';
  }
  const buttons = papers.map(
    ({ key, language, title }) =>
      `<li><button class="link" data-action="show" data-key="${escapeHtml(key)}" lang="${escapeHtml(language)}">${escapeHtml(title)}</button></li>`,
  );
  return `<h2>${escapeHtml(heading)}</h2><ul class="links">${buttons.join('')}</ul>`;
}

function detail(name: string, value: string): string {
  return value === '' ? '' : `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`;
}
