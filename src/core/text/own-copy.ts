/** V8 makes shorter parts of a text by copying them anyway. */
const leastPart = 13;

/**
 * The same text in memory of its own, for whoever keeps a small part of a large one: for a part, V8 points into the whole and keeps all of it
 * alive (a sliced string).
 */
export const ownCopy = (text: string): string =>
  text.length < leastPart ? text : (JSON.parse(JSON.stringify(text)) as string);
