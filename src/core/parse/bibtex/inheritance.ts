/** What BibLaTeX has entries inherit from the one that their `crossref` names, as far as it says something of them (its manual, "Default inheritance setup"). */

const parts: ReadonlySet<string> = new Set([
  'inbook',
  'bookinbook',
  'suppbook',
  'incollection',
  'suppcollection',
  'inreference',
  'inproceedings',
  'conference',
]);
const booksParts: ReadonlySet<string> = new Set(['inbook', 'bookinbook', 'suppbook']);
const titles: ReadonlySet<string> = new Set(['title', 'subtitle', 'titleaddon']);

/** What is an entry's own: how it is referred to and found, and what it is about. */
const own: ReadonlySet<string> = new Set(
  (
    'abstract annotation annote archiveprefix crossref doi entryset entrysubtype eprint eprintclass eprinttype execute file ids indexsorttitle indextitle keywords label options presort primaryclass ' +
    'related relatedoptions relatedstring relatedtype shorthand shorthandintro shorttitle sortkey sorttitle url urldate xdata xref'
  ).split(' '),
);

/**
 * The fields of an entry that one of its parent's becomes; none where it is the parent's own.
 * @param child types, in lower case
 */
export function inheritedNames(name: string, child: string, parent: string): readonly string[] {
  if (own.has(name)) {
    return [];
  }
  if (titles.has(name)) {
    const prefix = parent.startsWith('mv')
      ? 'main'
      : parent === 'periodical'
        ? 'journal'
        : parts.has(child) || child === 'article' || child === 'misc'
          ? 'book'
          : '';
    return [prefix + name];
  }
  return name === 'author' && parent.endsWith('book') && booksParts.has(child) ? ['author', 'bookauthor'] : [name];
}
