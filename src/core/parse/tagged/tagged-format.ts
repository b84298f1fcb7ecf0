import type { Entry, Problem } from '../../model/paper';
import type { BibliographyFormat, FormatReader } from '../formats/shared/bibliography-format';
import { LineIndex } from '../../text/line-index';
import type { TaggedRecord, TaggedRecords } from './tagged-records';
import { cslOfWork, entryOfWork, filesOfWork, isInformative, type Role, type Roles, workOf } from './tagged-work';
import { WrittenKeys } from '../fields/written-keys';

/** As much of a text as is looked at to tell what it is. */
export const sampleLength = 20_000;

/** A format of a database's exports. */
export interface TaggedFormat {
  readonly format: BibliographyFormat;
  /** Whether the beginning of a text shows that it is of this format. */
  recognizes(sample: string): boolean;
  /** The records of a text, and what belongs to none. */
  records(text: string): TaggedRecords;
  /** The tags of each role: apart by spaces, or by `|` where they hold some. */
  readonly roles: Partial<Readonly<Record<Role, string>>>;
}

function rolesOf(tags: TaggedFormat['roles']): Roles {
  return new Map(
    Object.entries(tags).flatMap(([role, names]) =>
      names.split(names.includes('|') ? '|' : ' ').map((tag) => [tag, role as Role] as const),
    ),
  );
}

/** What reads a database's exports: they are recognised by what is in them. Called with `@__PURE__`, so that bundles which only need the description leave it out. */
export function taggedReader({ format, recognizes, records, roles: tags }: TaggedFormat): FormatReader {
  const roles = rolesOf(tags);
  const isOne = (text: string) => recognizes(text.slice(0, sampleLength));
  return {
    format,
    recognizes: isOne,
    refusal: (text) => (isOne(text) ? undefined : 'no-entries'),
    parse: (text) => {
      const lines = new LineIndex(text);
      const keys = new WrittenKeys();
      const read = records(text);
      const entries: Entry[] = [];
      const problems: Problem[] = read.stray.map(({ start, end }) => ({
        code: 'stray-line',
        span: lines.spanOf(start, end),
      }));
      for (const record of read.records) {
        const span = lines.spanOf(record.start, record.end);
        const work = workOf(record, roles);
        if (!isInformative(work) || record.isCut === true) {
          problems.push({ code: 'damaged-entry', args: [span.line + 1], span });
        }
        if (!isInformative(work)) {
          continue;
        }
        const entry = entryOfWork(text, work, { span, format: format.id });
        if (entry.writtenKey !== undefined) {
          problems.push(...keys.add(entry.writtenKey, span));
        }
        entries.push(entry);
      }
      return { entries, problems: problems.sort((a, b) => a.span.start - b.span.start) };
    },
    publications: (text) => {
      // A table names its columns above all records, so that none can be read alone.
      let byStart: ReadonlyMap<number, TaggedRecord> | undefined;
      return ({ start }) => {
        byStart ??= new Map(records(text).records.map((record) => [record.start, record]));
        const record = byStart.get(start);
        if (record === undefined) {
          return undefined;
        }
        const work = workOf(record, roles);
        const files = filesOfWork(work);
        return { csl: cslOfWork(work), ...(files.length === 0 ? {} : { files }) };
      };
    },
  };
}
