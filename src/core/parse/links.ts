import type { Link } from '../model';

/**
 * Every link in a text, repaired and canonical, in order, one per occurrence.
 * `offset` is added to each range, so that a part of a file can be read with ranges in the file (UTF-16).
 */
export function findLinks(text: string, offset: number): Link[] {
  const links: Link[] = [];
  for (const found of text.matchAll(/https?:\/\/github\.com\/([\w.-]{1,100})\/([\w.-]{1,100})/gi)) {
    const owner = found[1] ?? '';
    const repo = (found[2] ?? '').replace(/(?:\.git)?\.?$/i, '');
    const start = offset + found.index;
    const url = `https://github.com/${owner}/${repo}`;
    links.push({ kind: 'repository', url, host: 'github.com', owner, repo, start, end: start + found[0].length });
  }
  return links;
}

/** What two links to the same repository have in common; `undefined` for a link that leads to none. */
export function repositoryId(link: Pick<Link, 'kind' | 'url' | 'repositoryUrl'>): string | undefined {
  const url = link.kind === 'repository' ? link.url : link.repositoryUrl;
  return url?.toLowerCase();
}

/** Whether two links lead to one repository; GitHub compares owner and repository without case. */
export function sameRepository(a: Link, b: Link): boolean {
  const id = repositoryId(a);
  return id !== undefined && id === repositoryId(b);
}
