import { type CslProperties, isProperties, ownProperty } from './csl-properties';
import { withoutUndefined } from '../../text/without-undefined';
import { peopleIn } from '../tagged/tagged-people';

/** The value at a path of names. */
function at(item: CslProperties, ...names: readonly string[]): unknown {
  return names.reduce<unknown>((found, name) => (isProperties(found) ? ownProperty(found, name) : undefined), item);
}

/** The first text or number at one of some paths, as text. */
function textAt(item: CslProperties, ...paths: readonly (readonly string[])[]): string | undefined {
  return paths
    .map((path) => at(item, ...path))
    .map((value) => (typeof value === 'number' ? String(value) : value))
    .find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

const listAt = (item: CslProperties, ...path: readonly string[]): readonly unknown[] => {
  const list = at(item, ...path);
  return Array.isArray(list) ? (list as unknown[]) : [];
};

/** Whether an item of JSON is a work of Europe PMC. */
export function isEuropePmcWork(item: CslProperties): boolean {
  return (
    typeof ownProperty(item, 'title') === 'string' &&
    ['authorString', 'pubYear', 'journalInfo', 'abstractText'].filter((name) => Object.hasOwn(item, name)).length > 1
  );
}

/** A work as Europe PMC's service answers, as CSL says it; its number there is no key that anybody cites. */
export function europePmcItem(work: CslProperties): CslProperties {
  const journal = textAt(work, ['journalInfo', 'journal', 'title'], ['journalTitle']);
  const isPreprint = ownProperty(work, 'source') === 'PPR' || textAt(work, ['pubType']) === 'preprint';
  const book = textAt(work, ['bookOrReportDetails', 'comprehensiveTitle']);
  const keywords = listAt(work, 'keywordList', 'keyword').filter((word) => typeof word === 'string');
  return withoutUndefined({
    type: isPreprint ? 'article' : book !== undefined ? 'chapter' : journal !== undefined ? 'article-journal' : 'book',
    title: textAt(work, ['title'])?.replace(/(?<!\.)\.\s*$/, ''),
    author: authorsOf(work),
    'container-title': journal ?? book,
    publisher: textAt(work, ['bookOrReportDetails', 'publisher']),
    volume: textAt(work, ['journalInfo', 'volume'], ['journalVolume']),
    issue: textAt(work, ['journalInfo', 'issue'], ['issue']),
    page: textAt(work, ['pageInfo']),
    ISSN: textAt(work, ['journalInfo', 'journal', 'issn'], ['journalIssn'])?.split(';')[0]?.trim(),
    issued: textAt(work, ['pubYear'], ['journalInfo', 'yearOfPublication'], ['firstPublicationDate']),
    DOI: textAt(work, ['doi']),
    PMID: textAt(work, ['pmid']),
    PMCID: textAt(work, ['pmcid']),
    abstract: textAt(work, ['abstractText'])?.replace(/<h4>\s*([^<>]{1,80}?):?\s*<\/h4>/g, ' $1: '),
    keyword: keywords.length === 0 ? undefined : keywords,
    language: textAt(work, ['language'])?.replace(/^eng$/, 'en'),
  });
}

function authorsOf(work: CslProperties): readonly CslProperties[] | undefined {
  const listed = listAt(work, 'authorList', 'author').flatMap((person): CslProperties[] => {
    if (!isProperties(person)) {
      return [];
    }
    const literal = textAt(person, ['collectiveName']);
    const family = textAt(person, ['lastName']);
    const given = textAt(person, ['firstName'], ['initials']);
    const name = textAt(person, ['fullName']);
    return literal !== undefined
      ? [{ literal }]
      : family !== undefined && given !== undefined
        ? [{ family, given }]
        : peopleIn([name ?? family ?? '']).map((one) => ({ ...one }));
  });
  const people = listed.length > 0 ? listed : peopleIn([(textAt(work, ['authorString']) ?? '').replace(/\.\s*$/, '')]);
  return people.length === 0 ? undefined : people.map((person) => ({ ...person }));
}
