import { join } from 'node:path';
import type { Library } from '../core/library/library';
import { recordsFileName } from '../core/parse/formats/literature-records';
import { editRecords, RecordsDamaged } from '../core/records/guarded-change';
import { readIdentifier } from '../core/services/identifiers';
import type { WorkQuery } from '../core/services/model';
import { type Addition, additionOf, bareAddition } from '../core/usecases/add-paper';
import { findInCatalogues } from '../core/usecases/find-in-catalogues';
import { isWorkIdentifier, paperOfQuery } from '../core/usecases/same-work';
import { catalogueOnDisk } from '../node/catalogue-file';
import { sharedFileOnDisk } from '../node/shared-file';
import { UsageError } from './arguments';

export interface AddAsked {
  readonly library: Library;
  readonly folder: string;
  /** A DOI, an arXiv identifier, a PMID, an ISBN, an identifier of the ACL Anthology, a repository on GitHub, or a title. */
  readonly work: string;
  readonly catalogues: readonly string[];
  /** Takes a line for people. */
  readonly tell: (line: string) => void;
}

/**
 * Adds a work to the records file of a library, with what catalogues say of it; with none, what it is asked for by alone. What the library
 * has, and what no catalogue has or several records may be, is told, and nothing is written.
 * @returns the key of the paper
 */
export async function added(asked: AddAsked): Promise<string> {
  const { library, folder, tell } = asked;
  const query = readIdentifier(asked.work);
  if (query === undefined) {
    throw new UsageError(`"${asked.work}" names no work: write an identifier, or the title.`);
  }
  const file = join(folder, recordsFileName);
  const port = sharedFileOnDisk(file, folder);
  const records = (await port.read().catch((error: unknown) => refuse(file, error))) ?? '';
  const known = paperOfQuery(library, query, records);
  if (known !== undefined) {
    tell(`the library has this already, as "${known.key}".`);
    return known.key;
  }
  const addition = await additionFor(asked, query, records);
  if ('known' in addition) {
    tell(`the library has this already, as "${addition.known.key}".`);
    return addition.known.key;
  }
  const { stale } = await editRecords(port, [addition.edit]).catch((error: unknown) => refuse(file, error));
  if (stale.length > 0) {
    throw new UsageError(`${file}: nothing was written: somebody has written an entry "${addition.key}" meanwhile`);
  }
  tell(`${file}: "${addition.key}" has been added.`);
  return addition.key;
}

async function additionFor(
  { library, catalogues, work, tell }: AddAsked,
  query: WorkQuery,
  records: string,
): Promise<Addition> {
  const loadRomanizer = async () => (await import('../core/library/keys/pinyin')).romanize;
  const services = { library, records, loadRomanizer };
  const date = new Date().toISOString().slice(0, 10);
  if (catalogues.length === 0) {
    return bareAddition(services, query, { source: 'by hand', date });
  }
  const files = await Promise.all(
    catalogues.map((path) => catalogueOnDisk(path).catch((error: unknown) => refuse(`The catalogue ${path}`, error))),
  );
  const finds = await findInCatalogues({ query, catalogues: files });
  const sure = isWorkIdentifier(query) ? finds : finds.filter(({ likeness }) => likeness === 1);
  const [find, ...others] = sure;
  if (find === undefined || others.length > 0) {
    finds.forEach(({ item, place }) => {
      tell(`${place.path}:${place.line}: ${typeof item.title === 'string' ? item.title : item.id}`);
    });
    throw new UsageError(
      finds.length === 0
        ? `no record of "${work}" was found in ${catalogues.join(', ')}, and nothing was written.`
        : `${finds.length} records may be "${work}", and nothing was written: name the work by an identifier.`,
    );
  }
  return additionOf(services, query, find, { source: `${find.place.path}:${find.place.line}`, date });
}

function refuse(file: string, error: unknown): never {
  const why =
    error instanceof RecordsDamaged
      ? 'it ends in the middle of an entry; close the entry with a brace'
      : error instanceof Error
        ? error.message
        : String(error);
  throw new UsageError(`${file} cannot be read or written: ${why}`, { cause: error });
}
