import type { Citation } from '../../model/citation';

/**
 * Citations in order of their keys, none within another: what stands in the locator of one ends that one's range where
 * the key stands before it, and begins it where the key comes after.
 */
export function apart(citations: readonly [Citation, ...Citation[]]): [Citation, ...Citation[]] {
  const [first, ...rest] = [...citations].sort((a, b) => a.keyRange.start - b.keyRange.start);
  const separated: [Citation, ...Citation[]] = [first ?? citations[0]];
  for (const citation of rest) {
    const before = separated[separated.length - 1] ?? citation;
    if (citation.start >= before.end) {
      separated.push(citation);
    } else if (citation.start >= before.keyRange.end) {
      separated[separated.length - 1] = { ...before, end: citation.start };
      separated.push(citation);
    } else {
      separated.push({ ...citation, start: before.end });
    }
  }
  return separated;
}
