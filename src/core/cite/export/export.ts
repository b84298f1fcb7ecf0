import { bibtexEntry, bibtexKey } from './bibtex';
import { cslJson, type ExportedPaper } from './csl-item';
import type { ExportFormat } from './format';
import { risRecord } from './ris';

/** A whole bibliography: every paper once, in the order given. */
export function exportPapers(papers: readonly ExportedPaper[], format: ExportFormat): string {
  switch (format) {
    case 'bibtex':
      return withBibtexKeys(papers).map(bibtexEntry).join('\n');
    case 'csl-json':
      return cslJson(papers);
    case 'ris':
      return papers.map(risRecord).join('\r\n');
  }
}

/** Papers under keys that BibTeX can hold; where two come to the same, a number tells apart those that had to be changed. */
function withBibtexKeys(papers: readonly ExportedPaper[]): readonly ExportedPaper[] {
  const idOf = ({ paper, id = paper.key }: ExportedPaper) => id;
  const taken = new Set(papers.map(idOf).filter((id) => bibtexKey(id) === id));
  const last = new Map<string, number>();
  return papers.map((exported) => {
    const key = bibtexKey(idOf(exported));
    if (key === idOf(exported)) {
      return exported;
    }
    let id = key;
    for (let number = last.get(key) ?? 2; taken.has(id); number++) {
      id = `${key}-${number}`;
      last.set(key, number + 1);
    }
    taken.add(id);
    return { ...exported, id };
  });
}
