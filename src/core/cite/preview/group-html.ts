import { creditOf } from '../../library/base/label';
import type { Paper } from '../../model/paper';
import { encodeComponent } from '../../text/uri-text';
import type { Citation, CitationGroup } from '../model/citation';
import type { CitationMarks } from '../model/formatted-text';
import { escapeHtml } from '../references/html';

/** What a group of citations is shown by. */
export interface GroupView {
  readonly source: { readonly unknown: (key: string) => string };
  readonly paperOf: (key: string) => Paper | undefined;
  /** The key under which a work stands in the list of references. */
  readonly idOf: (key: string) => string;
  /** Where the style cites by numbers or labels. */
  readonly marks: CitationMarks | undefined;
  /** Whether the text around is Chinese, which has full-width brackets. */
  readonly isInChinese: boolean;
}

/** The address of a reference within the page. */
export function anchorOf(key: string): string {
  return `literature-notes-${encodeComponent(key).replaceAll("'", '%27')}`;
}

/** A group as authors and years, or as the style's numbers; all that comes from files is escaped. */
export function groupHtml(group: CitationGroup, view: GroupView): string {
  return `<span class="literature-notes-citation">${view.marks === undefined ? byAuthors(group, view) : byMarks(group, view, view.marks)}</span>`;
}

/** `(see Zhang et al. 2023, p. 3)`; as part of a sentence `Zhang et al. (2023, p. 3)`. */
function byAuthors({ citations, form }: CitationGroup, view: GroupView): string {
  const isTextual = form === 'textual';
  const signs = signsOf(view);
  const inner = citations.map((citation) => citationHtml(citation, view, isTextual)).join(signs.between);
  return isTextual ? inner : signs.bracketed(inner);
}

function citationHtml(citation: Citation, view: GroupView, isTextual: boolean): string {
  const { key, suppressesAuthor } = citation;
  const paper = view.paperOf(key);
  if (paper === undefined) {
    return unknownHtml(key, view);
  }
  const signs = signsOf(view);
  const { who, year } = labelOf(paper);
  const { prefix, suffix } = textsOf(citation);
  if (isTextual && suppressesAuthor !== true) {
    const bracket = [year, suffix].filter((part) => part !== '').join(signs.comma);
    return `${prefix}${linkHtml(key, who, paper, view)}${bracket === '' ? '' : `${signs.space}${signs.bracketed(bracket)}`}`;
  }
  const shown = suppressesAuthor === true && year !== '' ? year : [who, year].filter((part) => part !== '').join(' ');
  return `${prefix}${linkHtml(key, shown, paper, view)}${behind(suffix, signs.comma)}`;
}

/** `[1], [3]`; as part of a sentence `Zhang et al. [1]`. */
function byMarks({ citations, form }: CitationGroup, view: GroupView, marks: CitationMarks): string {
  const [first] = citations;
  const paper = view.paperOf(first.key);
  if (form !== 'textual' || first.suppressesAuthor === true || paper === undefined) {
    return markedGroup(citations, view, marks);
  }
  const who = `${textsOf(first).prefix}${linkHtml(first.key, labelOf(paper).who, paper, view)}`;
  const space = marks.isSuperscript || view.isInChinese ? '' : ' ';
  return `${who}${space}${markedGroup(
    citations.map((citation) => ({ ...citation, prefix: undefined })),
    view,
    marks,
  )}`;
}

interface MarkedItem {
  readonly key: string;
  /** As the style has it: `1`, `[1]`. */
  readonly mark: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly paper: Paper;
}

function markedGroup(
  citations: readonly (Omit<Citation, 'prefix'> & { readonly prefix?: string | undefined })[],
  view: GroupView,
  marks: CitationMarks,
): string {
  const items = citations.map((citation): MarkedItem | string => {
    const paper = view.paperOf(citation.key);
    const mark = marks.of.get(view.idOf(citation.key));
    return paper === undefined || mark === undefined
      ? unknownHtml(citation.key, view)
      : { key: citation.key, mark, paper, ...textsOf(citation) };
  });
  const isPlain = items.every((item) => typeof item !== 'string' && item.prefix === '' && item.suffix === '');
  const inner = isPlain
    ? plainMarks(items as readonly MarkedItem[], view, marks)
    : items.map((item) => (typeof item === 'string' ? item : markHtml(item, view))).join(escapeHtml(marks.delimiter));
  const group = `${escapeHtml(marks.prefix)}${inner}${escapeHtml(marks.suffix)}`;
  return marks.isSuperscript ? `<sup>${group}</sup>` : group;
}

