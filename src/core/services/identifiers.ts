import { normalizeArxiv, normalizeDoi } from '../library/merging/identity';
import { doiIn } from '../parse/fields/doi';
import { arxivAt, arxivOfDoi, namedArxiv } from '../parse/links/identifiers';
import type { WorkIdentifier, WorkQuery } from './model';

/** No text that somebody asks by is longer, in UTF-16 units. */
const longest = 500;
/** A longer text is no title. */
const longestTitle = 300;

const namedForm = /^(doi|arxiv|pmid|pubmed|isbn|acl)(?:[ -](?:id|1[03]))?(?:\s?[:：#]\s?|\s|(?=\d))(\S.{0,500})$/i;
const arxivAddress =
  /^(?:[\w-]{1,40}\.){0,3}(?:arxiv|ar5iv|alphaxiv)\.org\/(?:abs|pdf|html|format|e-print|ps)\/(.{1,60})$/i;
const pubmedAddress = /^(?:pubmed\.ncbi\.nlm\.nih\.gov|(?:m\.)?ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})(?:[/?#]|$)/i;
const aclAddress = /^(?:aclanthology\.org|aclweb\.org\/anthology)\/(?:papers\/[^?#]{1,20}\/)?([^/?#]{1,40})/i;
const gitHubAddress = /^(?:git@)?github\.com[/:]([\w.-]{1,100})\/([\w.-]{1,100})(?:[/?#]|$)/i;
/** What publishers put behind the DOI in the addresses of their pages. */
const pageOfDoi =
  /(?:\/(?:full|pdf|epdf|abstract|html|meta|summary|fulltext|references)){1,3}\/?$|(?:v\d{1,2})?(?:\.full)?\.pdf$|\/$/i;

/** Identifiers of the ACL Anthology: before 2020, and since. */
const oldAcl = /^[A-Z]\d\d-\d{4}$/i;
const newAcl = /^(?:19|20)\d\d\.[a-z][a-z0-9]{0,30}-[a-z0-9]{1,30}\.\d{1,4}$/i;

/**
 * What a person means who types or pastes a text to add a work by: a DOI, an arXiv identifier, a PMID, an ISBN with a sound check
 * digit, an identifier of the ACL Anthology or a repository on GitHub, as it stands alone, behind its name or in an address; the DOI or
 * `arXiv:…` of a reference; else the words of a title.
 * @returns the identifier in the form that identities compare (an ISBN with 13 digits), or `undefined` where the text is empty, too long
 * or an address that names no work
 */
export function readIdentifier(text: string): WorkQuery | undefined {
  const plain = text
    .slice(0, 2 * longest)
    .replace(/\s+/g, ' ')
    .trim();
  if (plain === '' || plain.length > longest) {
    return undefined;
  }
  const found = identifierIn(plain) ?? numberOf(plain) ?? (plain.includes(' ') ? inReference(plain) : undefined);
  if (found !== undefined) {
    return found;
  }
  const isAddress = /^(?:[a-z][a-z0-9+.-]{1,20}:\/\/|www\.|git@)/i.test(plain);
  return isAddress || plain.length > longestTitle || !/[\p{L}\p{N}]/u.test(plain)
    ? undefined
    : { kind: 'title', value: plain };
}

/**
 * The identifier that stands in a document in place of a citation key: behind its name (`doi:10.…`, `arxiv:…`, `pmid:…`, `isbn:…`,
 * `acl:…`), as an address, or alone where its form tells it (DOI, arXiv, ACL Anthology). A mere number is a key.
 * @returns it in the form that identities compare, or `undefined` where the key is none
 */
export function identifierInKey(key: string): WorkIdentifier | undefined {
  return key.length > longest || /\s/.test(key) ? undefined : identifierIn(key);
}

/** The identifier that a text is from its beginning to its end, where more than digits tells it. */
function identifierIn(text: string): WorkIdentifier | undefined {
  const [, name = '', value = ''] = namedForm.exec(text) ?? [];
  switch (name.toLowerCase()) {
    case 'doi':
      return /^10\.\S+$/.test(value) ? ofDoi(doiIn(value)) : addressed(value);
    case 'arxiv':
      return ofArxiv(value) ?? addressed(value);
    case 'pmid':
    case 'pubmed':
      return ofPmid(value);
    case 'isbn':
      return ofIsbn(value);
    case 'acl':
      return ofAcl(value);
    default:
      return /^10\.\d{4,9}\S*\/\S+$/.test(text)
        ? ofDoi(doiIn(text))
        : (ofArxiv(text) ?? ofAcl(text) ?? addressed(text));
  }
}

/** What an address names, with its scheme or without. */
function addressed(text: string): WorkIdentifier | undefined {
  if (/\s/.test(text)) {
    return undefined;
  }
  const place = text.replace(/^https?:\/\//i, '').replace(/^www\./i, '');
  const arxiv = arxivAddress.exec(place)?.[1];
  const pmid = pubmedAddress.exec(place)?.[1];
  const acl = aclAddress.exec(place)?.[1];
  const [, owner, repository] = gitHubAddress.exec(place) ?? [];
  if (arxiv !== undefined) {
    return ofArxiv(arxiv.replace(/[?#].*$/, '').replace(/\.pdf$|\/$/i, ''));
  }
  if (pmid !== undefined) {
    return ofPmid(pmid);
  }
  if (acl !== undefined) {
    return ofAcl(acl.replace(/\.(?:pdf|bib|xml)$/i, ''));
  }
  if (owner !== undefined && repository !== undefined) {
    return { kind: 'repository', value: `${owner}/${repository.replace(/\.git$/i, '')}` };
  }
  if (!/^[^/]{1,100}\.[a-z]{2,20}\//i.test(place)) {
    return undefined;
  }
  const doi = doiIn(/^https?:/i.test(text) ? text : `https://${text}`);
  return ofDoi(/^(?:dx\.)?doi\.org\//i.test(place) ? doi : doi?.replace(pageOfDoi, ''));
}

/** The DOI or arXiv identifier of a reference, as reference lists have it. */
function inReference(text: string): WorkIdentifier | undefined {
  const doi = ofDoi(doiIn(text));
  if (doi !== undefined) {
    return doi;
  }
  const at = text.search(/\barxiv[:.]? ?\d/i);
  return ofArxiv(at < 0 ? '' : (namedArxiv(text, at)?.id ?? ''));
}

/** A mere number, by what it may be: an ISBN, a PMID of five to eight digits. */
function numberOf(text: string): WorkIdentifier | undefined {
  return ofIsbn(text) ?? (/^\d{5,8}$/.test(text) ? ofPmid(text) : undefined);
}

function ofDoi(text: string | undefined): WorkIdentifier | undefined {
  const arxiv = arxivOfDoi(text ?? '');
  const doi = normalizeDoi(text ?? '');
  return arxiv !== undefined ? ofArxiv(arxiv) : doi === undefined ? undefined : { kind: 'doi', value: doi };
}

function ofArxiv(text: string): WorkIdentifier | undefined {
  const found = arxivAt(text, 0);
  const value = found?.end === text.length ? normalizeArxiv(found.id) : undefined;
  return value === undefined ? undefined : { kind: 'arxiv', value };
}

function ofPmid(text: string): WorkIdentifier | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? { kind: 'pmid', value: text } : undefined;
}

function ofAcl(text: string): WorkIdentifier | undefined {
  return oldAcl.test(text)
    ? { kind: 'acl', value: text.toUpperCase() }
    : newAcl.test(text)
      ? { kind: 'acl', value: text.toLowerCase() }
      : undefined;
}

/** An ISBN of 10 or 13 digits whose last one checks the others (ISO 2108), with 13. */
function ofIsbn(text: string): WorkIdentifier | undefined {
  const digits = text.replace(/[ \-‐‑–]/g, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits)) {
    const sum = [...digits].reduce((total, digit, at) => total + (10 - at) * (digit === 'X' ? 10 : Number(digit)), 0);
    const start = `978${digits.slice(0, 9)}`;
    return sum % 11 === 0 ? { kind: 'isbn', value: `${start}${(10 - (weighted(start) % 10)) % 10}` } : undefined;
  }
  return /^97[89]\d{10}$/.test(digits) && weighted(digits) % 10 === 0 ? { kind: 'isbn', value: digits } : undefined;
}

/** The sum of digits that stand for one and three by turns. */
function weighted(digits: string): number {
  return [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
}
