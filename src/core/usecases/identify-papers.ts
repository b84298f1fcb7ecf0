import { readCatalogue } from '../identify/catalogue/read-catalogue';
import { type CatalogueFile, type DamagedRecord, UnreadableCatalogue } from '../identify/catalogue/record';
import { PaperIdentifier } from '../identify/identify';
import { needsRecord } from '../identify/needs-record';
import type { StemShares } from '../identify/match/shares';
import type { Identification } from '../identify/result';
import type { Paper } from '../model/paper';
import type { TermTable } from '../search/translation/term-table';

/** What identifying is asked. */
export interface IdentifyRequest {
  /** Of which those are identified that lack authors, year or a title of their own. */
  readonly papers: readonly Paper[];
  readonly catalogues: readonly CatalogueFile[];
  readonly stems: StemShares;
  readonly terms?: TermTable | undefined;
  /** Candidates that are told of each paper. */
  readonly limit?: number | undefined;
  /** Asked between batches of records; the work ends with what has been found where it says so. */
  readonly isCancelled?: () => boolean;
  readonly onProgress?: (progress: IdentifyProgress) => void;
  /** Called with each place of a catalogue that is no record. */
  readonly onDamaged?: (path: string, damaged: DamagedRecord) => void;
}

export interface IdentifyProgress {
  readonly path: string;
  /** Bytes that have been read of this catalogue, and its size where it is known. */
  readonly bytes: number;
  readonly size: number | undefined;
  /** Records of all catalogues so far. */
  readonly records: number;
  /** Those of this one. */
  readonly own: number;
}

/** Identifies papers by catalogues, each of which is read once. Rejects with `UnreadableCatalogue`, whose message names the file. */
export async function identifyByCatalogues(request: IdentifyRequest): Promise<Identification[]> {
  const papers = request.papers.filter(needsRecord);
  const identifier = new PaperIdentifier(papers, request.stems, request.terms);
  let records = 0;
  for (const file of papers.length === 0 ? [] : request.catalogues) {
    const { path, size } = file;
    const before = records;
    try {
      for await (const batch of readCatalogue(file)) {
        for (const record of batch.records) {
          identifier.add(record, path);
        }
        records += batch.records.length;
        batch.damaged.forEach((damaged) => request.onDamaged?.(path, damaged));
        request.onProgress?.({ path, bytes: batch.bytes, size, records, own: records - before });
        if (request.isCancelled?.() === true) {
          return identifier.results(request.limit);
        }
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UnreadableCatalogue(`The catalogue ${path} cannot be read: ${why}`, { cause: error });
    }
  }
  return identifier.results(request.limit);
}
