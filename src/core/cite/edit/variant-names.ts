/**
 * Ways of citing: a group in brackets, in the sentence, a link to the paper's repository (else to where it was published), a link to
 * its place in the library, a wiki link to its note, or the user's own template.
 */
export const citationVariants = ['parenthetical', 'textual', 'link', 'source', 'wiki', 'template'] as const;

export type CitationVariant = (typeof citationVariants)[number];
