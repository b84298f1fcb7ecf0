import assert from 'node:assert/strict';

/** `start`, drawn out by a word that says nothing, to the length given, then `end`. */
export const drawn = (start: string, length: number, end = '.'): string => {
  const text = start + 'm'.repeat(length - start.length - end.length) + end;
  assert.equal(text.length, length);
  return text;
};
/** A sentence of so many characters that says nothing of a paper. */
export const sentence = (length: number) => drawn('Moss grows on old walls and x', length);
