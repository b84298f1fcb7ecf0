const words =
  'a an and are as at be been but by can could do does for from had has have how if in into is it its may more most no not of on or our over ' +
  'such than that the their them then there these they this those through to under up was we were what when where which while who will with within without would you your';

/** English words that need not match: nearly every abstract has them. */
export const stopWords: ReadonlySet<string> = new Set(words.split(' '));
