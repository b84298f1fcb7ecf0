import type { BibliographyReference, CitationGroup, CitedDocument } from '../../model/citation';
import { groupOf } from '../shared/key-uses';
import { readRstBlocks } from './blocks';
import { RstInlineReader } from './inlines';

const keyPrefix = /^[ \t]{1,20}:keyprefix:[ \t]{1,20}(\S{1,200})/gm;
const allWorks =
  /^[ \t]{0,20}\.\.[ \t]{1,9}bibliography::[^\n]{0,1000}\n(?:[ \t]{1,20}:(?!all:|filter:[ \t]{1,9}True[ \t\r]{0,9}$)[^\n]{0,300}\n){0,20}[ \t]{1,20}:(?:all:|filter:[ \t]{1,9}True[ \t\r]{0,9}$)/m;

/** What a reStructuredText document cites: roles of sphinxcontrib-bibtex, and Docutils' own citations where it holds them. */
export function parseRst(text: string): CitedDocument {
  const inlines = new RstInlineReader(text);
  const bibliographies: BibliographyReference[] = [];
  const definedKeys = new Set<string>();
  readRstBlocks(text, {
    paragraph: (range) => {
      inlines.read(range);
    },
    bibliography: ({ start, end }) => {
      for (const { 0: path, index } of text.slice(start, end).matchAll(/\S{1,1000}/g)) {
        bibliographies.push({ path, start: start + index, end: start + index + path.length });
      }
    },
    citation: (label) => definedKeys.add(label),
  });
  const groups: CitationGroup[] = [];
  for (const draft of inlines.drafts) {
    const group = groupOf(text, draft, inlines.uses);
    if (group !== undefined) {
      groups.push(group);
    }
  }
  groups.push(...ownGroups(inlines, definedKeys));
  const keyPrefixes = Array.from(text.matchAll(keyPrefix), ([, prefix = '']) => prefix);
  return {
    syntax: 'rst',
    groups: groups.sort((one, other) => one.start - other.start),
    bibliographies,
    definedKeys,
    ...(allWorks.test(text) ? { citesAll: true } : {}),
    ...(keyPrefixes.length === 0 ? {} : { keyPrefixes }),
  };
}

/** References to citations that the document holds; labels are alike whatever their case. */
function ownGroups(inlines: RstInlineReader, definedKeys: ReadonlySet<string>): CitationGroup[] {
  const byName = new Set([...definedKeys].map((key) => key.toLowerCase()));
  return inlines.references.flatMap((reference): CitationGroup[] => {
    const { unread } = reference;
    if (!byName.has(reference.label.toLowerCase())) {
      return [];
    }
    const keyRange = { start: reference.start + 1, end: reference.start + 1 + reference.label.length };
    return [
      {
        start: reference.start,
        end: reference.end,
        syntax: 'rst',
        form: 'parenthetical',
        itemsRange: keyRange,
        citations: [{ ...keyRange, key: reference.label, keyRange }],
        ...(unread === undefined ? {} : { unread }),
      },
    ];
  });
}
