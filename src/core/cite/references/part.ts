/** What the editor loads on first use to format references: the CSL processor is too heavy for its start. */
export { blockText } from './block';
export { formatReferences } from './processor';
export { renderReferences } from './render';
