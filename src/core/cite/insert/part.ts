/** Everything that inserting needs, as one part that the extension loads on first use. */
export { insertionsAt } from './insertion';
export { variantOptions } from './variants';
