import { endOfBrackets, endsSentence, maxTextRead, opens } from './asides';
import { far, Mark } from './evidence';
import { saysWhatAuthorsDo, singularEnd } from './english-words';
import { markPlaces, Role, TextWords } from './text-words';
import { hashOf, Part, type TitleModel } from './title-model';

const maxSentences = 16;
/** Words between the authors and what they do. */
const maxToVerb = 4;

const isUpper = (code: number): boolean => code > 0x40 && code < 0x5b;
const isDigit = (code: number): boolean => code > 0x2f && code < 0x3a;
const isLetter = (code: number): boolean =>
  (code > 0x60 && code < 0x7b) ||
  isUpper(code) ||
  (code >= 0xc0 && code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code < 0x2c00) && !(code >= 0x3000 && code < 0x3040) && !(code >= 0xff00 && code < 0xff10));
const isWordCharacter = (code: number): boolean => isLetter(code) || isDigit(code);
/** What may stand between parts of a compound. */
const joins = (code: number): boolean =>
  code === 0x2d || code === 0x2013 || code === 0x2010 || code === 0x2f || code === 0x2e || code === 0x26 || code === 0x5f;
const isApostrophe = (code: number): boolean => code === 0x27 || code === 0x2019;

/** Where the word that begins at `start` ends, with its joints: `few-shot`, `user's`, `C++`. */
function wordEnd(text: string, start: number, limit: number): number {
  let end = start + 1;
  while (end < limit) {
    const code = text.charCodeAt(end);
    if (isWordCharacter(code) || ((joins(code) || isApostrophe(code)) && end + 1 < limit && isWordCharacter(text.charCodeAt(end + 1)))) {
      end++;
    } else {
      break;
    }
  }
  while (end < limit && text.charCodeAt(end) === 0x2b) {
    end++;
  }
  return end;
}

/** The hashes of the parts of a word or a name but function words, in the singular. */
export function unitHashes(text: string, model: TitleModel, from = 0, to = text.length): number[] {
  const hashes: number[] = [];
  for (let start = from; start < to; start++) {
    if (!isWordCharacter(text.charCodeAt(start))) {
      continue;
    }
    let end = start + 1;
    while (end < to && (isWordCharacter(text.charCodeAt(end)) || isApostrophe(text.charCodeAt(end)))) {
      end++;
    }
    if (end - start > 1 && !isFunctionWord(model, text, start, end)) {
      hashes.push(hashOf(text, start, singularEnd(text, start, end)));
    }
    start = end;
  }
  return hashes;
}

const isFunctionWord = (model: TitleModel, text: string, start: number, end: number): boolean =>
  end - start < 6 && ((model.parts.get(hashOf(text, start, end)) ?? 0) & Part.Inner) !== 0;

/** The words of an English text without markup, as far as it says what it is about; what stands in brackets is left out. */
export function readEnglish(text: string, names: readonly string[], model: TitleModel): TextWords {
  const words = new TextWords(text);
  const inName = new Set(unitHashes(names[0] ?? '', model));
  const inLongName = new Set(names.slice(1).flatMap((name) => unitHashes(name, model)));
  const weightOf = (hash: number): number | undefined => model.weights.get(hash);
  const limit = Math.min(text.length, maxTextRead);
  let sentence = 0;
  let acted = far;
  let since = far;
  let before = 0;
  let run = 0;
  let position = 0;
  for (let at = 0; at < limit && sentence < maxSentences; ) {
    const code = text.charCodeAt(at);
    if (code === 0x20) {
      at++;
      continue;
    }
    if (!isWordCharacter(code)) {
      const end = opens(code) ? endOfBrackets(text, at) : at;
      if (end > at) {
        at = end;
        continue;
      }
      run++;
      words.push(at, at + 1, Part.Break, Role.Break, far, sentence);
      if (endsSentence(text, at)) {
        sentence++;
        acted = far;
        since = far;
      }
      before = 0;
      at++;
      continue;
    }
    const end = wordEnd(text, at, limit);
    const hash = hashOf(text, at, end);
    let part = model.parts.get(hash) ?? 0;
    // A verb ends a phrase, after its subject or its auxiliary; so does a dash without spaces, `task-which`.
    const doesSo = acted < maxToVerb && saysWhatAuthorsDo(text.slice(at, end));
    if ((before & Part.BeforeVerb) !== 0 || (acted < 2 && doesSo)) {
      part |= (part & Part.Inner) === 0 ? Part.Break : 0;
    }
    const isInner = (part & Part.Inner) !== 0;
    const role = isInner ? Role.Inner : (part & Part.Break) !== 0 ? Role.Break : Role.Content;
    words.push(at, end, part, role, since, sentence);
    if (role === Role.Break) {
      run++;
    }
    if (!isInner && end - at > 1) {
      const mark =
        (hasTwoCapitals(text, at, end) ? Mark.Capital : 0) | ((before & Part.Leading) !== 0 ? Mark.AfterPreposition : 0);
      const add = (unit: number, from: number, to: number, more: number): void => {
        const length = to - from;
        words.inOrder.push(
          words.units.add(
            unit,
            sentence,
            position++,
            since,
            mark |
              more |
              (inName.has(unit) ? Mark.InName : 0) |
              (inLongName.has(unit) ? Mark.InLongName : 0) |
              (isDigit(text.charCodeAt(from)) ? Mark.HasDigit : 0) |
              (length > 9 ? Mark.Long : length < 4 ? Mark.Short : 0),
            weightOf,
          ),
        );
        words.runs.push(run);
      };
      addUnits(text, at, end, hash, model, add);
    } else {
      position++;
    }
    acted = (part & Part.Actor) !== 0 ? 0 : acted + 1;
    if (acted > 0 && since === far && doesSo) {
      since = 0;
    } else if (since < far) {
      since++;
    }
    before = part;
    at = end;
  }
  words.push(limit, limit, Part.Break, Role.Break, far, sentence);
  markPlaces(words);
  return words;
}

function addUnits(text: string, start: number, end: number, hash: number, model: TitleModel, add: (unit: number, from: number, to: number, mark: number) => void): void {
  let isCompound = false;
  for (let at = start + 1; at < end; at++) {
    if (joins(text.charCodeAt(at))) {
      isCompound = true;
      break;
    }
  }
  if (!isCompound) {
    const to = singularEnd(text, start, end);
    add(to === end ? hash : hashOf(text, start, to), start, to, 0);
    return;
  }
  for (let from = start; from < end; from++) {
    let to = from;
    while (to < end && !joins(text.charCodeAt(to))) {
      to++;
    }
    if (to - from > 1 && !isFunctionWord(model, text, from, to)) {
      const bare = singularEnd(text, from, to);
      add(hashOf(text, from, bare), from, bare, Mark.InCompound);
    }
    from = to;
  }
}

function hasTwoCapitals(text: string, start: number, end: number): boolean {
  let capitals = 0;
  for (let at = start; at < end; at++) {
    if (isUpper(text.charCodeAt(at)) && ++capitals === 2) {
      return true;
    }
  }
  return false;
}
