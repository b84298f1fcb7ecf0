/** Everything that inserting needs, as one part that the extension loads on first use. */
export { previewOf } from '../cite/edit/preview';
export { citationEdits } from '../usecases/cite';
