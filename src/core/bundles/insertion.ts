/** Everything that inserting needs, as one bundle that the extension loads on first use. */
export { previewOf } from '../cite/edit/preview';
export { citationEdits } from '../usecases/cite';
