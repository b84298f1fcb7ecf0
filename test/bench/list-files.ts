import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '../../src/core/model/paper';

const papersInFile = 100;

/** Writes the abstracts as files of a library, a line each with empty lines between. */
export function writeLists(papers: readonly Paper[], folder: string): void {
  for (let first = 0; first < papers.length; first += papersInFile) {
    const lines = papers
      .slice(first, first + papersInFile)
      .map(({ abstract = '' }) => abstract.replace(/\s+/g, ' ').trim());
    writeFileSync(join(folder, `${String(first / papersInFile).padStart(3, '0')}.txt`), lines.join('\n\n') + '\n');
  }
}
