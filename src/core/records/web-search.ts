import type { Paper } from '../model/paper';
import { wholeTitle } from '../parse/title/whole';
import { encodeComponent } from '../text/uri-text';

/** A place in the web where papers are searched. */
export interface WebSearch {
  readonly name: string;
  /** Of http or https, encoded. */
  readonly url: string;
}

/** Longer queries find less. */
const longest = 200;

/** Where a paper is to be found by its name and title. */
export function webSearches(
  paper: Pick<Paper, 'names' | 'title' | 'titleIsDerived' | 'abstract'>,
): readonly WebSearch[] {
  const title = wholeTitle(paper).replace(/\s+/g, ' ').trim();
  const [name = ''] = paper.names;
  const query = encodeComponent(
    (title.toLowerCase().includes(name.toLowerCase()) ? title : `${name} ${title}`).slice(0, longest).trim(),
  );
  return [
    { name: 'arXiv', url: `https://arxiv.org/search/?query=${query}&searchtype=all` },
    { name: 'Semantic Scholar', url: `https://www.semanticscholar.org/search?q=${query}` },
    { name: 'Google Scholar', url: `https://scholar.google.com/scholar?q=${query}` },
  ];
}
