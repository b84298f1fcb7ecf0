/** What reads citations back, loaded when it is first asked for something: no key stroke waits for it. */
export { CitationDefinition } from './citation-definition';
export { CitationHover } from './citation-hover';
export { CitationReferences } from './citation-references';
export { SourceCodeLens } from './source-code-lens';
export { SourceLinks } from './source-links';
