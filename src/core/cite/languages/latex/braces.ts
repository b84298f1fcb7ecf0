import type { TextRange } from '../../../model/paper';

/**
 * Tells what stands in braces that open at an offset, to be asked for offsets in their order: each character is read once,
 * however deep the braces are in each other.
 * @param most so many characters are looked at, from what opens
 */
export function bracesIn(text: string, most: number): (open: number) => TextRange | undefined {
  const ends = new Map<number, number>();
  const seen = new Set<number>();
  let opened: number[] = [];
  let at = 0;
  return (open) => {
    if (text[open] !== '{') {
      return undefined;
    }
    if (open < at && !seen.has(open)) {
      // It was passed over in a comment, which is none for whoever begins there.
      return bracesIn(text, most)(open);
    }
    if (open >= at) {
      opened = [];
      at = open;
    }
    const limit = Math.min(text.length, open + most);
    for (; at < limit && !ends.has(open); at += 1) {
      const character = text[at];
      if (character === '\\') {
        at += 1;
      } else if (character === '%') {
        const newline = text.indexOf('\n', at);
        at = newline < 0 ? text.length : newline;
      } else if (character === '{') {
        opened.push(at);
        seen.add(at);
      } else if (character === '}') {
        ends.set(opened.pop() ?? -1, at);
      }
    }
    const end = ends.get(open) ?? limit;
    return end < limit ? { start: open + 1, end } : undefined;
  };
}
