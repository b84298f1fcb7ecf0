import { normalizeArxiv, normalizeDoi } from './merging/identity';

const arxivForm =
  /^(?:arxiv:\s{0,9}|https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf|html)\/|(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?10\.48550\/arxiv\.)(\S{1,60})$/i;
const doiForm = /^(?:doi:\s{0,9}|https?:\/\/(?:dx\.|www\.)?doi\.org\/)?(10\.\d{4,9}\/\S{1,500})$/i;

/**
 * What the records of a work with the identifier share that a citation has in place of a key (`doi:10.…`, `arxiv:…`, their
 * addresses); `undefined` where it is no identifier that works are told by.
 */
export function tokenOfIdentifier(key: string): string | undefined {
  const arxiv = arxivForm.exec(key)?.[1];
  if (arxiv !== undefined) {
    const identifier = normalizeArxiv(arxiv.replace(/\.pdf$/i, ''));
    return identifier === undefined ? undefined : `arxiv:${identifier}`;
  }
  const doi = normalizeDoi(doiForm.exec(key)?.[1] ?? '');
  return doi === undefined ? undefined : `doi:${doi}`;
}
