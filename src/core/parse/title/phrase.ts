import { isRunOn } from './asides';

/** Longest title to show, in UTF-16 units. */
export const maxTitleLength = 80;
/** At the end of what was cut; for lists only, see `whole.ts`. */
export const cutMark = '…';

/** A Latin word that cannot end a phrase. */
const dangling = new Set(
  'a an the this these our its their his of in on to for with by from and or but nor as at into via using that which who whose where when while is are was were be been can could may might will would than then not both either such like including between across under over through without within toward towards against among based leverages uses enables achieves has have had it we they so also only more most e.g i.e each every any all some no new novel'.split(
    ' ',
  ),
);
const clauseStart = new Set(['that', 'which', 'who', 'to', 'and', 'by']);
/** Words before which a phrase can end well. */
const boundary = new Set(
  'that which who where when while by via using with for in on from to and or through without under across based as into at'.split(
    ' ',
  ),
);

/** Words that a phrase too long for its place can do without. */
const spare =
  / (?:explicitly|effectively|efficiently|significantly|automatically|directly|dynamically|specifically|seamlessly|jointly|carefully|simultaneously|commonly|adaptively|systematically|novel|comprehensive)(?= )/g;

/**
 * The longest beginning of a Latin phrase, at most `limit` long, that reads as a whole: the phrase itself, or what
 * stands before a clause or a preposition, never ending in the middle of a word or with a word that wants another. Where
 * that would leave too little, it ends with an ellipsis.
 */
export function cutPhrase(phrase: string, limit: number): string {
  let text = balanced(tidy(phrase));
  if (text.length <= limit) {
    return text;
  }
  text = text.replace(spare, '');
  if (text.length <= limit) {
    return text;
  }
  const within = text.slice(0, limit + 1);
  const clause = Math.max(
    within.lastIndexOf(', '),
    within.lastIndexOf('; '),
    within.lastIndexOf(' -- '),
    within.lastIndexOf(' — '),
    within.lastIndexOf(': '),
  );
  if (clause > limit * 0.6) {
    return finish(text.slice(0, clause));
  }
  // Otherwise the last preposition or conjunction that leaves enough.
  let best = -1;
  let last = 0;
  for (let i = 0; i < within.length; i++) {
    if (within.charCodeAt(i) !== 0x20) {
      continue;
    }
    if (i < limit) {
      last = i;
    }
    if (boundary.has(text.slice(i + 1, nextSpace(text, i + 1)))) {
      best = i;
    }
  }
  const whole = best === -1 ? '' : finish(text.slice(0, best));
  if (whole.length > limit * 0.5 && words(whole) > 2) {
    return whole;
  }
  const cut = withoutDangling(text.slice(0, last));
  return words(cut) > words(whole) + 1 ? `${cut}${cutMark}` : whole;
}

function words(text: string): number {
  return text === '' ? 0 : text.split(' ').length;
}

function nextSpace(text: string, from: number): number {
  const at = text.indexOf(' ', from);
  return at === -1 ? text.length : at;
}

/** Drops words at the end that cannot end anything. */
export function withoutDangling(text: string): string {
  let end = text.length;
  for (
    let space = text.lastIndexOf(' ');
    space > 0 &&
    dangling.has(
      text
        .slice(space + 1, end)
        .toLowerCase()
        .replace(/\W+$/, ''),
    );
    space = text.lastIndexOf(' ', space - 1)
  ) {
    end = space;
  }
  return balanced(text.slice(0, end).replace(/[\s,;:(\-—–/]+$/, ''));
}

/** Drops words at the end that want another, and marks. */
function finish(text: string): string {
  let end = text.length;
  for (;;) {
    while (end > 0 && /[\s,;:(\-—–/]/.test(text.charAt(end - 1))) {
      end--;
    }
    const space = text.lastIndexOf(' ', end - 1);
    const word = text.slice(space + 1, end).toLowerCase();
    if (space <= 0) {
      break;
    }
    if (
      !dangling.has(word) &&
      !/(?:-based|-aware|-driven|-level|-guided|-specific|-free|-agnostic|ly|[a-z]{3}ed|driven|given|built|shown)$/.test(
        word,
      )
    ) {
      // `system for generating`.
      const previous = text.lastIndexOf(' ', space - 1);
      if (previous > 0 && word.endsWith('ing') && boundary.has(text.slice(previous + 1, space))) {
        end = previous;
        continue;
      }
      // `networks that learn`: a clause of one word says nothing.
      const that = text.lastIndexOf(' ', space - 1);
      if (that <= 0 || !clauseStart.has(text.slice(that + 1, space))) {
        break;
      }
      end = that;
      continue;
    }
    end = space;
  }
  return balanced(text.slice(0, end));
}

/** Any blank but a single space. */
const untidy = /[^\S ]|[\uE000\uE001]| {2}/;

/** One line, single blanks, no mark at the end. */
export function tidy(text: string): string {
  const line = (untidy.test(text) ? text.replace(/[\s\uE000\uE001]+/g, ' ') : text).trim();
  let end = line.length;
  while (end > 0 && /[.,;:。，；：、\s]/.test(line.charAt(end - 1))) {
    end--;
  }
  return line.slice(0, end);
}

/** Without a bracket that never closes, and what follows it. */
export function balanced(text: string): string {
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '(' || character === '（') {
      if (open === -1) {
        open = i;
      }
    } else if (character === ')' || character === '）') {
      open = -1;
    }
  }
  return open === -1 ? text : text.slice(0, open).trimEnd();
}

export function capitalise(text: string): string {
  const word = text.slice(0, nextSpace(text, 0));
  // `mmrotate` or `iPhone` keep their spelling.
  return /^[a-z][a-z'-]*[,;:]?$/.test(word) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** An abstract says what it is about before so many sentences. */
const maxSentences = 40;

/** The sentences of a text, without their end marks; what follows the first forty is one more. */
export function sentencesOf(text: string): string[] {
  const ends = sentenceEnds(text, maxSentences);
  return [...ends, text.length]
    .map((end, at) => text.slice(at > 0 ? (ends[at - 1] ?? 0) + 1 : 0, end).trim())
    .filter((sentence) => sentence !== '');
}

/** The offsets of the marks, one UTF-16 unit each, that end sentences; at most so many. */
export function sentenceEnds(text: string, most: number): number[] {
  const ends: number[] = [];
  const marks = /[.!?。！？；]/g;
  for (let mark = marks.exec(text); mark !== null && ends.length < most; mark = marks.exec(text)) {
    const i = mark.index;
    const code = text.charCodeAt(i);
    const next = text.charCodeAt(i + 1);
    if (
      code > 0x3000 ||
      ((Number.isNaN(next) ||
        next <= 0x20 ||
        (next > 0x40 && next < 0x5b && text.charCodeAt(i - 1) > 0x60 && !isCapital(text.charCodeAt(i + 2))) ||
        isRunOn(text, i)) &&
        !abbreviated(text, i))
    ) {
      ends.push(i);
    }
  }
  return ends;
}

function isCapital(code: number): boolean {
  return code > 0x40 && code < 0x5b;
}

function abbreviated(text: string, dot: number): boolean {
  const tail = text.slice(Math.max(0, dot - 5), dot).toLowerCase();
  return /(?:^|[^a-z])(?:e\.g|i\.e|et al|etc|vs|cf|fig|al|[a-z])$/.test(tail);
}
