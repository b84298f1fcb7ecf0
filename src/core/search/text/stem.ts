import { stemmer } from 'stemmer';
import { ownCopy } from '../../text/own-copy';

const cacheSize = 50_000;
const cache = new Map<string, string>();

/** The Porter stem of an index term: `detection`, `detector` and `detecting` are all `detect`. */
export function stem(term: string): string {
  const known = cache.get(term);
  if (known !== undefined) {
    return known;
  }
  if (cache.size >= cacheSize) {
    cache.clear();
  }
  const own = ownCopy(term);
  const found = stemmer(own);
  cache.set(own, found);
  return found;
}

/**
 * A prefix that all words of a stem share, never empty for a stem. Porter turns a final y into i, gives `mining` the e of `mine`,
 * and `capability` the end of `capable`.
 */
export function stemPrefix(stemmed: string): string {
  return stemmed.length > 1 && /(?:[ei]|bl)$/.test(stemmed) ? stemmed.slice(0, -1) : stemmed;
}
