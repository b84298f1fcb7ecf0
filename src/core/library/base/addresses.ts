import type { Paper } from '../../model/paper';
import { repositoriesOf } from './grouping';

/** Where a paper is to be found: its repositories, else its own links, else its DOI or its page on arXiv; empty where nothing is known. */
export function addressesOf(paper: Paper): readonly string[] {
  const { doi, arxiv, links } = paper;
  const repositories = repositoriesOf(paper);
  const own = (repositories.length > 0 ? repositories : links.filter((link) => link.own !== false)).map(
    ({ url }) => url,
  );
  return own.length > 0
    ? own
    : doi !== undefined
      ? [`https://doi.org/${doi}`]
      : arxiv !== undefined
        ? [`https://arxiv.org/abs/${arxiv}`]
        : [];
}
