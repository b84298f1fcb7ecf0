import { decoderOf } from '../files/text-decoder';
import { asUtf8 } from '../identify/catalogue/as-utf8';
import { CsvReader, type CsvBatch, type CsvRow } from './csv-rows';
import { identifierOfDoi, identifierOfPmid, tokenOf } from './identifiers';
import type { Notice } from './notice';
import { NoticePacker, type PackedNotices } from './notice-table';

/** A place of the file that is no row of it: the first line, from 1. */
export interface DamagedNotice {
  readonly line: number;
  readonly reason: CsvBatch['damaged'][number]['reason'] | 'unknown-nature';
}

/** What was read of a file. */
export interface ReadNotices {
  readonly notices: PackedNotices;
  /** Rows that are notices about a work with an identifier. */
  readonly count: number;
  /** Rows that name no identifier of the work, so that nothing can be told of it. */
  readonly unidentified: number;
  /** The first places that could not be read, at most `maxDamaged`. */
  readonly damaged: readonly DamagedNotice[];
  readonly damagedCount: number;
}

/** A file that is no table of retractions. */
export class UnreadableNotices extends Error {
  readonly reason:
    /** A column that is needed is not among those of the first row: `missing` names it. */
    | 'missing-column'
    /** There is nothing in the file. */
    | 'empty';
  readonly missing: string;

  constructor(reason: UnreadableNotices['reason'], missing = '') {
    super(reason === 'empty' ? 'the file is empty' : `line 1 names no column "${missing}"`);
    this.reason = reason;
    this.missing = missing;
  }
}

/** Who keeps the list. */
const retractionWatch = 'Retraction Watch';

const maxDamaged = 20;
/** No row that names the columns is longer, in UTF-16 units. */
const maxHeader = 20_000;

const wanted = {
  doi: 'OriginalPaperDOI',
  nature: 'RetractionNature',
} as const;
const optional = {
  pmid: 'OriginalPaperPubMedID',
  date: 'RetractionDate',
  by: 'RetractionDOI',
  reason: 'Reason',
  title: 'Title',
} as const;

type Columns = Readonly<Record<keyof typeof wanted | keyof typeof optional, number>>;

/**
 * Reads the table of Retraction Watch (https://www.crossref.org/documentation/retrieve-metadata/retraction-watch/) as its bytes come, and
 * keeps what tells of a work whether it was retracted, corrected or is in doubt. Columns are found by their names. Throws
 * `UnreadableNotices`, or what the parts throw.
 */
export async function readRetractionWatch(parts: AsyncIterable<Uint8Array>): Promise<ReadNotices> {
  const decode = decoderOf('utf-8');
  const packer = new NoticePacker(retractionWatch);
  const damaged: DamagedNotice[] = [];
  let damagedCount = 0;
  let count = 0;
  let unidentified = 0;
  let held = '';
  let reader: CsvReader | undefined;
  let columns: Columns | undefined;
  const tell = (found: DamagedNotice) => {
    damagedCount++;
    if (damaged.length < maxDamaged) {
      damaged.push(found);
    }
  };
  const take = (batch: CsvBatch) => {
    batch.damaged.forEach(tell);
    for (const row of batch.rows) {
      if (columns === undefined) {
        columns = columnsOf(row);
        continue;
      }
      const notice = noticeOf(row, columns);
      if (notice === 'unknown-nature') {
        tell({ line: row.line, reason: notice });
      } else if (notice.works.length === 0) {
        unidentified++;
      } else {
        count++;
        packer.add(notice);
      }
    }
  };
  const push = (text: string, isLast = false) => {
    if (reader === undefined) {
      held += text;
      if (!isLast && held.length < maxHeader && !/[\r\n]/.test(held.trimStart())) {
        return;
      }
      reader = new CsvReader(delimiterOf(held));
      take(reader.push(held.replace(/^\uFEFF/, '')));
      held = '';
      return;
    }
    take(reader.push(text));
  };
  for await (const part of asUtf8(parts)) {
    push(decode?.(part) ?? '');
  }
  push(decode?.() ?? '', true);
  take((reader ?? new CsvReader(',')).end());
  if (columns === undefined) {
    throw new UnreadableNotices('empty');
  }
  return { notices: packer.packed(), count, unidentified, damaged, damagedCount };
}

/** That of the first row: a comma, or what spreadsheets write in its place. */
function delimiterOf(text: string): string {
  const [first = ''] = text
    .slice(0, maxHeader)
    .trimStart()
    .split(/[\r\n]/, 1);
  return [',', ';', '\t'].reduce((best, mark) => (first.split(mark).length > first.split(best).length ? mark : best));
}

function columnsOf({ fields }: CsvRow): Columns {
  const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
  const names = fields.map(plain);
  const at = ([key, name]: readonly [string, string]) => [key, names.indexOf(plain(name))] as const;
  const needed = Object.entries(wanted).map(at);
  const missing = Object.entries(wanted).find(([, name]) => !names.includes(plain(name)))?.[1];
  if (missing !== undefined) {
    throw new UnreadableNotices('missing-column', missing);
  }
  return Object.fromEntries([...needed, ...Object.entries(optional).map(at)]) as Columns;
}

function noticeOf({ fields }: CsvRow, columns: Columns) {
  const field = (name: keyof Columns) => fields[columns[name]]?.trim() ?? '';
  const kind = kindOf(field('nature'));
  if (kind === undefined) {
    return 'unknown-nature';
  }
  const works = [
    ...doisIn(field('doi')).map(identifierOfDoi),
    ...field('pmid').split(';').map(identifierOfPmid),
  ].flatMap((identifier) => (identifier === undefined ? [] : [tokenOf(identifier)]));
  const date = dateOf(field('date'));
  const [by] = doisIn(field('by')).flatMap((written) => identifierOfDoi(written) ?? []);
  const title = field('title');
  return {
    kind,
    works: [...new Set(works)],
    ...(date === undefined ? {} : { date }),
    ...(by === undefined ? {} : { by: by.value }),
    ...(title === '' ? {} : { title }),
    ...(/retract(?:ed)? and replace/i.test(field('reason')) ? { isReplaced: true as const } : {}),
  };
}

function kindOf(nature: string): Notice['kind'] | undefined {
  return /^reinstate/i.test(nature)
    ? 'reinstatement'
    : /^retract/i.test(nature)
      ? 'retraction'
      : /^expression/i.test(nature)
        ? 'concern'
        : /^correct/i.test(nature)
          ? 'correction'
          : undefined;
}

/** Several are separated by semicolons, which a DOI may hold as well; `unavailable` stands for none. */
function doisIn(field: string): readonly string[] {
  return field === '' ? [] : field.split(/;\s*(?=10\.|https?:|doi:|unavailable|$)|,\s+(?=10\.)/i);
}

/** `1/29/2020 0:00`, as the list writes days, or as ISO 8601 does. */
function dateOf(written: string): string | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(written)?.[0];
  const [, first = '', second = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/.exec(written) ?? [];
  const [month, day] = Number(first) > 12 ? [second, first] : [first, second];
  return iso ?? (year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
