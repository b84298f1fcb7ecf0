/** What the editor loads on first use to format references: the CSL processor is too heavy for its start. */
export { blockText, insertionOf } from './block';
export { placeOfBlock } from './place';
export { formatReferences } from './processor';
export { renderReferences } from './render';
