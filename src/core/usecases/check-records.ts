import type { TimeSlicer } from '../async/time-slicer';
import { pathOf } from '../base/uris';
import type { DocumentEntry } from '../cite/bibliographies/document-entries';
import { type CitedDocument, citedKeys } from '../cite/model/citation';
import { normalizeText } from '../library/merging/identity';
import { Sequencer } from '../async/sequencer';
import type { Library } from '../library/library';
import { readPublications, type ReadPublications } from '../library/publications';
import type { CslItem, Paper, Publication } from '../model/paper';
import { describesOthers, formatKindOf } from '../parse/formats/index';
import type { NoticeTable } from '../notices/notice-table';
import type { CachedAnswers } from '../services/model';
import { checkReferences, type RecordFinding } from '../verify/check-references';
import { type OtherRecord, PublishedIndex } from '../verify/published';
import { isPreprint, referenceItem, type CitedReference, statedItem } from '../verify/reference';

export interface RecordCheckServices {
  readonly library: Pick<Library, 'cited' | 'papers' | 'sources'>;
  /** What sources of the library say of works at some places. */
  readonly read: ReadPublications;
  /** The list of retractions, once it has been read. */
  readonly notices: () => NoticeTable | undefined;
  /** What services have answered before. */
  readonly cached: () => CachedAnswers;
  /** Records that were found for a paper in catalogues, by its key. */
  readonly found: (key: string) => readonly { readonly item: CslItem; readonly source: string }[];
}

/** A document as it was read. */
export interface RecordsDocument {
  readonly parsed: Pick<CitedDocument, 'groups' | 'definedKeys'>;
  /** What its own bibliographies say of the works that they have under some keys. */
  readonly entries: (keys: readonly string[]) => Promise<ReadonlyMap<string, DocumentEntry>>;
  /** The keys that other documents of its work cite. */
  readonly citedInWork?: Iterable<string>;
}

/** No answers at all. */
export const noAnswers: CachedAnswers = { get: () => [] };

/** Finds what is wrong with the references of documents, beside one library. What is read of it once is kept. */
export class RecordChecker {
  readonly #services: RecordCheckServices;
  /** By paper as it stands: what has changed is another one. */
  #publications = new WeakMap<Paper, Publication | 'none'>();
  #others = new WeakMap<Paper, readonly OtherRecord[]>();
  readonly #index = new PublishedIndex();
  #indexed: readonly Paper[] = [];
  /** The index is brought up to date by one check at a time, for which the others wait. */
  readonly #following = new Sequencer();

  constructor(services: RecordCheckServices) {
    this.#services = services;
  }

  /** Lets go of what sources said, since they were read anew. */
  forget(): void {
    this.#publications = new WeakMap();
    this.#others = new WeakMap();
  }