/** Numbers alone, each once, in the order of the list and as ranges where the style wants that. */
function plainMarks(
  items: readonly MarkedItem[],
  view: GroupView,
  { delimiter, isSorted, hasRanges }: CitationMarks,
): string {
  const once = [...new Map(items.map((item) => [item.mark, item])).values()];
  const numbered = once.map((item) => ({ item, number: Number(/\d+/.exec(item.mark)?.[0] ?? NaN) }));
  if (isSorted || hasRanges) {
    numbered.sort((left, right) => left.number - right.number || 0);
  }
  const parts: string[] = [];
  for (let at = 0; at < numbered.length;) {
    let last = at;
    while (hasRanges && (numbered[last + 1]?.number ?? NaN) === (numbered[last]?.number ?? NaN) + 1) {
      last++;
    }
    const run = numbered.slice(at, last + 1).map(({ item }) => markHtml(item, view));
    parts.push(run.length > 2 ? `${run[0] ?? ''}–${run.at(-1) ?? ''}` : run.join(escapeHtml(delimiter)));
    at = last + 1;
  }
  return parts.join(escapeHtml(delimiter));
}

/** A number with what is said beside it, which goes into the brackets that it has of its own. */
function markHtml({ key, mark, prefix, suffix, paper }: MarkedItem, view: GroupView): string {
  const [, open = '', inner = '', close = ''] = /^([[(]?)(.*?)([\])]?)$/s.exec(mark) ?? [];
  return `${escapeHtml(open)}${prefix}${linkHtml(key, inner, paper, view)}${behind(suffix, ', ')}${escapeHtml(close)}`;
}

function textsOf({ prefix, suffix }: { readonly prefix?: string | undefined; readonly suffix?: string }): {
  readonly prefix: string;
  readonly suffix: string;
} {
  return {
    prefix: prefix === undefined ? '' : `${escapeHtml(prefix)} `,
    suffix: suffix === undefined ? '' : escapeHtml(suffix),
  };
}

function behind(suffix: string, comma: string): string {
  return suffix === '' || /^[；，、。：]/.test(suffix) ? suffix : `${comma}${suffix}`;
}

function signsOf({ isInChinese }: Pick<GroupView, 'isInChinese'>) {
  return isInChinese
    ? { between: '；', comma: '，', space: '', bracketed: (inner: string) => `（${inner}）` }
    : { between: '; ', comma: ', ', space: ' ', bracketed: (inner: string) => `(${inner})` };
}

function unknownHtml(key: string, { source }: GroupView): string {
  return `<span class="literature-notes-unknown" title="${escapeHtml(source.unknown(key))}">@${escapeHtml(key)}</span>`;
}

function linkHtml(key: string, text: string, { title }: Paper, { idOf }: GroupView): string {
  return `<a href="#${anchorOf(idOf(key))}" title="${escapeHtml(cut(title, maxTitleLength))}">${escapeHtml(cut(text, maxTitleLength))}</a>`;
}

/** As much of a title as is shown at each citation of the work. */
const maxTitleLength = 500;

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}

/** As much of a title as stands for the work in a sentence. */
const shortTitle = 40;

/** Authors, else the work's own name, else its title. */
function labelOf(paper: Paper): { readonly who: string; readonly year: string } {
  const { title, year } = paper;
  const authors = creditOf(paper.authors === undefined ? {} : { authors: paper.authors });
  const short =
    title.length > shortTitle
      ? `${title.slice(0, title.lastIndexOf(' ', shortTitle) > 10 ? title.lastIndexOf(' ', shortTitle) : shortTitle)}…`
      : title;
  return { who: authors || (paper.names[0] ?? short), year: year?.toString() ?? '' };
}
