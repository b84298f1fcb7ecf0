import type { Link } from '../../model/paper';
import { type Address, cut, splitAddress } from './address';
import { canonicalHost, isArxivHost, isDoiHost, isRepositoryHost } from './hosts';
import { arxivAt, arxivOfDoi, doiAddress, doiOf } from './identifiers';

/** First part of a path on a code host that is no owner. */
const notOwners = new Set(
  'about account apps blog blogs collections contact customer-stories docs enterprise events explore features groups help issues join learn login marketplace models new notifications orgs organizations papers posts pricing pulls search security settings signup site sponsors tasks terms topics trending users dashboard explorer'.split(
    ' ',
  ),
);
const afterRepository =
  /^(?:-|tree|blob|raw|src|issues?|pulls?|merge_requests|wikis?|commits?|releases?|tags?|branches|resolve|discussions|archive|actions|blame|edit|projects|network|settings|graphs)$/;
const folderNames =
  /^(?:projects?|project[-_]?pages?|papers?|publications?|pubs?|blogs?|posts?|pages?|works?|research|assets|static|docs?|demos?|images?|files?|\d{4})$/i;
const name = /^[A-Za-z0-9_.-]*[A-Za-z0-9_-]/;

type Target = Pick<Link, 'kind' | 'url' | 'host' | 'owner' | 'repo' | 'repositoryUrl'>;

interface Segment {
  readonly text: string;
  /** Offset after it in the path. */
  readonly end: number;
}

function segmentsOf(path: string): Segment[] {
  const segments: Segment[] = [];
  const route = path.split(/[?#]/, 1)[0] ?? '';
  let at = 0;
  for (const text of route.split('/')) {
    const clean = text.replace(/^(?:%20)+|(?:%20)+$/gi, '');
    if (clean !== '') {
      segments.push({ text: clean, end: at + text.length });
    }
    at += text.length + 1;
  }
  return segments;
}

/** `.git` and a glued sentence taken off. */
function repositoryName(written: string): string | undefined {
  const found = name
    .exec(written)?.[0]
    .replace(/\.git$/i, '')
    .replace(/\.(?=[A-Z][a-z]+$)(?:The|Our|We|This|These|In|It|Code|Codes|Data|All|More|Please|Models?)$/, '');
  return found === '' || found === '.' ? undefined : found;
}

function repository(host: string, path: string): { target: Target; used: number } | undefined {
  const segments = segmentsOf(path);
  const collection = host === 'huggingface.co' && /^(?:datasets|spaces)$/.test(segments[0]?.text ?? '') ? 1 : 0;
  let ownerEnd = collection + 1;
  if (/^gitlab\b/.test(host) && collection === 0) {
    // Groups nest on GitLab: the repository is the last name before `/-/` or a page of it.
    const rest = segments.findIndex(({ text }, index) => index >= 2 && afterRepository.test(text));
    ownerEnd = Math.max(1, (rest < 0 ? segments.length : rest) - 1);
  }
  const owners = segments.slice(collection, ownerEnd).map(({ text }) => text);
  const last = segments[ownerEnd];
  const first = owners[0]?.toLowerCase() ?? '';
  if (last === undefined || owners.some((owner) => name.exec(owner)?.[0] !== owner) || notOwners.has(first)) {
    return undefined;
  }
  if (host === 'anonymous.4open.science' && !/^(?:r|repository)$/.test(first)) {
    return undefined;
  }
  if (host === 'huggingface.co' && collection === 0 && /^(?:datasets|spaces)$/.test(first)) {
    return undefined;
  }
  const repo = repositoryName(last.text);
  if (repo === undefined) {
    return undefined;
  }
  const owner = owners.join('/');
  const url = `https://${host}/${collection === 1 ? `${segments[0]?.text ?? ''}/` : ''}${owner}/${repo}`;
  const whole = last.text.replace(/\.git$/i, '') === repo;
  return {
    target: { kind: 'repository', url, host, owner, repo },
    used: whole ? path.length : last.end - last.text.length + repo.length,
  };
}

/** The repository that a page most probably belongs to. */
function impliedRepository(host: string, path: string): string | undefined {
  const segments = segmentsOf(path);
  const first = segments[0]?.text ?? '';
  const second = segments[1]?.text ?? '';
  if (/^raw\.githubusercontent\.com$/.test(host)) {
    return first !== '' && second !== '' ? `https://github.com/${first}/${second}` : undefined;
  }
  const site = /^([a-z0-9-]+)\.(github|gitlab|gitee)\.io$/.exec(host);
  if (site === null || name.exec(first)?.[0] !== first || /\.(?:html?|pdf|php)$/i.test(first)) {
    return undefined;
  }
  if (folderNames.test(first) && second !== '') {
    return undefined;
  }
  return `https://${site[2] === 'gitee' ? 'gitee.com' : `${site[2] ?? ''}.com`}/${site[1] ?? ''}/${first}`;
}

function arxivOf(path: string): string | undefined {
  const found = /^\/(?:abs|pdf|html|format|ps|src|e-print|overview|list\/[a-z-]{2,9})\/(?:arxiv:)?(?:%20)*/i.exec(path);
  return found === null ? undefined : arxivAt(path, found[0].length)?.id;
}

/** A link to a DOI; to the paper on arXiv where arXiv registered it. */
export function doiTarget(doi: string): Target {
  const arxiv = arxivOfDoi(doi);
  return arxiv === undefined ? { kind: 'doi', url: doiAddress(doi), host: 'doi.org' } : arxivTarget(arxiv);
}

export function arxivTarget(id: string): Target {
  return { kind: 'arxiv', url: `https://arxiv.org/abs/${id}`, host: 'arxiv.org' };
}

/** What an address leads to; shortens it where only its beginning can be meant. Undefined if it is no address after all. */
export function classify(address: Address): Target | undefined {
  const { host: written, path } = splitAddress(address.url);
  const host = canonicalHost(written.replace(/:\d*$/, ''));
  if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(host)) {
    return undefined;
  }
  if (!host.includes('.') && host !== 'localhost' && path.length < 2) {
    return undefined;
  }
  if (/^\d+(?:\.\d+)*$/.test(host) && !/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) {
    return undefined;
  }
  if (isArxivHost(host)) {
    const id = arxivOf(path);
    if (id !== undefined) {
      return arxivTarget(id);
    }
  }
  if (isDoiHost(host)) {
    const doi = doiOf(path.replace(/^\/(?:%20)*(?:doi:)?/i, '').replace(/[?#].*$/, ''));
    if (doi !== undefined) {
      return doiTarget(doi);
    }
  }
  if (isRepositoryHost(host)) {
    const found = repository(host, path);
    if (found !== undefined) {
      if (found.used < path.length) {
        cut(address, address.url.length - path.length + found.used);
      }
      return found.target;
    }
  }
  const repositoryUrl = impliedRepository(host, path);
  return { kind: 'website', url: address.url, host, ...(repositoryUrl === undefined ? {} : { repositoryUrl }) };
}
