import type { WorkSteps } from '../async/time-slicer';
import type { DocumentKeys } from '../cite/bibliographies/document-keys';
import { isAddress, isOfMachine } from '../cite/bibliographies/paths';
import { checkCitations, type CheckOptions, type Finding, type KnownKeys } from '../cite/check/check';
import { NearestKeys } from '../cite/check/nearest-keys';
import { type BibliographyReference, citedKeys, type CitedDocument } from '../cite/model/citation';
import { projectOf } from '../cite/languages/projects';
import type { Library } from '../library/library';

/** A document as it was read, and what its own bibliographies hold. */
export interface CheckedDocument {
  readonly text: string;
  readonly parsed: CitedDocument;
  readonly own: DocumentKeys;
}

/** A bibliography that a document relies on and that cannot be read, so that keys which may stand there are not told. */
export interface MissingBibliography {
  /** As it is written. */
  readonly written: string;
  /**
   * Where the document names it; undefined where that is no mistake of the document: a project or another document names
   * it, it is elsewhere, a build makes it, or the tool may find it in places of its own.
   */
  readonly reference: BibliographyReference | undefined;
}

/** Finds what is wrong with the citations of documents, beside one library. Spellings of its keys are worked out once. */
export class CitationChecker {
  readonly #library: Pick<Library, 'cited' | 'pinOf' | 'isDisputed'>;
  readonly #nearest: NearestKeys;
  readonly #known: KnownKeys;

  constructor(library: Pick<Library, 'cited' | 'papers' | 'pinOf' | 'isDisputed'>) {
    this.#library = library;
    this.#nearest = new NearestKeys(() => library.papers);
    this.#known = {
      get: (key) => this.#library.cited(key),
      lost: (key) => {
        const pin = this.#library.pinOf(key)?.pin;
        return pin === undefined ? undefined : (pin.title ?? pin.about ?? pin.name ?? '');
      },
      isDisputed: (key) => this.#library.isDisputed(key),
      nearest: (key, others) => this.#nearest.nearest(key, 3, others),
    };
  }

  /** Does beforehand, in steps, what the check of a document with unknown keys takes longest for. */
  *prepare({ parsed, own }: Pick<CheckedDocument, 'parsed' | 'own'>): WorkSteps<void> {
    if (citedKeys(parsed).some((key) => this.#library.cited(key) === undefined && !own.has(key))) {
      yield* this.#nearest.prepare();
    }
  }

  /** What is wrong with the citations of a document, in order of place, see `checkCitations`. */
  findings({ text, parsed, own }: CheckedDocument, options: CheckOptions = {}): readonly Finding[] {
    return checkCitations(parsed, text, this.#known, own, options);
  }
}

/** The bibliographies of a document that cannot be read. */
export function missingBibliographies({
  parsed,
  own,
}: Pick<CheckedDocument, 'parsed' | 'own'>): readonly MissingBibliography[] {
  const named = new Map([...parsed.bibliographies].reverse().map((reference) => [reference.path, reference]));
  const isElsewhere = (written: string) =>
    projectOf(parsed.syntax).includes.hasSearchPath === true ||
    own.expected.has(written) ||
    isAddress(written) ||
    isOfMachine(written);
  return own.missing.map((written) => ({ written, reference: isElsewhere(written) ? undefined : named.get(written) }));
}
