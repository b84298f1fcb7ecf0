import type { Problem } from '../model/paper';
import { LineIndex } from './line-index';

/**
 * One problem for each line that holds bytes which could not be decoded.
 * @param offsets UTF-16 offsets of the replacement characters, ascending
 * @param encoding name to show
 */
export function undecodableProblems(text: string, offsets: readonly number[], encoding: string): Problem[] {
  if (offsets.length === 0) {
    return [];
  }
  const lines = new LineIndex(text);
  const problems = new Map<number, Problem>();
  for (const offset of offsets) {
    const span = lines.spanOf(offset, offset + 1);
    if (!problems.has(span.line)) {
      problems.set(span.line, { code: 'undecodable', args: [encoding], span });
    }
  }
  return [...problems.values()];
}

/** Where a text holds U+FFFD. */
export function replacementOffsets(text: string): number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) {
    offsets.push(at);
  }
  return offsets;
}
