/**
 * What bundles that are loaded later take from the code that is running already, in place of a copy of it; by names that the build gives
 * (`scripts/start-code.js`). Empty where nothing is minified: each bundle is whole then.
 */
export const startCode: Readonly<Record<string, unknown>> = {};
