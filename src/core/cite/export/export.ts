import type { WrittenWork } from '../../parse/formats/shared/bibliography-format';
import { writers } from '../../parse/formats/index';
import { cslItem, type ExportedPaper } from './csl-item';

/**
 * A whole bibliography: every paper once, in the order given. Throws where no bibliography is written in the format.
 * @param format identifier of one of `exportFormats`
 */
export function exportPapers(papers: readonly ExportedPaper[], format: string): string {
  const writer = writers.find((one) => one.format.id === format);
  if (writer === undefined) {
    throw new Error(`Nothing is written in the format "${format}".`);
  }
  return writer.write(papers.map(workOf));
}

function workOf(exported: ExportedPaper): WrittenWork {
  return {
    item: cslItem(exported),
    publication: exported.publication,
    names: exported.paper.names,
    tags: exported.paper.tags,
    arxiv: exported.paper.arxiv,
  };
}
