import type { Paper, PersonName } from '../model';

/** What is searched, with the boost of each field; a match in the first wins over one in the next. */
export const fieldBoosts = {
  names: 12,
  title: 6,
  key: 5,
  authors: 4,
  year: 3.5,
  tags: 3,
  topics: 2.5,
  abstract: 1,
  note: 0.9,
  repository: 0.8,
} as const;

export type Field = keyof typeof fieldBoosts;

export const fields = Object.keys(fieldBoosts) as Field[];

function personName(person: PersonName): string {
  return [
    person.given,
    person['non-dropping-particle'],
    person['dropping-particle'],
    person.family,
    person.suffix,
    person.literal,
  ].filter((part) => part !== undefined).join(' ');
}

/**
 * The text of a field as it is searched; several values stand on lines of their own. A derived title is made from names
 * and abstract and is not searched again.
 */
export function fieldText(paper: Paper, field: Field): string | undefined {
  switch (field) {
    case 'names':
      return paper.names.join('\n');
    case 'title':
      return paper.titleIsDerived ? undefined : paper.title;
    case 'key':
      return [paper.key, ...paper.aliases].join('\n');
    case 'authors':
      return paper.authors?.map(personName).join('\n');
    case 'year':
      return paper.year?.toString();
    case 'tags':
      return paper.tags?.join('\n');
    case 'topics':
      return paper.topics?.join('\n');
    case 'abstract':
      return paper.abstract;
    case 'note':
      return paper.note;
    case 'repository':
      return repositories(paper);
  }
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
