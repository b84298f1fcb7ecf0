/** What a hyphen joins to a name without its being part of it. */
const suffixes = new Set([
  'based',
  'like',
  'style',
  'aware',
  'driven',
  'enhanced',
  'guided',
  'trained',
  'powered',
  'level',
  'specific',
  'generated',
  'free',
  'type',
  'assisted',
  'tuned',
  'related',
  'augmented',
  'inspired',
  'only',
  'class',
  'scale',
  'equipped',
  'series',
  'family',
  'finetuned',
  'optimized',
  'compatible',
  'oriented',
  'compliant',
  'derived',
  'centric',
  'sized',
  'shot',
  'trainable',
  'pretrained',
]);

/** A word without what a hyphen joins to it that is no part of a name: `BERT` of `BERT-based`. */
export function withoutSuffix(word: string): string {
  const hyphen = word.lastIndexOf('-');
  return hyphen > 1 && suffixes.has(word.slice(hyphen + 1)) ? word.slice(0, hyphen) : word;
}
