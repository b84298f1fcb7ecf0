import { formatWriters } from '../../parse/formats';
import { bibtex } from '../../parse/formats/bibtex';
import { cslJson } from '../../parse/formats/csl-json';
import { ris } from '../../parse/formats/ris';
import { bibtexEntry, bibtexKey } from './bibtex';
import { cslItem, cslJson as cslJsonText, type ExportedPaper } from './csl-item';
import { risRecord } from './ris';

type Writer = (papers: readonly ExportedPaper[]) => string;

/** What writes each format: those that say more than CSL does stand here, the others are the formats' own. */
const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  [bibtex.id, (papers) => withBibtexKeys(papers).map(bibtexEntry).join('\n')],
  [cslJson.id, cslJsonText],
  [ris.id, (papers) => papers.map(risRecord).join('\r\n')],
  ...formatWriters.map(({ format, write }): [string, Writer] => [format.id, (papers) => write(papers.map((exported) => ({ item: cslItem(exported), publication: exported.publication })))]),
]);

/**
 * A whole bibliography: every paper once, in the order given. Throws where no bibliography is written in the format.
 * @param format identifier of one of `exportFormats`
 */
export function exportPapers(papers: readonly ExportedPaper[], format: string): string {
  const write = writers.get(format);
  if (write === undefined) {
    throw new Error(`Nothing is written in the format "${format}".`);
  }
  return write(papers);
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
