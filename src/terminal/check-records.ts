import { citedKeys } from '../core/cite/model/citation';
import type { BibliographyFile } from '../core/cite/bibliographies/document-keys';
import type { Library } from '../core/library/library';
import type { ReadPublications } from '../core/library/publications';
import { NoticeTable } from '../core/notices/notice-table';
import { type DamagedNotice, readRetractionWatch } from '../core/notices/retraction-watch';
import { LineIndex } from '../core/text/line-index';
import type { CheckedDocument } from '../core/usecases/check-documents';
import { noAnswers, RecordChecker } from '../core/usecases/check-records';
import { ownEntries, type ReadBibliographyText } from '../core/usecases/own-entries';
import type { RecordFinding } from '../core/verify/check-references';
import { recordMessage, uncitedMessage } from '../core/verify/record-problems';
import { uncitedEntries } from '../core/verify/uncited';
import { catalogueOnDisk } from '../node/catalogue-file';
import { UsageError } from './arguments';

const reasons: Readonly<Record<DamagedNotice['reason'], string>> = {
  'open-quote': 'a quotation mark is opened here and not closed; the row was left out.',
  'other-columns': 'this row has another number of columns than the first, and was left out.',
  'unknown-nature': 'this row is no retraction, correction, expression of concern or reinstatement, and was left out.',
};
/** Damaged places of a list that are told one by one; the others are counted. */
const toldDamaged = 5;

export interface RecordsAsked {
  readonly library: Library;
  readonly publications: ReadPublications;
  /** Reads a bibliography of a document by its path. */
  readonly readBibliography: ReadBibliographyText;
  /** The path of Retraction Watch's list. */
  readonly retractions: string | undefined;
  /** Whether references are told of, and not only entries that nothing cites. */
  readonly isFull: boolean;
  /** Takes a line for people. */
  readonly tell: (message: string) => void;
}

/** Something to print about a place, by its offset. */
export interface PlacedMessage {
  readonly start: number;
  readonly message: string;
}

/** Checks the references of documents, one after another, and then which entries of their bibliographies none of them cites. */
export class RecordsCheck {
  readonly #asked: RecordsAsked;
  readonly #checker: RecordChecker;
  readonly #cited = new Set<string>();
  readonly #pairs = new Set<string>();
  readonly #bibliographies = new Map<string, { readonly file: BibliographyFile; citesAll: boolean }>();

  private constructor(asked: RecordsAsked, notices: NoticeTable | undefined) {
    this.#asked = asked;
    this.#checker = new RecordChecker({
      library: asked.library,
      read: asked.publications,
      notices: () => notices,
      cached: () => noAnswers,
      found: () => [],
    });
  }

  /** Reads the list of retractions, if one is named; rejects with `UsageError` where it cannot be read. */
  static async begin(asked: RecordsAsked): Promise<RecordsCheck> {
    return new RecordsCheck(
      asked,
      asked.retractions === undefined ? undefined : await readList(asked.retractions, asked.tell),
    );
  }

  /** What is to be told of the references of a document. */
  async messages({ parsed, own }: CheckedDocument): Promise<readonly PlacedMessage[]> {
    const { readBibliography } = this.#asked;
    citedKeys(parsed).forEach((key) => this.#cited.add(key));
    own.citedInWork.forEach((key) => this.#cited.add(key));
    for (const file of own.state === 'none' ? [] : own.files) {
      const citesAll = parsed.citesAll === true || own.workCitesAll;
      const known = this.#bibliographies.get(file.path);
      this.#bibliographies.set(file.path, { file, citesAll: citesAll || known?.citesAll === true });
    }
    if (!this.#asked.isFull) {
      return [];
    }
    const findings = await this.#checker.findings(
      { parsed, citedInWork: own.citedInWork, entries: (keys) => ownEntries(own.files, keys, readBibliography) },
      { run: (steps) => Promise.resolve(finished(steps)) },
    );
    return findings
      .filter((finding) => this.#isNew(finding))
      .map((finding) => ({ start: finding.range.start, message: recordMessage(finding) }));
  }

  /** Of two documents that cite one work under a key each, the first tells it. */
  #isNew(finding: RecordFinding): boolean {
    if (finding.code !== 'duplicate-reference' || finding.isElsewhere !== true) {
      return true;
    }
    const pair = JSON.stringify([finding.reference.key, finding.first.key].sort());
    const isNew = !this.#pairs.has(pair);
    this.#pairs.add(pair);
    return isNew;
  }

  /** The entries that no document cites which was read so far, by the path of their bibliography; those of libraries are no one's to cite. */
  async uncited(): Promise<
    readonly { readonly path: string; readonly line: number; readonly column: number; readonly message: string }[]
  > {
    const found = [];
    for (const [path, { file, citesAll }] of [...this.#bibliographies].sort(([left], [right]) =>
      left < right ? -1 : 1,
    )) {
      const text = await this.#asked.readBibliography(path);
      const entries = [...file.entries].map(([key, { start, end }]) => ({ key, start, end }));
      const lines = new LineIndex(text ?? '');
      for (const { key, start } of text === undefined
        ? []
        : uncitedEntries(text, entries, { keys: this.#cited, citesAll })) {
        const line = lines.lineOf(start);
        found.push({ path, line: line + 1, column: start - lines.startOf(line) + 1, message: uncitedMessage(key) });
      }
    }
    return found;
  }
}

async function readList(path: string, tell: RecordsAsked['tell']): Promise<NoticeTable> {
  try {
    const { notices, count, damaged, damagedCount } = await readRetractionWatch((await catalogueOnDisk(path)).parts());
    damaged.slice(0, toldDamaged).forEach(({ line, reason }) => {
      tell(`${path}:${line}: ${reasons[reason]}`);
    });
    if (damagedCount > toldDamaged) {
      tell(`${path}: ${damagedCount} rows in all could not be read.`);
    }
    if (count === 0) {
      tell(`${path}: no notice was found in this file.`);
    }
    return new NoticeTable(notices);
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function finished<T>(steps: Iterator<undefined, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
