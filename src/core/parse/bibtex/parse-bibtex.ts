import type { Entry, Link, ParsedSource, Problem } from '../../model/paper';
import { bibtexDate, yearOfDate } from './dates';
import { FieldReader, type FieldsByName } from './fields';
import type { ScannedEntry } from './entry-reader';
import { bibtexKeywords } from './keywords';
import { bibtexNames, otherBibtexNames } from './names';
import { scanBibtexFile } from './scan';
import { describe, publishedIn } from '../fields/bibliographic-fields';
import { doiInLatex } from '../fields/doi';
import { withoutUndefined } from '../../text/without-undefined';
import { linksOfField } from '../fields/field-links';
import { addressInLatex } from './latex-addresses';
import { latexToText } from './latex-to-text';
import { plainBibtexTitle } from './plain-title';
import { LineIndex } from '../../text/line-index';
import { namesArxiv, otherAddresses } from './publication';
import { statedArxiv, statedDoi } from '../fields/stated-ids';
import { WrittenKeys } from '../fields/written-keys';

/**
 * Reads a BibTeX or BibLaTeX file: what listing and search need of each entry, found by a scan. The entry's own range
 * gives its text to `bibtex-entry`, which understands it fully.
 */
export function parseBibtex(text: string): ParsedSource {
  const { entries: scanned, unread } = scanBibtexFile(text);
  const maker = new EntryMaker(text, scanned);
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
    if (maker.isWork(entry)) {
      entries.push(maker.entryOf(entry, span));
    }
  }
  problems.push(
    ...unread.map(({ name, start, end }): Problem => ({
      code: 'damaged-entry',
      args: [name],
      span: lines.spanOf(start, end),
    })),
  );
  return { entries, problems: problems.sort((left, right) => left.span.start - right.span.start) };
}

/** Makes entries of what a file says of works. */
class EntryMaker {
  readonly #text: string;
  readonly #fields: FieldReader;
  /** Further keys of an entry: those of sets that it comes first in. */
  readonly #sets = new Map<ScannedEntry, string[]>();

  constructor(text: string, scanned: readonly ScannedEntry[]) {
    this.#text = text;
    this.#fields = new FieldReader(text, scanned);
    for (const entry of scanned) {
      const first = this.#firstOf(entry);
      if (first !== undefined && entry.key !== undefined) {
        const keys = this.#sets.get(first) ?? [];
        keys.push(entry.key);
        this.#sets.set(first, keys);
      }
    }
  }

  /** Whether an entry describes a work: data for others, a set of others and what a style or a package is told do not. */
  isWork(entry: ScannedEntry): boolean {
    return (
      !notWorks.has(entry.type) &&
      this.#firstOf(entry) === undefined &&
      (entry.key !== undefined || entry.fields.length > 0)
    );
  }

  /** The first entry of a set that the file has. */
  #firstOf(set: ScannedEntry): ScannedEntry | undefined {
    const members = set.type === 'set' ? this.#fields.keysIn(set.fields.find(({ name }) => name === 'entryset')) : [];
    return members
      .map((key) => this.#fields.entry(key))
      .find((entry) => entry !== undefined && entry.type !== 'set' && entry.type !== 'xdata');
  }

  entryOf(entry: ScannedEntry, span: Entry['span']): Entry {
    const fields = this.#fields.fields(entry);
    const raw = (name: string, from = fields) => {
      const field = from.get(name);
      return field === undefined ? undefined : this.#fields.valueOf(field);
    };
    const plain = (name: string, from = fields) => {
      const value = raw(name, from);
      return value === undefined ? undefined : latexToText(value) || undefined;
    };
    // A parent's number is not its parts'.
    const own = fields.has('crossref') ? this.#fields.ownFields(entry) : fields;
    const ownText = (name: string) => plain(name, own);
    const container = ['journal', 'journaltitle', 'booktitle', 'maintitle'].find((name) => fields.has(name));
    // The name of a string that another file defines says nothing of where a work stands.
    const isUnresolved =
      container !== undefined &&
      this.#fields.unresolvedParts(fields.get(container) ?? { name: '', parts: [] }) !== undefined;
    const title =
      [raw('title'), raw('subtitle')]
        .flatMap((part) => (part === undefined ? [] : plainBibtexTitle(part) || []))
        .join(': ') || undefined;
    const abstract = plain('abstract') ?? '';
    const authors = bibtexNames(raw('author')) ?? bibtexNames(raw('editor'));
    const otherNames = otherBibtexNames(raw('author'));
    const isArxiv = namesArxiv(plain('eprinttype') ?? plain('archiveprefix'));
    const addresses = ['url', ...otherAddresses].map((name) => addressInLatex(raw(name) ?? '') || undefined);
    return {
      span,
      format: 'bibtex',
      ...describe(title, abstract),
      abstract,
      links: this.#links(entry, isArxiv),
      ...withoutUndefined({
        writtenKey: entry.key,
        title,
        authors,
        translation: otherNames === undefined ? undefined : { authors: otherNames },
        year: yearOfDate(bibtexDate(plain('date'), plain('year'))),
        doi: doiInLatex(raw('doi')) ?? statedDoi(undefined, addresses),
        arxiv: statedArxiv({
          identifiers: [isArxiv ? raw('eprint') : undefined],
          numbers: [ownText('number') ?? ownText('issue')],
          containers: [ownText('journaltitle') ?? ownText('journal') ?? ownText('booktitle'), ownText('volume')],
          addresses,
          notes: [ownText('note') ?? ownText('addendum')],
        }),
        tags: bibtexKeywords(raw('keywords')),
        aliases: this.#aliases(entry, fields),
        publishedIn: publishedIn({
          container: isUnresolved || container === undefined ? undefined : plain(container),
          volume: plain('volume'),
          issue: plain('issue') ?? plain('number'),
          pages: plain('pages'),
        }),
      }),
    };
  }

  #aliases(entry: ScannedEntry, fields: FieldsByName): string[] | undefined {
    const aliases = [...this.#fields.keysIn(fields.get('ids')), ...(this.#sets.get(entry) ?? [])];
    return aliases.length === 0 ? undefined : aliases;
  }

  /** Links where they stand in the entry, in the fields that hold any. */
  #links({ fields }: ScannedEntry, isArxiv: boolean): Link[] {
    const holds = (name: string) => (name === 'doi' ? 'doi' : name === 'eprint' && isArxiv ? 'arxiv' : 'text');
    return fields
      .filter(({ name }) => linkFields.has(name))
      .flatMap(({ name, parts }) =>
        parts.filter(({ kind }) => kind === 'text').flatMap((part) => linksOfField(this.#text, part, holds(name))),
      );
  }
}

const notWorks: ReadonlySet<string> = new Set(['xdata', 'control', 'ieeetranbstctl', 'bstctl', 'bibnote']);

const linkFields: ReadonlySet<string> = new Set([
  'url',
  ...otherAddresses,
  'doi',
  'abstract',
  'note',
  'howpublished',
  'code',
  'eprint',
  'annote',
  'addendum',
  'urls',
  'pdf',
  'html',
  'website',
  'adsurl',
  ...Array.from({ length: 9 }, (_, index) => `bdsk-url-${index + 1}`),
]);
