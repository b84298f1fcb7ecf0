import type { Paper, PersonName } from '../../model/paper';

/** What is searched, with the boost of each field where all of a query matches: a match in the first wins over one in the next. */
export const fieldBoosts = {
  names: 6,
  title: 4,
  key: 3,
  authors: 2.5,
  year: 2,
  tags: 1.8,
  topics: 1.6,
  abstract: 1,
  note: 0.9,
  repository: 0.8,
  pinyin: 0.7,
} as const;

/** Boosts where only a part of a query matches: a single word in a name, which the abstract holds too, says little more. */
export const partialBoosts: Readonly<Record<SearchField, number>> = {
  names: 0.3,
  title: 1.5,
  key: 0.2,
  authors: 1.5,
  year: 1,
  tags: 1,
  topics: 1,
  abstract: 1,
  note: 0.8,
  repository: 0.3,
  pinyin: 0.3,
};

export type SearchField = keyof typeof fieldBoosts;

export const searchFields = Object.keys(fieldBoosts) as SearchField[];

function personName(person: PersonName): string {
  return [
    person.given,
    person['non-dropping-particle'],
    person['dropping-particle'],
    person.family,
    person.suffix,
    person.literal,
  ]
    .filter((part) => part !== undefined)
    .join(' ');
}

/**
 * The text of a field as it is searched; several values stand on lines of their own. A derived title is made from names
 * and abstract and is no field of its own, unless a record has replaced it, by which time people know it. Pinyin is no text of the paper; an index that wants it makes it (`pinyinText`).
 */
export function fieldText(paper: Paper, field: SearchField): string | undefined {
  switch (field) {
    case 'names':
      return paper.names.join('\n');
    case 'title':
      return both(both(paper.titleIsDerived ? undefined : paper.title, paper.translation?.title), paper.derivedTitle);
    case 'key':
      return [paper.key, ...paper.aliases].join('\n');
    case 'authors':
      return paper.authors === undefined && paper.translation?.authors === undefined
        ? undefined
        : [...(paper.authors ?? []), ...(paper.translation?.authors ?? [])].map(personName).join('\n');
    case 'year':
      return paper.year?.toString();
    case 'tags':
      return paper.tags?.join('\n');
    case 'topics':
      return paper.topics?.join('\n');
    case 'abstract':
      return [paper.abstract, paper.translation?.abstract, ...(paper.otherAbstracts ?? []).map(({ text }) => text)]
        .filter((text) => text !== undefined)
        .join('\n');
    case 'note':
      return paper.note;
    case 'repository':
      return repositories(paper);
    case 'pinyin':
      return undefined;
  }
}

/** What an index reads of a field: words of a derived title count in the abstract once more, since they tell what it is about. */
export function indexedText(paper: Paper, field: SearchField): string | undefined {
  const text = fieldText(paper, field);
  return field === 'abstract' && paper.titleIsDerived ? both(text, paper.title) : text;
}

/** A text, and what it is in a second language. */
function both(text: string | undefined, other: string | undefined): string | undefined {
  return text === undefined || other === undefined ? (text ?? other) : `${text}\n${other}`;
}

function repositories(paper: Paper): string | undefined {
  const found = new Set<string>();
  for (const link of paper.links) {
    if (link.kind === 'repository' && link.repo !== undefined) {
      found.add(`${link.owner ?? ''} ${link.repo}`);
    }
  }
  return found.size === 0 ? undefined : [...found].join('\n');
}
