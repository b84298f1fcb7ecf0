import type { CitationGroup, CitedDocument } from '../../model/citation';

/** Line ends among them. */
const control = /[\p{Cc}\u2028\u2029]/u;

/** A document without citations of keys that hold control characters, which no tool reads, and no key has. */
export function withoutControls(document: CitedDocument): CitedDocument {
  const isOdd = ({ citations }: CitationGroup) => citations.some(({ key }) => control.test(key));
  return document.groups.some(isOdd)
    ? {
        ...document,
        groups: document.groups.flatMap((group) => {
          const [first, ...rest] = group.citations.filter(({ key }) => !control.test(key));
          return first === undefined ? [] : [{ ...group, citations: [first, ...rest] as const }];
        }),
      }
    : document;
}
