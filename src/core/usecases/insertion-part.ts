/** Everything that inserting needs, as one part that the extension loads on first use. */
export { previewOf } from '../cite/insert/preview';
export { citationEdits } from './cite';
