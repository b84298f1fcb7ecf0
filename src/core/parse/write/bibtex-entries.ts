import type { CslItem, PersonName } from '../../model/paper';
import type { WrittenWork } from '../formats/shared/bibliography-format';
import { bibtexKeywords } from '../bibtex/keywords';
import { bibtexNames } from '../bibtex/names';
import { peopleOf } from '../fields/csl-names';
import { latexToText } from '../bibtex/latex-to-text';
import { doiField } from './doi-field';
import { apartFromBrace, endsForAll, titleToLatex, toLatex, withoutComments } from './latex-text';
import { normalAddress, normalKey, normalName, normalTags, oneLine } from './normal-form';
import { withOwnKeys } from './own-keys';
import { plainItem, tagsOf } from './plain-item';

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'article-journal': 'article',
    'article-magazine': 'article',
    'article-newspaper': 'article',
    review: 'article',
    'paper-conference': 'inproceedings',
    chapter: 'incollection',
    'entry-encyclopedia': 'incollection',
    'entry-dictionary': 'incollection',
    book: 'book',
    pamphlet: 'booklet',
    report: 'techreport',
    thesis: 'phdthesis',
    manuscript: 'unpublished',
  }),
);
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Fields that are read without markup, and so are written without. */
const verbatim: ReadonlySet<string> = new Set(['doi', 'eprint', 'file', 'url']);

/** Fields whose markup parts what they hold. */
const lists: ReadonlyMap<string, (value: string) => unknown> = new Map<string, (value: string) => unknown>([
  ['author', bibtexNames],
  ['editor', bibtexNames],
  ['keywords', bibtexKeywords],
]);

type Field = readonly [name: string, latex: string];

/** A bibliography in BibTeX, under keys that it can hold. */
export function bibtexEntries(works: readonly WrittenWork[]): string {
  return withOwnKeys(works, (key) => normalKey(key, 'bibtex'))
    .map(entryOf)
    .join('\n');
}

/** The entry of a work: what its own BibTeX source says, else what is known of it, under the key that it is cited by. */
function entryOf(work: WrittenWork): string {
  const item = plainItem(work);
  const source = work.publication?.bibtex;
  const derived = fieldsOf(item, work);
  const own =
    source === undefined
      ? []
      : [...source.fields]
          .filter(([name]) => name !== 'ids')
          .map(([name, value]): Field => [name, ownValue(name, value, derived)]);
  const known = new Set(own.flatMap(([name]) => [name, ...(sameField.get(name) ?? [])]));
  const added = source === undefined ? derived : derived.filter(([name]) => addedToOwn.has(name) && !known.has(name));
  const expression = (name: string) =>
    source?.unresolved
      ?.get(name)
      ?.map((part) => part.name ?? `{${ownValue(name, part.markup, [])}}`)
      .join(' # ');
  const lines = [...own, ...added]
    .filter(([, latex]) => latex !== '')
    .map(([name, latex]) => `  ${name} = ${expression(name) ?? valueOf(name, latex)},\n`);
  return `@${source?.type ?? typeOf(item)}{${normalKey(item.id, 'bibtex')},\n${lines.join('')}}\n`;
}

/** What another source of the library adds to an entry that lacks it. */
const addedToOwn: ReadonlySet<string> = new Set([
  'title',
  'author',
  'year',
  'doi',
  'url',
  'eprint',
  'archiveprefix',
  'abstract',
  'keywords',
]);
/** Fields that say what another one would. */
const sameField: ReadonlyMap<string, readonly string[]> = new Map([
  ['date', ['year']],
  ['subtitle', ['title']],
  ['editor', ['author']],
  ['doi', ['url']],
  ['eprint', ['archiveprefix', 'url']],
  ['howpublished', ['url']],
  ['eprinttype', ['archiveprefix']],
]);

/**
 * A field of the source's own, on one line; where not all tools would find its end, as plain text. Lists are written as they were read where
 * they would be split otherwise now.
 */
function ownValue(name: string, value: string, derived: readonly Field[]): string {
  const line = withoutLastBackslashes(oneLine(value));
  if (verbatim.has(name)) {
    return endsForAll(line) ? line : toVerbatim(line);
  }
  const written = apartFromBrace(withoutComments(line));
  const read = derived.find(([other]) => other === name)?.[1];
  const parts = lists.get(name);
  return endsForAll(written) && (parts === undefined || JSON.stringify(parts(written)) === JSON.stringify(parts(value)))
    ? written
    : ((parts === undefined ? undefined : read) ?? toLatex(latexToText(line)));
}

/** A backslash at the end would take the closing brace with it. */
function withoutLastBackslashes(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\\') {
    end--;
  }
  return line.slice(0, end);
}

function valueOf(name: string, latex: string): string {
  const month = name === 'month' ? months.find((start) => latex.toLowerCase().startsWith(start)) : undefined;
  return month ?? `{${latex}}`;
}

function typeOf(item: CslItem): string {
  const type = types.get(item.type) ?? 'misc';
  return item.type === 'thesis' && /master|硕士/i.test(text(item, 'genre') ?? '') ? 'mastersthesis' : type;
}

function text(item: CslItem, name: string): string | undefined {
  const value = item[name];
  const found = typeof value === 'string' || typeof value === 'number' ? oneLine(String(value)) : '';
  return found === '' ? undefined : found;
}

const toVerbatim = (value: string): string => normalAddress(value, 'bibtex');

