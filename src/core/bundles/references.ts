/** What the editor loads on first use to format references: the CSL processor is too heavy for its start. */
export { blockText, insertionOf } from '../cite/references/block';
export { placeOfBlock } from '../cite/references/place';
export { formatReferences } from '../cite/references/processor';
export { renderReferences } from '../cite/references/render';
