import { bibtexEntry } from './bibtex';
import { cslJson, type ExportedPaper } from './csl-item';
import type { ExportFormat } from './format';
import { risRecord } from './ris';

/** A whole bibliography: every paper once, in the order given. */
export function exportPapers(papers: readonly ExportedPaper[], format: ExportFormat): string {
  switch (format) {
    case 'bibtex':
      return papers.map(bibtexEntry).join('\n');
    case 'csl-json':
      return cslJson(papers);
    case 'ris':
      return papers.map(risRecord).join('\r\n');
  }
}
