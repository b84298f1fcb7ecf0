/** Everything that inserting needs, as one part that the extension loads on first use. */
export { insertionsAt } from '../cite/edit/insertion';
export { previewOf } from '../cite/edit/preview';
export { missingAddress } from '../cite/edit/template';
export { variantOptions } from '../cite/edit/variants';
