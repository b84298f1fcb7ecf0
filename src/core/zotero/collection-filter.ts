import { queryParts } from '../search/query/query';
import { fold } from '../search/text/tokenize';
import { partsOfId, type ZoteroLibrary } from './model';

/** A query without its filters by collection, and these. */
export interface CollectionQuery {
  readonly rest: string;
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
}

const filter = /^(-?)collection:(?:"([^"]*)"?|(\S*))$/;
/** More than a handful hides the papers. */
const maxCompletions = 5;
const filterName = 'collection';

/** Takes the filters `collection:name`, `collection:"a name"` and `-collection:name` out of a query. */
export function collectionQuery(query: string): CollectionQuery {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const rest: string[] = [];
  let isLastFilter = false;
  for (const { text } of queryParts(query)) {
    const match = filter.exec(text);
    const name = (match?.[2] ?? match?.[3] ?? '').trim();
    isLastFilter = match !== null;
    if (match === null) {
      rest.push(text);
    } else if (name !== '') {
      (match[1] === '-' ? unwanted : wanted).push(name);
    }
  }
  if (wanted.length + unwanted.length === 0) {
    return { rest: query, wanted, unwanted };
  }
  const words = rest.join(' ');
  // A word that a filter or a space follows is not being typed any more.
  return { rest: isLastFilter || /\s$/.test(query) ? `${words} `.trimStart() : words, wanted, unwanted };
}

/** The ways by which a collection is found: its own name with those that it lies in, and its group's. */
export function collectionNames(libraries: readonly ZoteroLibrary[]): readonly string[] {
  return libraries.flatMap(({ name, collections }) => [
    ...(name === '' ? [] : [name]),
    ...collections.map(({ path }) => (name === '' ? path : `${name} / ${path}`)),
  ]);
}

/** Which of a library's collections a name means: those whose name with all above it holds the name, so that what lies in one is found with it. */
export function collectionsMeant(library: ZoteroLibrary, name: string): ReadonlySet<string> | 'all' {
  const wanted = fold(name);
  if (library.name !== '' && fold(library.name).includes(wanted)) {
    return 'all';
  }
  return new Set(
    library.collections
      .filter(({ path }) => fold(library.name === '' ? path : `${library.name} / ${path}`).includes(wanted))
      .map(({ key }) => key),
  );
}

/** Tells of an item, by its identifier, whether it lies in all collections that are wanted, and in none that are not. */
export function collectionTest(
  libraries: readonly ZoteroLibrary[],
  wanted: readonly string[],
  unwanted: readonly string[],
): (id: string) => boolean {
  const meant = new Map(
    libraries.map((library) => [
      library.path,
      {
        items: library.items,
        wanted: wanted.map((name) => collectionsMeant(library, name)),
        unwanted: unwanted.map((name) => collectionsMeant(library, name)),
      },
    ]),
  );
  return (id) => {
    const { library, key } = partsOfId(id);
    const known = meant.get(library);
    const collections = known?.items.get(key)?.collections ?? [];
    const lies = (keys: ReadonlySet<string> | 'all') => keys === 'all' || collections.some((one) => keys.has(one));
    return known !== undefined && known.wanted.every(lies) && !known.unwanted.some(lies);
  };
}

/** What a filter by collection that is being typed at the end of a query may become, as the library's own filters are completed. */
export function collectionCompletions(
  query: string,
  names: readonly string[],
): readonly { readonly filter: string; readonly example?: string; readonly query: string }[] {
  const typing = /(?:^|\s)-?collection:(?:"([^"]*)|([^\s"]*))$/.exec(query);
  if (typing !== null) {
    const [, quoted, plain = ''] = typing;
    const before = query.slice(0, query.length - (quoted === undefined ? plain.length : quoted.length + 1));
    const typed = fold(quoted ?? plain);
    return [...new Set(names)]
      .filter(
        (name) => name !== '' && !name.includes('"') && fold(name) !== typed && ` ${fold(name)}`.includes(` ${typed}`),
      )
      .slice(0, maxCompletions)
      .map((name) => (/\s/.test(name) ? `"${name}"` : name))
      .map((value) => ({ filter: `${filterName}:${value}`, query: `${before}${value} ` }));
  }
  const name = /(?:^|\s)-?([a-z]{2,10})$/.exec(query)?.[1];
  const [example] = names;
  return name === undefined || example === undefined || !filterName.startsWith(name)
    ? []
    : [
        {
          filter: `${filterName}:`,
          example: `${filterName}:${/\s/.test(example) ? `"${example}"` : example}`,
          query: `${query.slice(0, -name.length)}${filterName}:`,
        },
      ];
}
