import { stem, stemPrefix } from '../text/stem';
import { stopWords } from '../text/stop-words';
import { isHanTerm, runFrom, singular, type TextRun } from '../text/tokenize';

/**
 * What stands behind the places of a word in a text: the stem of the Latin word that comes next, or the pair of Han characters;
 * within a run of them the pair that overlaps.
 * @param text folded
 * @param first a stem, or a pair of Han characters
 * @param skipsStopWords whether the next word is the next one that is no stop word
 */
export function* followers(text: string, first: string, skipsStopWords: boolean): Iterable<string> {
  const isHan = isHanTerm(first);
  const sought = isHan ? first : stemPrefix(first);
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const end = isHan ? at + sought.length : endOfWord(text, at, first);
    if (end === undefined) {
      continue;
    }
    // A run of Han characters goes on: it is not read to its end, which would take the square of its length.
    const within = isHan && isHanTerm(text.slice(end, end + 2));
    const follower = within ? hanPair(text, lastStart(text, end)) : firstOf(text, runFrom(text, end), skipsStopWords);
    if (follower !== undefined) {
      yield follower;
    }
  }
}

/** Where the word that begins here ends, if it has the stem. */
function endOfWord(text: string, at: number, stemmed: string): number | undefined {
  const before = at === 0 ? undefined : runFrom(text.slice(lastStart(text, at), at), 0);
  if (before !== undefined && !before.han) {
    return undefined;
  }
  const run = runFrom(text, at);
  return run !== undefined && run.start === at && stemOfRun(text, run) === stemmed ? run.end : undefined;
}

function firstOf(text: string, from: TextRun | undefined, skipsStopWords: boolean): string | undefined {
  for (let run = from; run !== undefined; run = runFrom(text, run.end)) {
    if (run.han) {
      return hanPair(text, run.start);
    }
    if (!(skipsStopWords && stopWords.has(text.slice(run.start, run.end)))) {
      return stemOfRun(text, run);
    }
  }
  return undefined;
}

const stemOfRun = (text: string, { start, end }: TextRun): string => stem(singular(text.slice(start, end)));

/** Two characters, or the one that there is. */
function hanPair(text: string, at: number): string {
  const first = text.codePointAt(at) ?? 0;
  const width = first > 0xffff ? 2 : 1;
  const second = text.codePointAt(at + width);
  const pair = text.slice(at, at + width + ((second ?? 0) > 0xffff ? 2 : 1));
  return isHanTerm(text.slice(at + width, at + width + 2)) ? pair : text.slice(at, at + width);
}

/** Where the character before an offset begins. */
const lastStart = (text: string, end: number): number =>
  /[\udc00-\udfff]/.test(text.charAt(end - 1)) ? end - 2 : end - 1;
