import { parseCitations } from '../../src/core/cite/languages/index';
import type { CitationSyntax } from '../../src/core/cite/model/citation';

/** The groups that we say the document's own tool reads, as `citesOfPandoc` shows Pandoc's. */
export function groupsOf(text: string, syntax: CitationSyntax): string[] {
  return parseCitations(text, syntax)
    .groups.filter((group) => group.unread === undefined && group.syntax === syntax)
    .map(({ form, citations, start }) => {
      const keys = citations.map(({ key, suppressesAuthor }) => (suppressesAuthor ? `-${key}` : key)).join('; ');
      return form === 'parenthetical' || (form === 'unseen' && text[start] === '[') ? `(${keys})` : keys;
    })
    .sort();
}

/** The keys that we say the tool reads, sorted. */
export function keysOf(text: string, syntax: CitationSyntax): string[] {
  return parseCitations(text, syntax)
    .groups.filter((group) => group.unread === undefined)
    .flatMap(({ citations }) => citations.map(({ key }) => key))
    .sort();
}