  /** What is wrong with the references of a document, see `checkReferences`; in slices. */
  async findings(document: RecordsDocument, slicer: Pick<TimeSlicer, 'run'>): Promise<readonly RecordFinding[]> {
    const { parsed, entries, citedInWork = [] } = document;
    const keys = new Set(citedKeys(parsed).filter((key) => !parsed.definedKeys.has(key)));
    const references = await this.#references(keys, entries);
    const elsewhere = await this.#references(
      [...citedInWork].filter((key) => !keys.has(key) && !parsed.definedKeys.has(key)),
      entries,
    );
    const others = await this.#othersLike(references, slicer);
    const { notices, cached, found } = this.#services;
    return slicer.run(
      checkReferences(
        parsed,
        references,
        {
          notices: notices(),
          cached: cached(),
          library: (reference) => others.get(reference) ?? [],
          catalogues: (paper) => found(paper.key),
        },
        elsewhere,
      ),
    );
  }

  /** The works that a document means by keys: those of its own bibliographies first, as its tool finds them. */
  async #references(cited: Iterable<string>, entries: RecordsDocument['entries']): Promise<readonly CitedReference[]> {
    const { library } = this.#services;
    const keys = [...new Set(cited)];
    const own = await entries(keys);
    const papers = keys.flatMap((key) => library.cited(key) ?? []);
    await this.#readPublications(papers);
    return keys.flatMap((key): CitedReference[] => {
      const entry = own.get(key);
      const paper = library.cited(key);
      const ofLibrary = paper && { key, holder: 'library' as const, paper, publication: this.#publicationOf(paper) };
      return entry === undefined ||
        (ofLibrary !== undefined && (isCopyOf(entry, ofLibrary.paper) || isSourceOf(entry, ofLibrary.paper)))
        ? ofLibrary === undefined
          ? []
          : [ofLibrary]
        : [{ key, holder: 'own', paper: entry.paper, publication: entry.publication }];
    });
  }

  #publicationOf(paper: Paper): Publication | undefined {
    const known = this.#publications.get(paper);
    return known === 'none' ? undefined : known;
  }

  async #readPublications(papers: Iterable<Paper>): Promise<void> {
    const wanted = [...new Set(papers)].filter((paper) => !this.#publications.has(paper));
    if (wanted.length === 0) {
      return;
    }
    const { library, read } = this.#services;
    const publications = await readPublications(wanted, library.sources, read);
    wanted.forEach((paper) => this.#publications.set(paper, publications.get(paper.key) ?? 'none'));
  }

  /** Other records of the library that may be the published versions of preprints. */
  async #othersLike(
    references: readonly CitedReference[],
    slicer: Pick<TimeSlicer, 'run'>,
  ): Promise<ReadonlyMap<CitedReference, readonly OtherRecord[]>> {
    const preprints = references.filter((reference) => isPreprint(statedItem(reference)));
    if (preprints.length === 0) {
      return new Map();
    }
    await this.#following.run(() => slicer.run(this.#followLibrary()));
    const like = new Map(preprints.map((reference) => [reference, this.#index.like(reference)]));
    await this.#readPublications([...like.values()].flat());
    const found = new Map<CitedReference, readonly OtherRecord[]>();
    for (const [reference, papers] of like) {
      const ofOthers = papers.map((paper): OtherRecord => {
        const publication = this.#publicationOf(paper);
        return { item: referenceItem({ paper, publication }), publication, source: paper.key };
      });
      found.set(reference, [
        ...ofOthers,
        ...(
          await Promise.all(
            [...(reference.holder === 'library' ? [reference.paper] : []), ...papers].map((paper) =>
              this.#furtherOf(paper),
            ),
          )
        ).flat(),
      ]);
    }
    return found;
  }

  *#followLibrary(): Generator<undefined, void, undefined> {
    const { papers } = this.#services.library;
    if (papers !== this.#indexed) {
      const [before, now] = [new Set(this.#indexed), new Set(papers)];
      this.#indexed = papers;
      yield* this.#index.update(
        [...before].filter((paper) => !now.has(paper)),
        papers.filter((paper) => !before.has(paper)),
      );
    }
  }

  /** What further bibliographies of a paper say of it than that which it is written from. */
  async #furtherOf(paper: Paper): Promise<readonly OtherRecord[]> {
    const known = this.#others.get(paper);
    if (known !== undefined) {
      return known;
    }
    const { read } = this.#services;
    const described = paper.sources.filter(
      ({ format }) => ['bibliography', 'export'].includes(formatKindOf(format) ?? '') || describesOthers(format),
    );
    const records: OtherRecord[] = [];
    for (const { source, format, span } of described.length > 1 ? described : []) {
      const [publication] = await read(source, format, [span], []).catch((): readonly undefined[] => []);
      if (publication !== undefined) {
        const { doi, arxiv, ...rest } = paper;
        const isStated = publication.csl.DOI !== undefined;
        const item = referenceItem({ paper: isStated && doi !== undefined ? { ...rest, doi } : rest, publication });
        records.push({ item: arxiv === undefined ? item : { ...item, custom: { arxiv } }, publication, source });
      }
    }
    this.#others.set(paper, records);
    return records;
  }
}

/** Whether an entry is one that the library has its paper from: where a document names no bibliography, those of the library may count for it. */
function isSourceOf({ paper: entry }: DocumentEntry, { sources }: Paper): boolean {
  const [{ source: path, span }] = entry.sources;
  return sources.some(({ source, span: { start } }) => {
    const other = source.includes('://') ? pathOf(source) : source;
    return start === span.start && (other === path || path.endsWith(`/${other}`));
  });
}

/** Whether an entry was made from a paper of a list of abstracts, so that it says no more of the work than the list does. */
function isCopyOf({ paper: entry }: DocumentEntry, paper: Paper): boolean {
  return (
    paper.titleIsDerived &&
    (entry.authors?.length ?? 0) === 0 &&
    normalizeText(entry.title.slice(0, 1_000)) === normalizeText(paper.title.slice(0, 1_000))
  );
}
