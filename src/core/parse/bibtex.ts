import type { Entry, Link, ParsedSource, Problem } from '../model';
import type { ScannedEntry, ScannedField } from './bibtex-reader';
import { bibtexNames } from './bibtex-names';
import { scanBibtexFile } from './bibtex-scan';
import { describe, longestTags, publishedIn, yearIn } from './described';
import { doiInLatex } from './doi';
import { known } from './known';
import { linksOfField } from './field-links';
import { latexToText } from './latex';
import { LineIndex } from './line-index';
import { splitBibtexKeywords } from './person-names';
import { addressIn, namesArxiv } from './publication-bibtex';
import { statedArxiv, statedDoi } from './stated-ids';
import { WrittenKeys } from './written-keys';

const months = 'January February March April May June July August September October November December'.split(' ');

/**
 * Reads a BibTeX or BibLaTeX file: what listing and search need of each entry, found by a scan. The entry's own range
 * gives its text to `bibtex-entry`, which understands it fully.
 */
export function parseBibtex(text: string): ParsedSource {
  const { entries: scanned, unread } = scanBibtexFile(text);
  const reader = new FieldReader(text, scanned);
  const lines = new LineIndex(text);
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  const keys = new WrittenKeys();
  for (const entry of scanned) {
    const span = lines.spanOf(entry.start, entry.end);
    if (entry.isDamaged) {
      problems.push({ code: 'damaged-entry', args: [entry.key ?? entry.type], span });
    }
    if (entry.type === 'string') {
      continue;
    }
    if (entry.key === undefined) {
      if (!entry.isDamaged) {
        problems.push({ code: 'missing-key', span });
      }
    } else {
      problems.push(...keys.add(entry.key, span));
    }
    if (entry.type !== 'xdata' && (entry.key !== undefined || entry.fields.length > 0)) {
      entries.push(reader.entryOf(entry, span));
    }
  }
  problems.push(...unread.map(({ name, start, end }): Problem => ({ code: 'damaged-entry', args: [name], span: lines.spanOf(start, end) })));
  return { entries, problems: problems.sort((left, right) => left.span.start - right.span.start) };
}

/** What an entry does not inherit from the one that its `crossref` names. */
const ownFields: ReadonlySet<string> = new Set(['abstract', 'crossref', 'doi', 'ids', 'keywords', 'label', 'shorttitle', 'subtitle', 'title', 'titleaddon', 'url', 'xdata']);

/** Makes text of scanned fields, with the strings and parents of the whole file. */
export class FieldReader {
  readonly #text: string;
  readonly #strings = new Map<string, string>();
  readonly #byKey = new Map<string, ScannedEntry>();
  /** Characters that strings and parents may add to the file's own, lest thousands of entries name one that is long. */
  #budget: number;

