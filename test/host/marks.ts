/** Begins the name of a mark in the browser's trace: how many milliseconds a timer was late, at its end. */
export const latePrefix = 'literature-notes late ';

/** Begins the name of a mark in the browser's trace: what has ended; nothing where it is not to be told. */
export const phasePrefix = 'literature-notes phase ';
