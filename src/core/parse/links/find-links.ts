import type { Link } from '../../model/paper';
import { type Address, endOf, splitAddress } from './address';
import { isCited } from './citing';
import { arxivTarget, classify, doiTarget } from './classify';
import {
  canonicalHost,
  topLevelDomainOf,
  endingPattern,
  isEnding,
  isKnownHost,
  isSiteOfUser,
  isWordEnding,
} from './hosts';
import { doiAfterPrefix, namedArxiv, percentDecoded, serialItemAt, writtenDoi } from './identifiers';
import { readAddress, readBareAddress } from './read-address';

type Target = Pick<Link, 'kind' | 'url' | 'host' | 'owner' | 'repo' | 'repositoryUrl'>;

interface Found {
  readonly target: Target;
  readonly start: number;
  readonly end: number;
}

/** Where a link may begin, or where a host has its ending. Only this looks at every character. */
const anchors = new RegExp(
  String.raw`https?(?=[\s:：∶%/／])|www\s?\.|(?:github|gitlab|gitee|codeberg|bitbucket|huggingface|arxiv)(?: \. ?|\. )(?:com|org|co|io)(?=\s?\/)|arxiv(?!\.org)|\bdoi\b(?!\.org)|\b10\.\d{4}|[a-z0-9]\.(?:${endingPattern})(?![\w-])`,
  'gi',
);

/** What every anchor but a host's ending holds, in lower case. */
const hints = ['http', 'www', 'arxiv', 'doi', '10.', '. co', '. org', '. io'];

/**
 * Whether a text may have an anchor; most abstracts have none. To look for a few words and for letters behind a full stop takes a third of
 * the time that the expression takes.
 */
function mayHaveAnchor(text: string): boolean {
  const lower = text.toLowerCase();
  return hints.some((hint) => lower.includes(hint)) || hasDotBeforeLetters(lower);
}

function hasDotBeforeLetters(lower: string): boolean {
  const isLetter = (code: number) => code > 0x60 && code < 0x7b;
  for (let dot = lower.indexOf('.'); dot !== -1; dot = lower.indexOf('.', dot + 1)) {
    if (isLetter(lower.charCodeAt(dot + 1)) && isLetter(lower.charCodeAt(dot + 2))) {
      return true;
    }
  }
  return false;
}

