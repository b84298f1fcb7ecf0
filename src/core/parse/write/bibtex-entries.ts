import type { CslItem, PersonName } from '../../model';
import type { WrittenWork } from '../bibliography-format';
import { peopleOf } from '../csl-names';
import { latexToText } from '../latex';
import { apartFromBrace, endsForAll, titleToLatex, toLatex, withoutComments } from './latex-text';
import { oneLine } from './plain-text';

const types: ReadonlyMap<string, string> = new Map(Object.entries({
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', review: 'article', 'paper-conference': 'inproceedings',
  chapter: 'incollection', 'entry-encyclopedia': 'incollection', 'entry-dictionary': 'incollection', book: 'book', pamphlet: 'booklet', report: 'techreport',
  thesis: 'phdthesis', manuscript: 'unpublished',
}));
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Fields that are read without markup, and so are written without. */
const verbatim: ReadonlySet<string> = new Set(['doi', 'eprint', 'file', 'url']);
/** Characters that no key can be written with. */
const notInKeys = /[\s"#%',={}~\\()]/g;

type Field = readonly [name: string, latex: string];

/** A bibliography in BibTeX, under keys that it can hold. */
export function bibtexEntries(works: readonly WrittenWork[]): string {
  return withKeys(works).map(entryOf).join('\n');
}

/** Works under keys that BibTeX can hold; where two come to the same, a number tells apart those that had to be changed. */
function withKeys(works: readonly WrittenWork[]): readonly WrittenWork[] {
  const taken = new Set(works.map(({ item }) => item.id).filter((id) => bibtexKey(id) === id));
  const last = new Map<string, number>();
  return works.map((work) => {
    const key = bibtexKey(work.item.id);
    if (key === work.item.id) {
      return work;
    }
    let id = key;
    for (let number = last.get(key) ?? 2; taken.has(id); number++) {
      id = `${key}-${number}`;
      last.set(key, number + 1);
    }
    taken.add(id);
    return { ...work, item: { ...work.item, id } };
  });
}

/** The entry of a work: what its own BibTeX source says, else what is known of it, under the key that it is cited by. */
function entryOf({ item, publication, names, otherIds }: WrittenWork): string {
  const source = publication?.bibtex;
  const derived = fieldsOf(item, names);
  const own = source === undefined ? [] : [...source.fields].map(([name, value]): Field => [name, ownValue(name, value)]);
  const known = new Set(own.flatMap(([name]) => [name, ...(sameField.get(name) ?? [])]));
  const added = source === undefined ? derived : derived.filter(([name]) => addedToOwn.has(name) && !known.has(name));
  const ids = otherIds.map(bibtexKey).join(',');
  const lines = [...own, ...added, ['ids', ids] as const].filter(([, latex]) => latex !== '').map(([name, latex]) => `  ${name} = ${valueOf(name, latex)},\n`);
  return `@${source?.type ?? typeOf(item)}{${bibtexKey(item.id)},\n${lines.join('')}}\n`;
}

/** A key as BibTeX can hold it: other characters become hyphens. Keys that the library gives stay as they are. */
export function bibtexKey(key: string): string {
  return oneLine(key).replace(notInKeys, '-') || 'unnamed';
}

/** What another source of the library adds to an entry that lacks it. */
const addedToOwn: ReadonlySet<string> = new Set(['title', 'author', 'year', 'doi', 'url', 'eprint', 'archiveprefix', 'abstract', 'keywords']);
/** Fields that say what another one would. */
const sameField: ReadonlyMap<string, readonly string[]> = new Map([
  ['date', ['year']], ['editor', ['author']], ['doi', ['url']], ['eprint', ['archiveprefix', 'url']], ['howpublished', ['url']], ['eprinttype', ['archiveprefix']],
]);

/** A field of the source's own, on one line; where not all tools would find its end, as plain text. */
function ownValue(name: string, value: string): string {
  const line = withoutLastBackslashes(oneLine(value));
  if (verbatim.has(name)) {
    return endsForAll(line) ? line : toVerbatim(line);
  }
  const written = apartFromBrace(withoutComments(line));
  return endsForAll(written) ? written : toLatex(latexToText(line));
}

/** A backslash at the end would take the closing brace with it. */
function withoutLastBackslashes(line: string): string {
  let end = line.length;
  while (line[end - 1] === '\\') end--;
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

/** An address or identifier: what braces and backslashes would break is written by its code. */
function toVerbatim(value: string): string {
  return oneLine(value).replace(/[\s{}\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function fieldsOf(item: CslItem, names: readonly string[]): Field[] {
  const type = typeOf(item);
  const [year, month, day] = dateOf(item);
  const container = type === 'article' ? 'journal' : type === 'misc' ? 'howpublished' : 'booktitle';
  const publisher = type === 'phdthesis' || type === 'mastersthesis' ? 'school' : type === 'techreport' ? 'institution' : 'publisher';
  const arxiv = /^arxiv:(.+)/i.exec(text(item, 'number') ?? '')?.[1];
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
    ['title', titleToLatex(text(item, 'title') ?? '', names)],
    ['editor', namesOf(item.editor)],
    ...plain.map(([name, value]): Field => [name, name === 'pages' ? toLatex(value ?? '').replace(/(?<=\d)-(?=[A-Za-z]?\d)/g, '--') : toLatex(value ?? '')]),
    ['year', year],
    ['month', months[Number(month) - 1] ?? ''],
    ['day', day],
    ['doi', toVerbatim(text(item, 'DOI') ?? '')],
    ['eprint', toVerbatim(arxiv ?? '')],
    ['archiveprefix', arxiv === undefined ? '' : 'arXiv'],
    ['url', toVerbatim(text(item, 'URL') ?? '')],
    ['langid', languageOf(text(item, 'language'))],
    ['keywords', toLatex(text(item, 'keyword') ?? '')],
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

function namesOf(names: unknown): string {
  return peopleOf(names).map(nameOf).filter((name) => name !== '').join(' and ');
}

/** `von Last, Jr, First`; in braces what the rules for names would take apart. */
function nameOf(name: PersonName): string {
  const { family = '', given = '', literal = '', suffix = '' } = name;
  const particle = oneLine([name['dropping-particle'], name['non-dropping-particle']].filter((part) => part !== undefined).join(' '));
  if (family === '' || (given === '' && suffix === '')) {
    const whole = toLatex(literal || [particle, family || given].join(' '));
    return whole === '' ? '' : /\s|,/.test(whole) || family === '' ? `{${whole}}` : whole;
  }
  const isVon = /^\p{Ll}[^\s,]*(?: \p{Ll}[^\s,]*)*$/u.test(particle);
  const last = isVon ? `${toLatex(particle)} ${namePart(family)}` : namePart(`${particle} ${family}`);
  return [last, ...(suffix === '' ? [] : [namePart(suffix)]), namePart(given)].join(', ');
}

/** In braces if it holds what parts names, or begins with a small letter, as only what stands before a family name does. */
function namePart(value: string): string {
  const line = oneLine(value);
  return /,|(?:^|\s)and(?:\s|$)/i.test(line) || /^\p{Ll}/u.test(line) ? `{${toLatex(line)}}` : toLatex(line);
}
