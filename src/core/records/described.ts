import { asPaper } from '../cite/bibliographies/document-entries';
import { cslItem } from '../cite/export/csl-item';
import type { Library } from '../library/library';
import { numberFields, textFields } from '../library/pins/pin-fields';
import type { Pin } from '../library/pins/pins';
import type { CslItem, Paper, Publication } from '../model/paper';
import { publicationsIn } from '../parse/bibliography';
import { arxivIn } from '../parse/fields/bibliographic-fields';
import { doiIn } from '../parse/fields/doi';
import { addedPapers, recordText } from '../parse/formats/literature-records';
import { parseSource } from '../parse/source';
import { detectLanguage } from '../text/language';

/** What is to be said of a work. */
export interface Description {
  readonly item: CslItem;
  readonly publication?: Publication | undefined;
  /** Fields for a person to fill in. */
  readonly empty?: readonly string[];
}

/** Where a description comes from. */
export interface DescriptionOrigin {
  readonly source: string;
  /** `2026-11-29`. */
  readonly date: string;
  readonly score?: number | undefined;
}

/** What of the library is asked about papers that get records. */
export type DescribedLibrary = Pick<Library, 'evidenceOf' | 'get'>;

/** What an entry keeps of its paper; its derived title stands beside for people. */
const evidenceFields = [...textFields.filter((field) => field !== 'about'), ...numberFields];

/** What a records file keeps of a paper, to find it by again. */
export function evidenceIn(pin: Pin): Readonly<Record<string, string | number | undefined>> {
  return Object.fromEntries(evidenceFields.map((field) => [field, pin[field]]));
}

/** The entries for papers, in the order given; a key that means no paper, or a provisional key, has none. */
export function entriesFor(
  library: DescribedLibrary,
  wanted: readonly { readonly key: string; readonly description: Description; readonly origin: DescriptionOrigin }[],
): readonly { readonly key: string; readonly text: string }[] {
  const pins = new Map(library.evidenceOf(wanted.map(({ key }) => key)).map((pin) => [pin.key, pin]));
  return wanted.flatMap(({ key, description, origin }) => {
    const paper = library.get(key);
    const pin = paper === undefined ? undefined : pins.get(paper.key);
    return paper === undefined || pin === undefined
      ? []
      : [{ key: paper.key, text: entryText(paper, pin, description, origin) }];
  });
}

function entryText(
  paper: Paper,
  pin: Pin,
  { item, publication, empty }: Description,
  origin: DescriptionOrigin,
): string {
  const evidence = evidenceIn(pin);
  const { abstract } = item;
  // The entry of a paper that was added is the paper, and stays so whatever takes its place.
  const isAdded = paper.sources.some(({ format }) => format === addedPapers.id);
  // What the paper says itself in the same language is not said again, unless this is where it says it.
  const isOther =
    isAdded || (typeof abstract === 'string' && (paper.abstract === '' || detectLanguage(abstract) !== paper.language));
  const said = abstract ?? (isAdded && paper.abstract !== '' ? paper.abstract : undefined);
  return recordText(
    {
      item: { ...item, keyword: undefined, abstract: isOther ? said : undefined, id: paper.key, type: item.type },
      publication,
      names: paper.names,
    },
    {
      source: origin.source,
      date: origin.date,
      ...(isAdded
        ? { isAdded, evidence: {} }
        : {
            ...(origin.score === undefined ? {} : { score: origin.score }),
            about: paper.derivedTitle ?? paper.title,
            evidence,
          }),
    },
    { ...(empty === undefined ? {} : { empty }), leftOut: isOther ? [] : ['abstract'] },
  );
}

/** The fields that a reference cannot do without. */
const needed = ['author', 'title', 'year'];

/** What is known of a paper, with empty fields for what a reference needs. A derived title is none. */
export function knownOf(paper: Paper, publication?: Publication): Description {
  const item = cslItem({ paper, publication });
  return {
    item: { ...item, abstract: undefined, title: paper.titleIsDerived ? undefined : item.title },
    publication,
    empty: needed,
  };
}

/** What a person has given for a paper: a record; identifiers alone; several records; nothing of the sort. */
export type Given =
  | { readonly kind: 'record'; readonly description: Description }
  | { readonly kind: 'identifier'; readonly doi?: string; readonly arxiv?: string }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'nothing' };

/** No record is longer. */
const longest = 200_000;

/** Reads a BibTeX entry, a RIS, CSL-JSON or other record, or a DOI or arXiv identifier, as it stands alone or in an address. */
export function givenIn(text: string): Given {
  const plain = text.trim();
  if (plain === '' || plain.length > longest) {
    return { kind: 'nothing' };
  }
  if (!/\s/.test(plain.replace(/^(?:doi|arxiv)\s{0,3}:\s{0,3}/i, ''))) {
    return identifierIn(plain);
  }
  const path = 'pasted.txt';
  // A single record of CSL-JSON may stand without its brackets.
  const candidates = plain.startsWith('{') ? [`[${plain}]`, plain] : [plain];
  for (const candidate of candidates) {
    const parsed = parseSource({ path, text: candidate }, { markers: [], needsEvidence: true });
    const entries = 'skipped' in parsed ? [] : parsed.entries.filter((entry) => isRecord(entry));
    const [entry, ...others] = entries;
    if (others.length > 0) {
      return { kind: 'several', count: entries.length };
    }
    if (entry !== undefined) {
      const publication = publicationsIn(candidate, entry.format)(entry.span);
      const paper = asPaper(entry, entry.writtenKey ?? 'pasted', path);
      return { kind: 'record', description: { item: cslItem({ paper, publication }), publication } };
    }
  }
  return { kind: 'nothing' };
}

/** Whether an entry tells of a work what a list of abstracts does not. */
function isRecord({
  title,
  authors,
  doi,
  arxiv,
}: {
  title?: string;
  authors?: unknown;
  doi?: string;
  arxiv?: string;
}): boolean {
  return title !== undefined && (authors !== undefined || doi !== undefined || arxiv !== undefined);
}

function identifierIn(text: string): Given {
  const arxivDoi = /10\.48550\/arxiv\.(\S+)/i.exec(text)?.[1];
  const arxiv = arxivIn(arxivDoi ?? text.replace(/\/(?:pdf|html)\//i, '/abs/'));
  const doi = arxivDoi === undefined ? doiIn(text) : undefined;
  return doi !== undefined
    ? { kind: 'identifier', doi }
    : arxiv !== undefined
      ? { kind: 'identifier', arxiv }
      : { kind: 'nothing' };
}

/** A description with an identifier. */
export function withIdentifier(
  { item, ...rest }: Description,
  { doi, arxiv }: { doi?: string; arxiv?: string },
): Description {
  return {
    ...rest,
    item: {
      ...item,
      ...(doi === undefined ? {} : { DOI: doi, URL: undefined }),
      ...(arxiv === undefined
        ? {}
        : {
            type: 'article',
            number: `arXiv:${arxiv}`,
            archive: 'arXiv',
            publisher: 'arXiv',
            URL: `https://arxiv.org/abs/${arxiv}`,
          }),
    },
  };
}
