import { withAccessDate } from '../export/access-date';
import { bilingualItem } from '../export/bilingual-item';
import { cslItem, type ExportedPaper } from '../export/csl-item';
import type { ReferenceList } from '../model/formatted-text';
import { type Formatting, formatReferences } from './processor';

/** Papers, with what their bibliographies say of them, as a list of references by a CSL style. Throws `StyleError`. */
export function formatPapers(
  papers: readonly ExportedPaper[],
  by: Pick<Formatting, 'style' | 'locales' | 'language'>,
): ReferenceList {
  const works = papers.map((exported) => ({
    item: withAccessDate(cslItem(exported), exported.paper),
    paper: exported.paper,
  }));
  const bilingual = new Map(
    works.flatMap(({ item, paper }) => {
      const both = bilingualItem(item, paper);
      return both === undefined ? [] : [[item.id, both] as const];
    }),
  );
  return formatReferences({ ...by, items: works.map(({ item }) => item), bilingual });
}
