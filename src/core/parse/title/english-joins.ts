import { isPlainWord } from './english-endings';
import { isKindOfWork, isObject, leadOf } from './english-heads';
import { isAction } from './english-words';
import { longForm } from './names-in-text';
import { reading, type Joined, type Phrase } from './phrases';
import type { TextWords } from './text-words';

/** What it costs to leave out what stands between two parts of one phrase. */
const skippedCost = 1_000;
/** What two phrases cost with a preposition between them, by a colon, from different sentences, in another order. */
export const prepositionCost = 1_000;
const colonCost = 2_000;
const apartCost = 500;
const reversedCost = 500;

/** Words between a phrase and what the text says of it. */
const near = 5;

/** What two phrases say together, `method` `object detection`: method for object detection. */
export function joinEnglish(
  words: TextWords,
  one: Phrase,
  other: Phrase,
  said: string,
  more: string,
  room: number,
  isBare: boolean,
): Joined | undefined {
  const isSame = words.sentences[one.from] === words.sentences[other.from];
  if (other.to - other.from === 1 && isPlainWord(more)) {
    return undefined;
  }
  const apart = !isSame ? apartCost : one.from > other.from ? reversedCost : 0;
  const head = words.word(one.head);
  const isNext = apart === 0 && other.from - one.to < near;
  const lead = isNext ? leadOf(words, other) : undefined;
  const isDone = isAction(head) && isObject(words.word(other.head)) && !words.word(other.from).endsWith('ing');
  const isWork = isKindOfWork(head) || one.from === longForm.from;
  if (lead !== undefined || (isWork && isTask(words, other)) || (isDone && other.from !== longForm.from)) {
    const isPart = one.from < other.from && (reading.stops[one.from] ?? 0) >= other.to;
    const joint = lead ?? 'for';
    if (said.length + joint.length + more.length + 2 <= room && !hasWord(said, joint) && !hasWord(more, joint)) {
      return { text: `${said} ${joint} ${more}`, cost: prepositionCost + apart + (isPart ? skippedCost : 0) };
    }
  }
  if (!isBare || said.length + more.length + 2 > room) {
    return undefined;
  }
  return { text: `${said}: ${more}`, cost: colonCost + apart };
}

const hasWord = (text: string, word: string): boolean => ` ${text} `.includes(` ${word} `);

/** Whether a phrase names what a method may be for. */
function isTask(words: TextWords, { head }: Phrase): boolean {
  const last = words.word(head);
  return isObject(last) || isAction(last);
}
