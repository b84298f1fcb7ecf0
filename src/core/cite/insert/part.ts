/** Everything that inserting needs, as one part that the extension loads on first use. */
export { insertionsAt } from './insertion';
export { previewOf } from './preview';
export { missingAddress } from './template';
export { variantOptions } from './variants';
