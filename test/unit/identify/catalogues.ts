import { readCatalogue } from '../../../src/core/identify/catalogue/read-catalogue';
import type { CatalogueFile, CatalogueRecord, DamagedRecord } from '../../../src/core/identify/catalogue/record';

/** A catalogue in memory, which comes in the parts that are given. */
export function catalogue(path: string, ...parts: readonly (string | Uint8Array)[]): CatalogueFile {
  const encoder = new TextEncoder();
  return {
    path,
    async *parts() {
      for (const part of parts) {
        yield await Promise.resolve(typeof part === 'string' ? encoder.encode(part) : part);
      }
    },
  };
}

/** A line as arXiv's snapshot has it. */
export function arxivLine(id: string, title: string, abstract: string, more: Readonly<Record<string, unknown>> = {}) {
  return `${JSON.stringify({ id, title, abstract: `  ${abstract}\n`, authors_parsed: [['Merle', 'Anna', '']], ...more })}\n`;
}

/** All that a catalogue gives. */
export async function readAll(
  file: CatalogueFile,
): Promise<{ readonly records: CatalogueRecord[]; readonly damaged: DamagedRecord[]; readonly bytes: number }> {
  const records: CatalogueRecord[] = [];
  const damaged: DamagedRecord[] = [];
  let bytes = 0;
  for await (const batch of readCatalogue(file)) {
    records.push(...batch.records);
    damaged.push(...batch.damaged);
    ({ bytes } = batch);
  }
  return { records, damaged, bytes };
}
