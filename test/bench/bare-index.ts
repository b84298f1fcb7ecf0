import MiniSearch from 'minisearch';
import type { Paper } from '../../src/core/model/paper';
import { searchFields, fieldText, type SearchField } from '../../src/core/search/index/fields';

/** MiniSearch as it comes, over the fields that this project searches. */
export function bareIndex(papers: readonly Paper[]): MiniSearch<Paper> {
  const index = new MiniSearch<Paper>({
    idField: 'key',
    fields: searchFields,
    extractField: (paper, field) =>
      (field === 'key' ? paper.key : (fieldText(paper, field as SearchField) ?? null)) as string,
  });
  index.addAll(papers);
  return index;
}

/** MiniSearch's own search as a search box would use it: any word, typos, the last word a prefix. */
export function bareSearch(index: MiniSearch<Paper>, query: string): string[] {
  return index
    .search(query, { fuzzy: 0.2, prefix: (_, at, terms) => at === terms.length - 1 })
    .map(({ id }) => id as string);
}
