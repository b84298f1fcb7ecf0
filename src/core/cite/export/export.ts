import { bibtexEntry } from './bibtex';
import { cslJson, type ExportedPaper } from './csl-item';
import type { ExportFormat } from './format';
import { normalKey } from './normal-form';
import { risRecord } from './ris';

/** A whole bibliography: every paper once, in the order given. */
export function exportPapers(papers: readonly ExportedPaper[], format: ExportFormat): string {
  switch (format) {
    case 'bibtex':
      return withOwnKeys(papers, format).map(bibtexEntry).join('\n');
    case 'csl-json':
      return cslJson(papers);
    case 'ris':
      return withOwnKeys(papers, format).map(risRecord).join('\r\n');
  }
}

/** Papers under keys that the format can hold; where two come to the same, a number tells apart those that had to be changed. */
function withOwnKeys(papers: readonly ExportedPaper[], format: ExportFormat): readonly ExportedPaper[] {
  const idOf = ({ paper, id = paper.key }: ExportedPaper) => id;
  const taken = new Set(papers.map(idOf).filter((id) => normalKey(id, format) === id));
  const last = new Map<string, number>();
  return papers.map((exported) => {
    const key = normalKey(idOf(exported), format);
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