  constructor(text: string, entries: readonly ScannedEntry[]) {
    this.#text = text;
    this.#budget = text.length * 4 + leastBudget;
    months.forEach((month) => this.#strings.set(month.slice(0, 3).toLowerCase(), month));
    for (const entry of entries) {
      if (entry.type === 'string') {
        entry.fields.forEach((field) => this.#strings.set(field.name, this.#valueOf(field).slice(0, longestString)));
      } else if (entry.key !== undefined && !this.#byKey.has(entry.key.toLowerCase())) {
        this.#byKey.set(entry.key.toLowerCase(), entry);
      }
    }
  }

  entryOf(entry: ScannedEntry, span: Entry['span']): Entry {
    const fields = this.#fieldsOf(entry);
    const parent = this.#parentOf(fields.get('crossref'));
    const raw = (name: string) => this.#raw(fields, name);
    const inherited = (...names: string[]) => names.map((name) => raw(name) ?? this.#raw(parent, name)).find((value) => value !== undefined);
    const plain = (name: string) => {
      const value = raw(name);
      return value === undefined ? undefined : latexToText(value) || undefined;
    };
    const title = [plain('title'), plain('subtitle')].filter((part) => part !== undefined).join(': ') || undefined;
    const abstract = plain('abstract') ?? '';
    const authors = bibtexNames(raw('author')) ?? bibtexNames(raw('editor'));
    const isArxiv = namesArxiv(plain('eprinttype') ?? plain('archiveprefix'));
    const address = addressIn(raw('url'));
    return {
      span,
      format: 'bibtex',
      ...describe(title, abstract),
      abstract,
      links: this.#links(entry, isArxiv),
      ...known({
        writtenKey: entry.key,
        title,
        authors,
        year: yearIn(inherited('date')) ?? yearIn(inherited('year')),
        doi: doiInLatex(raw('doi')) ?? statedDoi(undefined, [address]),
        arxiv: statedArxiv({
          identifiers: [isArxiv ? raw('eprint') : undefined],
          numbers: [plain('number') ?? plain('issue')],
          containers: [plain('journaltitle') ?? plain('journal') ?? plain('booktitle'), plain('volume')],
          addresses: [address],
          notes: [plain('note') ?? plain('addendum')],
        }),
        tags: keywordsIn(raw('keywords')),
        aliases: keysIn(raw('ids')),
        publishedIn: publishedIn(plain('journal') ?? plain('journaltitle') ?? plain('booktitle'), plain('volume'), plain('pages')),
      }),
    };
  }

  /** The fields in LaTeX's markup, with all that the entry takes from strings and parents. */
  latexOf(entry: ScannedEntry): ReadonlyMap<string, string> {
    const fields = this.#fieldsOf(entry);
    const parent = this.#parentOf(fields.get('crossref'));
    const inherited = [...parent].map(([name, field]) => [name === 'title' ? 'booktitle' : name, field] as const).filter(([name]) => !ownFields.has(name));
    const all = new Map([...fields, ...inherited.filter(([name]) => !fields.has(name))]);
    all.delete('crossref');
    all.delete('xdata');
    return new Map([...all].map(([name, field]) => [name, this.#valueOf(field)]));
  }

  /** By name, the first of each; what an entry lacks is in the data entries that it names. */
  #fieldsOf(entry: ScannedEntry): Map<string, ScannedField> {
    const fields = new Map<string, ScannedField>();
    const add = (field: ScannedField) => fields.has(field.name) || fields.set(field.name, field);
    entry.fields.forEach(add);
    const shared = fields.get('xdata');
    const keys = shared === undefined ? [] : this.#valueOf(shared).slice(0, longestString).toLowerCase().split(',');
    for (const key of keys) {
      this.#inherited(this.#byKey.get(key.trim())).forEach(add);
    }
    return fields;
  }

  #inherited(parent: ScannedEntry | undefined): readonly ScannedField[] {
    return parent !== undefined && this.#affords(parent.end - parent.start) ? parent.fields : [];
  }

  #affords(length: number): boolean {
    this.#budget -= length;
    return this.#budget >= 0;
  }

  #parentOf(field: ScannedField | undefined): ReadonlyMap<string, ScannedField> {
    const parent = field === undefined ? undefined : this.#byKey.get(this.#valueOf(field).trim().toLowerCase());
    return new Map(this.#inherited(parent).map((inherited) => [inherited.name, inherited]));
  }

  #raw(fields: ReadonlyMap<string, ScannedField>, name: string): string | undefined {
    const field = fields.get(name);
    return field === undefined ? undefined : this.#valueOf(field);
  }

  /** Parts joined as `#` does; a string that nobody defined stands for itself. */
  #valueOf(field: ScannedField): string {
    return field.parts
      .map(({ kind, start, end }) => {
        const part = this.#text.slice(start, end);
        const meant = kind === 'name' ? this.#strings.get(part.toLowerCase()) : undefined;
        return meant !== undefined && this.#affords(meant.length) ? meant : part;
      })
      .join('')
      .slice(0, longestValue);
  }

  /** Links where they stand in the entry, in the fields that hold any. */
  #links({ fields }: ScannedEntry, isArxiv: boolean): Link[] {
    const holds = (name: string) => (name === 'doi' ? 'doi' : name === 'eprint' && isArxiv ? 'arxiv' : 'text');
    return fields
      .filter(({ name }) => linkFields.has(name))
      .flatMap(({ name, parts }) => parts.filter(({ kind }) => kind === 'text').flatMap((part) => linksOfField(this.#text, part, holds(name))));
  }
}

const leastBudget = 1_000_000;
const longestValue = 1_000_000;
/** Strings made of strings could double at each definition. */
const longestString = 2_000;
const linkFields: ReadonlySet<string> = new Set(['url', 'doi', 'abstract', 'note', 'howpublished', 'code', 'eprint', 'annote', 'addendum', 'urls', 'pdf']);

function keywordsIn(keywords: string | undefined): string[] | undefined {
  const tags = splitBibtexKeywords((keywords ?? '').slice(0, longestTags)).map(latexToText).filter((tag) => tag !== '');
  return tags.length === 0 ? undefined : [...new Set(tags)];
}

/** Further keys of an entry, as biblatex has them. */
function keysIn(ids: string | undefined): string[] | undefined {
  const keys = (ids ?? '').slice(0, longestString).split(/[\s,]+/).filter((key) => key !== '');
  return keys.length === 0 ? undefined : keys;
}
