import type { CitedDocument } from '../cite/model/citation';
import { atName, creditOf } from '../library/base/label';
import type { Paper, TextRange } from '../model/paper';

/** What stands beside a key, for the reader of a document's text. */
export interface CitationHint {
  readonly key: string;
  /** Behind the key's last character, in UTF-16 units of the document. */
  readonly offset: number;
}

/** In UTF-16 units: VS Code shows 43 of a line's hints together, and of what is longer nothing behind it. */
const maxLabel = 24;

/**
 * Where hints stand within a part of a document, in order: one behind each key, also where a document's tool does not read the citation.
 * @param parsed what the document cites, which is not read again
 * @param part in UTF-16 units
 */
export function hintsIn({ groups }: Pick<CitedDocument, 'groups'>, part: TextRange): readonly CitationHint[] {
  return groups
    .filter(({ start, end }) => start <= part.end && part.start <= end)
    .flatMap(({ citations }) => citations.map(({ key, keyRange }) => ({ key, offset: keyRange.end })))
    .filter(({ offset }) => part.start <= offset && offset <= part.end);
}

/**
 * What is said of a work beside its key: authors and year, else the name that it gives itself, else what its title says behind that, cut to 24 characters; of name and title
 * the first that says more than the key. Empty where nothing does.
 */
export function hintLabel(key: string, paper: Pick<Paper, 'authors' | 'names' | 'title' | 'year'>): string {
  const credit = (paper.authors ?? []).length === 0 ? '' : creditOf(paper);
  const [name = ''] = paper.names;
  const said =
    credit === '' ? [name, atName(paper.title, name).rest, paper.title].find((text) => saysMore(text, key)) : credit;
  return shortened(said ?? '');
}

/** Whether a text is more than a key spelt in another way. */
function saysMore(text: string, key: string): boolean {
  const letters = (value: string) => value.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return letters(text) !== '' && letters(text) !== letters(key);
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= maxLabel
    ? line
    : `${line
        .slice(0, maxLabel - 1)
        .replace(/[\uD800-\uDBFF]$/, '')
        .trimEnd()}…`;
}