function fieldsOf(item: CslItem, work: WrittenWork): Field[] {
  const type = typeOf(item);
  const [year, month, day] = dateOf(item);
  const container = type === 'article' ? 'journal' : type === 'misc' ? 'howpublished' : 'booktitle';
  const publisher =
    type === 'phdthesis' || type === 'mastersthesis' ? 'school' : type === 'techreport' ? 'institution' : 'publisher';
  const arxiv = /^arxiv:(.+)/i.exec(text(item, 'number') ?? '')?.[1];
  const eprint = arxiv ?? work.arxiv;
  const number = arxiv === undefined ? (text(item, 'issue') ?? text(item, 'number')) : undefined;
  const plain: readonly (readonly [name: string, value: string | undefined])[] = [
    [container, text(item, 'container-title')],
    ['series', text(item, 'collection-title')],
    ['volume', text(item, 'volume')],
    ['number', number],
    ['pages', text(item, 'page')],
    ['edition', text(item, 'edition')],
    [publisher, arxiv === undefined ? text(item, 'publisher') : undefined],
    ['address', text(item, 'publisher-place') ?? text(item, 'event-place')],
    ['isbn', text(item, 'ISBN')],
    ['issn', text(item, 'ISSN')],
    ['note', text(item, 'note')],
  ];
  return [
    ['author', namesOf(item.author)],
    ['title', titleToLatex(text(item, 'title') ?? '', work.names)],
    [
      'shorttitle',
      text(item, 'title-short') === text(item, 'title')
        ? ''
        : titleToLatex(text(item, 'title-short') ?? '', work.names),
    ],
    ['editor', namesOf(item.editor)],
    ...plain.map(([name, value]): Field => [
      name,
      name === 'pages' ? toLatex(value ?? '').replace(/(?<=\d)-(?=[A-Za-z]?\d)/g, '--') : toLatex(value ?? ''),
    ]),
    ['year', year],
    ['month', months[Number(month) - 1] ?? ''],
    ['day', day],
    ['doi', doiField(text(item, 'DOI') ?? '')],
    ['eprint', toVerbatim(eprint ?? '')],
    ['archiveprefix', eprint === undefined ? '' : 'arXiv'],
    ['url', toVerbatim(text(item, 'URL') ?? '')],
    ['langid', languageOf(text(item, 'language'))],
    ['keywords', tagsToLatex(normalTags(tagsOf(item, work), 'bibtex'))],
    ['abstract', toLatex(text(item, 'abstract') ?? '')],
  ];
}

function languageOf(language: string | undefined): string {
  const primary = language?.split(/[-_]/)[0]?.toLowerCase();
  return primary === 'en' ? 'english' : primary === 'zh' ? 'chinese' : '';
}

/** Year, month and day as far as they are known, else empty. */
function dateOf(item: CslItem): readonly [year: string, month: string, day: string] {
  const issued = item.issued;
  if (typeof issued !== 'object' || issued === null) {
    return ['', '', ''];
  }
  const { 'date-parts': dates, raw, literal } = issued as Readonly<Record<string, unknown>>;
  const parts: unknown = Array.isArray(dates) ? dates[0] : undefined;
  const part = (index: number) => {
    const value: unknown = Array.isArray(parts) ? parts[index] : undefined;
    return typeof value === 'number' || typeof value === 'string' ? toLatex(String(value)) : '';
  };
  const written = typeof raw === 'string' ? raw : typeof literal === 'string' ? literal : '';
  return [part(0) || toLatex(written), part(1), part(2)];
}

/** Apart by commas; in braces what holds one, which alone has a comma behind it, as else it could be braces round the field. */
function tagsToLatex(tags: readonly string[]): string {
  const parts = tags.map((tag) => (/[,;，；、]/.test(tag) ? `{${toLatex(tag)}}` : toLatex(tag)));
  return parts.length === 1 && parts[0]?.startsWith('{') === true ? `${parts[0]},` : parts.join(', ');
}

function namesOf(names: unknown): string {
  return peopleOf(names)
    .map((name) => nameOf(normalName(name, 'bibtex')))
    .filter((name) => name !== '')
    .join(' and ');
}

/** `von Last, Jr, First`; in braces what the rules for names would take apart, or take for a list. */
function nameOf(name: PersonName | undefined): string {
  const { family, given = '', literal = '', suffix = '' } = name ?? {};
  if (family === undefined) {
    return literal === '' ? '' : `{${toLatex(literal)}}`;
  }
  const particle = name?.['non-dropping-particle'];
  const before = particle === undefined ? '' : `${toLatex(particle)} `;
  const written = (part: (text: string) => string) =>
    [before + part(family), ...(suffix === '' ? [] : [part(suffix)]), given === '' ? '{}' : part(given)].join(', ');
  const plain = written(namePart);
  const [read, ...others] = bibtexNames(plain) ?? [];
  const isRead =
    others.length === 0 &&
    (['family', 'given', 'suffix', 'non-dropping-particle'] as const).every((part) => read?.[part] === name?.[part]);
  return isRead ? plain : written((text) => `{${toLatex(text)}}`);
}

/** In braces if it holds what separates names, or begins with a small letter, as only what stands before a family name does. */
function namePart(text: string): string {
  return /,|(?:^|\s)and(?:\s|$)/i.test(text) || /^\p{Ll}/u.test(text) ? `{${toLatex(text)}}` : toLatex(text);
}
