import type { Finding } from '../cite/check/check';
import { citedOnce, withKeys } from '../cite/write/fixes';
import type { CitedDocument } from '../cite/model/citation';
import type { TextEdit } from '../cite/model/text-edit';
import type { Paper } from '../model/paper';

/** What may be done about a citation that something is wrong with. */
export type CitationFix =
  /** Cites another key; that of a paper, or of a bibliography of the document's own. */
  | {
      readonly kind: 'change-key';
      readonly key: string;
      readonly paper: Paper | undefined;
      readonly edits: readonly TextEdit[];
      readonly isPreferred: boolean;
    }
  /** Writes the citation so that its tool reads it, or takes out one that is there twice. */
  | { readonly kind: 'rewrite' | 'remove'; readonly edits: readonly [TextEdit]; readonly isPreferred: true }
  /** Lets the user search the library for what the key may mean; where it began, the document may have changed since. */
  | { readonly kind: 'search'; readonly key: string; readonly start: number }
  /** Shows what the keys file has of the key. */
  | { readonly kind: 'show-pin'; readonly key: string };

/** The fixes for one finding, the likeliest first. */
export function fixesFor(finding: Finding, text: string): readonly CitationFix[] {
  const { citation, group, edit } = finding;
  const search: CitationFix = { kind: 'search', key: citation.key, start: citation.keyRange.start };
  switch (finding.code) {
    case 'unknown-key':
      return [
        ...finding.nearest.map(({ key, paper, isTypo }, index): CitationFix => ({
          kind: 'change-key',
          key,
          paper,
          edits: withKeys(group, citation, [key], text),
          isPreferred: isTypo && index === 0,
        })),
        search,
      ];
    case 'unread-citation':
    case 'unread-separator':
      return edit === undefined ? [] : [{ kind: 'rewrite', edits: [edit], isPreferred: true }];
    case 'repeated-citation':
      return edit === undefined ? [] : [{ kind: 'remove', edits: [edit], isPreferred: true }];
    case 'lost-paper':
    case 'disputed-key':
      return [search, { kind: 'show-pin', key: citation.key }];
  }
}

/** What needs no choice, in a whole document. */
export function editsFixingAll(findings: readonly Finding[]): readonly TextEdit[] {
  // A group that is written anew takes its repeated citations along.
  return findings.flatMap(({ code, group, edit }) =>
    edit === undefined || (code === 'repeated-citation' && group.unread !== undefined) ? [] : [edit],
  );
}

/**
 * What cites other papers in place of a key; nothing where the key is not cited any more.
 * @param start where the key began when the user asked: of several citations of it, the nearest is meant
 */
export function citeInsteadEdits(
  parsed: CitedDocument,
  text: string,
  { key, start }: { readonly key: string; readonly start: number },
  keys: readonly string[],
): readonly TextEdit[] {
  const [nearest] = parsed.groups
    .flatMap((group) =>
      group.citations
        .filter((citation) => citation.key === key)
        .map((citation) => ({ group, citation, distance: Math.abs(citation.keyRange.start - start) })),
    )
    .sort((left, right) => left.distance - right.distance);
  return nearest === undefined ? [] : withKeys(nearest.group, nearest.citation, keys, text);
}

/** What cites one key in place of another wherever a document cites that, once in each group. */
export function citeThroughoutEdits(
  parsed: CitedDocument,
  text: string,
  instead: string,
  key: string,
): readonly TextEdit[] {
  return parsed.groups.flatMap((group) => citedOnce(group, (citation) => citation.key === instead, key, text));
}
