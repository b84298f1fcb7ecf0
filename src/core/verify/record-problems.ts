import { type Translate, untranslated } from '../model/problems';
import type { RecordFinding } from './check-references';
import type { PublishedVersion } from './published';
import { plainValue } from './reference';

/** English texts, also the keys of their translations. They say who has seen what, and nothing more. */
const sentences = {
  author: { template: 'The reference "{0}" has no author.' },
  year: { template: 'The reference "{0}" has no year.' },
  title: { template: 'The reference "{0}" has no title of its own.' },
  'author year': { template: 'The reference "{0}" has no author and no year.' },
  'author title': { template: 'The reference "{0}" has no author and no title of its own.' },
  'year title': { template: 'The reference "{0}" has no year and no title of its own.' },
  'author year title': { template: 'The reference "{0}" has no author, no year and no title of its own.' },
  inLibrary: { template: 'The preprint "{0}" seems to have been published: the library has {1}.' },
  inCatalogue: { template: 'The preprint "{0}" seems to have been published: {2} has {1}.' },
  byService: { template: 'The preprint "{0}" has been published, according to {2}: {1}.' },
  retraction: { template: '{1} lists "{0}" as retracted.' },
  datedRetraction: { template: '{1} lists "{0}" as retracted on {2}.' },
  replacement: { template: '{1} lists "{0}" as retracted and replaced by a corrected version.' },
  concern: { template: '{1} lists an expression of concern about "{0}".' },
  datedConcern: { template: '{1} lists an expression of concern about "{0}", of {2}.' },
  correction: { template: '{1} lists a correction of "{0}".' },
  datedCorrection: { template: '{1} lists a correction of "{0}", of {2}.' },
  otherWork: {
    template: 'The identifier of "{0}" is that of a work with another title, “{2}”, which {1} lists as retracted.',
  },
  onePaper: { template: 'This document cites one paper by two keys, "{0}" and "{1}".' },
  onePaperInWork: { template: 'Documents of this work cite one paper by two keys, "{0}" and "{1}".' },
  twoEntries: { template: 'The references "{0}" and "{1}" seem to be of one work.' },
  uncited: { template: 'No document that was read cites "{0}".' },
} as const;

/** The sentence shown for a finding. */
export function recordMessage(finding: RecordFinding, translate: Translate = untranslated): string {
  const { key } = finding.reference;
  switch (finding.code) {
    case 'incomplete-reference': {
      const missing = finding.missing.join(' ') as
        'author' | 'year' | 'title' | 'author year' | 'author title' | 'year title' | 'author year title';
      return translate(sentences[missing].template, key);
    }
    case 'published-preprint': {
      const { from, source } = finding.published;
      const template = { library: sentences.inLibrary, catalogue: sentences.inCatalogue, service: sentences.byService };
      return translate(template[from].template, key, describedVersion(finding.published), source);
    }
    case 'noticed-work':
      return noticeMessage(key, finding, translate);
    case 'duplicate-reference': {
      const { first, isOnePaper, isElsewhere } = finding;
      const named = isOnePaper !== true ? 'twoEntries' : isElsewhere === true ? 'onePaperInWork' : 'onePaper';
      return translate(sentences[named].template, key, first.key);
    }
  }
}

/** The sentence shown for an entry of a bibliography that nothing cites. */
export function uncitedMessage(key: string, translate: Translate = untranslated): string {
  return translate(sentences.uncited.template, key);
}

function noticeMessage(
  key: string,
  { notice, isOtherWork }: Pick<Extract<RecordFinding, { readonly code: 'noticed-work' }>, 'notice' | 'isOtherWork'>,
  translate: Translate,
): string {
  const { kind, source, date, title = '', isReplaced } = notice;
  if (isOtherWork === true) {
    return translate(sentences.otherWork.template, key, source, title);
  }
  if (kind === 'retraction' && isReplaced === true) {
    return translate(sentences.replacement.template, key, source);
  }
  const [plain, dated] =
    kind === 'retraction'
      ? [sentences.retraction, sentences.datedRetraction]
      : kind === 'concern'
        ? [sentences.concern, sentences.datedConcern]
        : [sentences.correction, sentences.datedCorrection];
  return date === undefined ? translate(plain.template, key, source) : translate(dated.template, key, source, date);
}

/** Longer names of journals are cut. */
const maxName = 100;

/** Where a work was published, for people: journal or book, year, DOI, as far as they are known. */
function describedVersion({ item, doi }: PublishedVersion): string {
  const container = plainValue(item?.['container-title']).slice(0, maxName);
  const parts: unknown = (item?.issued as { readonly 'date-parts'?: readonly (readonly unknown[])[] } | undefined)?.[
    'date-parts'
  ]?.[0]?.[0];
  return [container, plainValue(parts), doi === undefined ? '' : `https://doi.org/${doi}`]
    .filter((part) => part !== '')
    .join(', ');
}
