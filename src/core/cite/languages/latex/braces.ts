import type { TextRange } from '../../../model/paper';
import { argumentAt } from './arguments';
import { endOfLine } from '../../../text/around';

/**
 * Tells what `argumentAt` does, to be asked for the offsets of `{` in their order: each character is read once, however deep the braces
 * are in each other.
 * @param most so many characters are looked at, from what opens
 */
export function bracesIn(text: string, most: number): (open: number) => TextRange | undefined {
  /** Where the brace closes that opens at an offset; 0 while that is not known. */
  const ends = new Map<number, number>();
  let opened: number[] = [];
  let at = 0;
  return (open) => {
    if (open < at && !ends.has(open)) {
      // It was passed over in a comment, which is none for whoever begins there.
      return argumentAt(text, open, most);
    }
    if (open >= at) {
      opened = [];
      at = open;
    }
    const limit = Math.min(text.length, open + most);
    for (; at < limit && !ends.get(open); at += 1) {
      const character = text[at];
      if (character === '\\') {
        at += 1;
      } else if (character === '%') {
        at = endOfLine(text, at);
      } else if (character === '{') {
        opened.push(at);
        ends.set(at, 0);
      } else if (character === '}') {
        ends.set(opened.pop() ?? -1, at);
      }
    }
    const end = ends.get(open) || limit;
    return end < limit ? { start: open + 1, end } : undefined;
  };
}