const offersBare =
  /(?:\b(?:at|via|visit|see|website|site|page|homepage|url|link|demo|portal)|\b(?:available|hosted|accessible|published|released|found|online|live)\b[^.]{0,25}\b(?:on|from|in|under)|[:：]|[在见于到]|访问|网站|网址|主页|链接|地址)\s*[:：]?\s*[([（【<{]?\s*$/i;

const hostHere = /[A-Za-z0-9.-]{1,300}/y;
const hostRun = /[A-Za-z0-9.-]+/y;

/** Where to go on after a run of letters and dots that is too long to be a host, lest it be read again at each dot. */
function afterLongRun(text: string, at: number): number {
  hostHere.lastIndex = at;
  if ((hostHere.exec(text)?.[0].length ?? 0) < 300) {
    return at;
  }
  hostRun.lastIndex = at;
  // The scheme of an address may be glued to its end.
  return at + (hostRun.exec(text)?.[0].length ?? 0) - 'https'.length;
}

function isOffered(text: string, start: number): boolean {
  return offersBare.test(text.slice(Math.max(0, start - 60), start));
}

/** Whether a host without scheme and path is an address: a user's site, or one that the text offers. */
function mayStandAlone(text: string, start: number, written: string): boolean {
  const host = canonicalHost(written);
  if (written !== written.toLowerCase() && !isSiteOfUser(host)) {
    return false;
  }
  return !/^[\d.]+[a-z]{0,2}$/.test(host) && (isSiteOfUser(host) || isOffered(text, start));
}

function readFrom(address: Address | undefined): Found | undefined {
  if (address === undefined) {
    return undefined;
  }
  const target = classify(address);
  return target === undefined ? undefined : { target, start: address.start, end: endOf(address) };
}

/** An address without a scheme is one where its host is known, or the text around it leaves no doubt. */
function readBare(text: string, ending: number, from: number): Found | undefined {
  let start = ending;
  while (start > from && ending - start < 253 && /[A-Za-z0-9.-]/.test(text.charAt(start - 1))) {
    start--;
  }
  while (start < ending && /[.-]/.test(text.charAt(start))) {
    start++;
  }
  if (/[@/\\_\w]/.test(text.charAt(start - 1))) {
    return undefined;
  }
  hostHere.lastIndex = start;
  const written = (hostHere.exec(text)?.[0] ?? '').replace(/[.-]+$/, '');
  const next = text.charAt(start + written.length);
  if (written.length > 253 || next === '@') {
    return undefined;
  }
  if (next !== ' ' && !/[/:?#]/.test(next) && !mayStandAlone(text, start, written)) {
    return undefined;
  }
  const address = readBareAddress(text, start);
  if (address === undefined || address.url.includes('@')) {
    return undefined;
  }
  const { host: read, path } = splitAddress(address.url);
  const host = canonicalHost(read.replace(/:\d*$/, ''));
  const labels = host.split('.');
  if (labels.length < 2 || !isEnding(topLevelDomainOf(host)) || labels.some((label) => label === '')) {
    return undefined;
  }
  if (!isKnownHost(host) || path === '') {
    if (path.length <= 1) {
      return mayStandAlone(text, start, read) ? readFrom(address) : undefined;
    }
    if (read !== read.toLowerCase() && !/\.(?:com|org|net|edu|io)$/.test(read)) {
      return undefined;
    }
    if (/^[\d.]+[a-z]{0,2}$/.test(host)) {
      return undefined;
    }
    const informative = isSiteOfUser(host) || !isWordEnding(topLevelDomainOf(host)) || labels.length > 2;
    if (!informative && !isOffered(text, start)) {
      return undefined;
    }
  }
  return readFrom(address);
}

function readDoi(text: string, start: number, from: number, announced: boolean): Found | undefined {
  // A bare number with a slash may be a ratio, or part of something else.
  if (!announced && /[\w./-]/.test(text.charAt(start - 1))) {
    return undefined;
  }
  const serial = serialItemAt(text, from);
  if (serial !== undefined) {
    return { target: doiTarget(serial.id), start, end: serial.end };
  }
  const address = readBareAddress(text, from);
  const doi = address === undefined ? undefined : writtenDoi(address.url.slice('https://'.length));
  if (address === undefined || doi === undefined) {
    return undefined;
  }
  if (!announced && !/^(?=.*[A-Za-z.-]).{4,}$/.test(doi.slice(doi.indexOf('/') + 1))) {
    return undefined;
  }
  const kept = address.ends['https://'.length + doi.length - 1];
  return { target: doiTarget(percentDecoded(doi)), start, end: kept ?? endOf(address) };
}

const resolver = /https?:\/\/(?:dx\.|www\.)?doi\.org\/(?:doi:)?/iy;

/** An address of a DOI that holds signs which end any other address. */
function readResolver(text: string, start: number): Found | undefined {
  resolver.lastIndex = start;
  const serial = resolver.test(text) ? serialItemAt(text, resolver.lastIndex) : undefined;
  return serial === undefined ? undefined : { target: doiTarget(serial.id), start, end: serial.end };
}

/** What begins at an anchor; `from` is where the link before it ended. */
function readAt(text: string, anchor: RegExpExecArray, from: number): Found | undefined {
  const word = anchor[0].toLowerCase();
  const at = anchor.index;
  if (word.startsWith('http')) {
    return readResolver(text, at) ?? readFrom(readAddress(text, at));
  }
  if (word.startsWith('www') && /\.$/.test(word)) {
    if (/[\w@./-]/.test(text.charAt(at - 1))) {
      return undefined;
    }
    const address = readBareAddress(text, at);
    return address !== undefined && splitAddress(address.url).host.split('.').length > 2
      ? readFrom(address)
      : undefined;
  }
  if (word === 'arxiv') {
    const named = namedArxiv(text, at);
    if (named === undefined) {
      return undefined;
    }
    // "arXiv preprint arXiv:…": the identifier begins at the second.
    const start = at + text.slice(at, named.end).toLowerCase().lastIndexOf('arxiv');
    return { target: arxivTarget(named.id), start, end: named.end };
  }
  if (word === 'doi') {
    const number = doiAfterPrefix(text, at);
    return number === undefined ? undefined : readDoi(text, at, number, true);
  }
  if (word.startsWith('10.')) {
    return readDoi(text, at, at, false);
  }
  return readBare(text, word.includes(' ') ? at : at + 1, from);
}

/**
 * Every link in a text, repaired and canonical, in order, one per occurrence. Read are addresses with and without a
 * scheme, glued to other text, broken by spaces, line ends or LaTeX, `arXiv:` and `doi:` identifiers and bare DOIs;
 * mail addresses are none.
 *
 * `offset` is added to each range, so that a part of a file can be read with ranges in the file (UTF-16). A range covers
 * the address's own characters and any stray space or line end among them. `own: false` where the wording cites the
 * link as somebody else's.
 */
export function findLinks(text: string, offset: number): Link[] {
  const links: Link[] = [];
  if (!mayHaveAnchor(text)) {
    return links;
  }
  let previous: { end: number; cited: boolean } | undefined;
  anchors.lastIndex = 0;
  for (let anchor = anchors.exec(text); anchor !== null; anchor = anchors.exec(text)) {
    const resume = anchors.lastIndex;
    const found = readAt(text, anchor, previous?.end ?? 0);
    if (found === undefined) {
      anchors.lastIndex = Math.max(resume, afterLongRun(text, anchor.index));
      continue;
    }
    const { target, start, end } = found;
    const cited = isCited(text, target.kind, start, end, previous);
    links.push({ ...target, start: offset + start, end: offset + end, ...(cited ? { own: false as const } : {}) });
    previous = { end, cited };
    anchors.lastIndex = Math.max(end, resume);
  }
  return links;
}

/**
 * What all links to one repository have in common, however they spell it; `undefined` for a link that leads to none.
 * GitHub and the other hosts compare owner and repository without case.
 */
export function repositoryId(link: Pick<Link, 'kind' | 'url' | 'repositoryUrl'>): string | undefined {
  const url = link.kind === 'repository' ? link.url : link.repositoryUrl;
  return url
    ?.toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^(anonymous\.4open\.science)\/repository\//, '$1/r/');
}

/** Whether two links lead to one repository. */
export function sameRepository(a: Link, b: Link): boolean {
  const id = repositoryId(a);
  return id !== undefined && id === repositoryId(b);
}
