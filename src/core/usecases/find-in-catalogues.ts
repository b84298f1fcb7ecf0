import { readCatalogue } from '../identify/catalogue/read-catalogue';
import {
  type CatalogueFile,
  type CatalogueRecord,
  type DamagedRecord,
  UnreadableCatalogue,
} from '../identify/catalogue/record';
import { WantedIdentifiers } from '../identify/match/wanted-identifiers';
import type { CataloguePlace } from '../identify/result';
import type { CslItem } from '../model/paper';
import type { WorkIdentifier, WorkQuery } from '../services/model';
import type { IdentifyProgress } from './identify-papers';
import { hasIdentifier, isWorkIdentifier, titleComparer } from './same-work';

/** A record of a catalogue that may be the work that was asked for. */
export interface CatalogueFind {
  readonly item: CslItem;
  readonly place: CataloguePlace;
  /** How like its title is to the one that was asked for, from 0 to 1; 1 where its identifier is the one. */
  readonly likeness: number;
}

/** What finding a work in catalogues is asked. */
export interface FindRequest {
  readonly query: WorkQuery;
  readonly catalogues: readonly CatalogueFile[];
  readonly onProgress?: (progress: IdentifyProgress) => void;
  readonly onDamaged?: (path: string, damaged: DamagedRecord) => void;
}

/** Titles that are less like than this are others. */
const leastLikeness = 0.75;
/** As many titles are told. */
const mostFinds = 20;

/**
 * The records of catalogues that have an identifier, or a title like the one given, best first. Catalogues are read in their order and
 * none is kept; an identifier is sought no further than to its first record. An abstract finds nothing here.
 * Rejects with `UnreadableCatalogue`, whose message names the file.
 */
export async function findInCatalogues(request: FindRequest): Promise<readonly CatalogueFind[]> {
  const { query, catalogues } = request;
  const likenessOf = comparer(query);
  let finds: CatalogueFind[] = [];
  let records = 0;
  for (const file of catalogues) {
    const { path, size } = file;
    const before = records;
    try {
      for await (const batch of readCatalogue(file)) {
        for (const record of batch.records) {
          const likeness = likenessOf(record);
          if (likeness >= leastLikeness) {
            finds.push({ item: record.csl(), place: { path, line: record.line }, likeness });
            if (query.kind !== 'title') {
              return finds;
            }
          }
        }
        if (finds.length > mostFinds) {
          finds = best(finds);
        }
        records += batch.records.length;
        batch.damaged.forEach((damaged) => request.onDamaged?.(path, damaged));
        request.onProgress?.({ path, bytes: batch.bytes, size, records, own: records - before });
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UnreadableCatalogue(`The catalogue ${path} cannot be read: ${why}`, { cause: error });
    }
  }
  return best(finds);
}

function best(finds: readonly CatalogueFind[]): CatalogueFind[] {
  return [...finds].sort((left, right) => right.likeness - left.likeness).slice(0, mostFinds);
}

/** Compares records; most are let go by a look at their text as it stands. */
function comparer(query: WorkQuery): (record: CatalogueRecord) => number {
  if (query.kind === 'title') {
    const likenessOf = titleComparer(query.value);
    return (record) => likenessOf(titleAsWritten(record)) && likenessOf(record.title);
  }
  if (!isWorkIdentifier(query)) {
    return () => 0;
  }
  const wanted = new WantedIdentifiers([query.value]);
  return (record) =>
    record.written !== undefined && !wanted.mayStandIn(record.written) ? 0 : Number(isNamedBy(query, record));
}

/** To make all of a record takes long, and is only needed for identifiers that few catalogues have. */
function isNamedBy(query: WorkIdentifier, record: CatalogueRecord): boolean {
  const { doi, arxiv } = record;
  return query.kind === 'doi' || query.kind === 'arxiv'
    ? hasIdentifier(query, { id: '', type: '' }, { doi, arxiv })
    : hasIdentifier(query, record.csl(), { doi, arxiv });
}

/** With the escapes of JSON, where it stands in some. */
function titleAsWritten(record: CatalogueRecord): string {
  const { written } = record;
  return written === undefined ? record.title : written.text.slice(written.titleStart, written.titleEnd);
}
