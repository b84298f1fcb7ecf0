import type { Citation } from '../citation';

/**
 * Citations in order of their keys, none within another: what stands in the locator of one ends that one's range where
 * the key stands before it, and begins it where the key comes after.
 */
export function apart(citations: readonly [Citation, ...Citation[]]): [Citation, ...Citation[]] {
  const [first, ...rest] = [...citations].sort((a, b) => a.keyRange.start - b.keyRange.start);
  const parted: [Citation, ...Citation[]] = [first ?? citations[0]];
  for (const citation of rest) {
    const before = parted[parted.length - 1] ?? citation;
    if (citation.start >= before.end) {
      parted.push(citation);
    } else if (citation.start >= before.keyRange.end) {
      parted[parted.length - 1] = { ...before, end: citation.start };
      parted.push(citation);
    } else {
      parted.push({ ...citation, start: before.end });
    }
  }
  return parted;
}
