/** The name of the file in a library folder that holds its pins. */
export const pinsFileName = 'literature-keys.json';
