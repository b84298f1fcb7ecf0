import { join } from 'node:path';
import type { DamagedRecord } from '../core/identify/catalogue/record';
import { identificationJson } from '../core/identify/evidence';
import type { StemShares } from '../core/identify/match/shares';
import type { Library } from '../core/library/library';
import type { TermTable } from '../core/search/translation/term-table';
import { recordsFileName } from '../core/parse/formats/literature-records';
import { RecordsDamaged } from '../core/records/guarded-change';
import { identifyByCatalogues } from '../core/usecases/identify-papers';
import { keepCertain, withoutRejections } from '../core/usecases/keep-identified';
import { catalogueOnDisk } from '../node/catalogue-file';
import { sharedFileOnDisk } from '../node/shared-file';
import { UsageError } from './arguments';

/** Damaged places of a catalogue that are told one by one; the others are counted. */
const toldDamaged = 5;
/** Bytes between two lines of progress. */
const progressStep = 100_000_000;

const reasons: Readonly<Record<DamagedRecord['reason'], string>> = {
  'not-json': 'this is not valid JSON and was left out.',
  'no-record': 'no record with a title or an abstract was found here.',
  'too-long': 'this is longer than any record and was left out.',
};

export interface IdentifyAsked {
  readonly library: Library;
  readonly folder: string;
  readonly catalogues: readonly string[];
  readonly limit: number | undefined;
  /** Whether to keep the certain ones in the folder's records file. */
  readonly isWritten: boolean;
  readonly terms: TermTable;
  readonly stems: StemShares;
  /** Takes a line for people. */
  readonly tell: (line: string) => void;
}

/** A value to print for each paper that lacks authors, year or title; progress and damage are told. */
export async function identified(asked: IdentifyAsked): Promise<Record<string, unknown>[]> {
  const { library, folder, tell } = asked;
  const file = join(folder, recordsFileName);
  const port = sharedFileOnDisk(file, folder);
  const damaged = new Map<string, number>();
  const read = new Map<string, number>();
  let nextTold = progressStep;
  let current = '';
  const all = await identifyByCatalogues({
    papers: library.papers,
    catalogues: await Promise.all(
      asked.catalogues.map((path) => named(`The catalogue ${path}`, () => catalogueOnDisk(path))),
    ),
    terms: asked.terms,
    stems: asked.stems,
    limit: asked.limit,
    onDamaged: (path, { line, reason }) => {
      const count = (damaged.get(path) ?? 0) + 1;
      damaged.set(path, count);
      if (count <= toldDamaged) {
        tell(`${path}:${line}: ${reasons[reason]}`);
      }
    },
    onProgress: ({ path, bytes, size, records, own }) => {
      read.set(path, own);
      nextTold = path === current ? nextTold : progressStep;
      current = path;
      if (bytes >= nextTold) {
        nextTold += progressStep;
        const share = size === undefined || size === 0 ? '' : ` of ${Math.round(size / 1e6)}`;
        tell(`${path}: ${Math.round(bytes / 1e6)}${share} MB, ${records} records`);
      }
    },
  });
  for (const [path, count] of damaged) {
    if (count > toldDamaged) {
      tell(`${path}: ${count} places in all could not be read as records.`);
    }
  }
  for (const [path, own] of read) {
    if (own === 0) {
      tell(`${path}: no record was found in this file. Is it one of JSON lines, JSON, BibTeX or RIS?`);
    }
  }
  const found = withoutRejections(library, all, (await named(file, () => port.read())) ?? '');
  if (asked.isWritten) {
    await write();
  }
  return found.map(identificationJson);

  async function write(): Promise<void> {
    try {
      const date = new Date().toISOString().slice(0, 10);
      const { kept, taken } = await keepCertain(library, found, port, date);
      tell(`${file}: ${kept} records of papers are kept here.`);
      taken.forEach((key) => {
        tell(`${file}: "${key}" has another entry already, which stays as it is.`);
      });
    } catch (error) {
      const why =
        error instanceof RecordsDamaged
          ? 'it ends in the middle of an entry; close the entry with a brace'
          : error instanceof Error
            ? error.message
            : String(error);
      throw new UsageError(`${file}: nothing was written: ${why}`, { cause: error });
    }
  }
}

/** What a step gives; its failure names the file. */
async function named<T>(file: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
