/** A word and the one behind it, each as a stem or a pair of Han characters. */
export type WordPair = readonly [before: string, after: string];
