/** What the editor loads on first use to format references: the CSL processor is too heavy for its start. */
export { blockText, insertionOf } from '../cite/references/block';
export { furtherNamingEdits, readsSeveral } from '../cite/references/further-bibliography';
export { listSuffices, namesBibliographies, namingEdits } from '../cite/references/name-bibliography';
export { placeOfBlock } from '../cite/references/place';
export { formatPapers } from '../cite/references/format-papers';
export { renderReferences } from '../cite/references/render';
