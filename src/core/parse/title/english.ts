import { choosePhrases, type Phrase } from './compose';
import { englishUnits, englishWords, far, isFunctionWord, unitsOf, type EnglishWord } from './english-words';
import { englishModel } from './english-weights';
import { capitalise, maxTitleLength } from './phrase';
import { plainSentences } from './sentences';
import { likelihoods, unpackModel, type TitleModel } from './unit';

let loaded: TitleModel | undefined;
const model = (): TitleModel => (loaded ??= unpackModel(englishModel));

/** How many units a title has. */
const wanted = 9;
const longest = 13;

/** A title out of an English abstract, `text` without markup; empty where no phrase of it could be one. */
export function englishTitle(text: string, names: readonly string[]): string {
  const words = englishWords(plainSentences(text));
  const name = names[0]?.replace(/["“”]/g, '');
  const room = name === undefined ? maxTitleLength : maxTitleLength - name.length - 2;
  const there = new Set(unitsOf(name ?? ''));
  const likely = likelihoods(englishUnits(words, names), model());
  const phrases = phrasesOf(words, room, name);
  const joined = (one: Phrase, other: Phrase): string | undefined => joinedText(one, other, room);
  const choice = choosePhrases(phrases, likely, there, wanted, joined);
  if (choice === undefined) {
    return name ?? '';
  }
  const [first, second] = choice.phrases;
  const said = (second === undefined ? undefined : joined(first, second)) ?? first.text;
  return name === undefined ? capitalise(said) : `${name}: ${said}`;
}

/** Words that may stand inside a phrase, but at neither end. */
const inner = new Set(['of', 'for', 'in', 'with', 'on', 'and', 'via', 'from', 'to', 'under', 'across', 'through', 'between', 'without', 'against', 'the', 'a', 'an']);
const prepositions = new Set(['of', 'for', 'in', 'with', 'on', 'via', 'from', 'to', 'under', 'across', 'through', 'between', 'without', 'against']);
const articles = new Set(['the', 'a', 'an']);
const ofAction = /(?:ing|ion|ment|ance|ence)s?$/;
const attributive = /-(?:based|aware|driven|level|guided|specific|free|agnostic|like|wise|style|oriented|related|trained|tuned|supervised)$|ly$/;

const coordinates = new Set(['and', 'or', 'but', 'yet']);
const adjective = /(?:ive|al|ous|ful|able|ible|ic|less|ary|ant|ent|ed)$/;

/** Whether a phrase can hold a word inside. */
function holds({ lower, isMark }: EnglishWord, next: EnglishWord | undefined): boolean {
  if (isMark) {
    return false;
  }
  if (lower === 'to') {
    return next !== undefined && ofAction.test(next.lower);
  }
  // `task-which`: a dash without spaces.
  const hyphen = lower.lastIndexOf('-');
  if (hyphen > 0 && isFunctionWord(lower.slice(hyphen + 1)) && !inner.has(lower.slice(hyphen + 1))) {
    return false;
  }
  return inner.has(lower) || (!isFunctionWord(lower) && !model().breaks.has(lower));
}

const isContent = ({ lower, isMark }: EnglishWord): boolean => !isMark && !isFunctionWord(lower) && !model().breaks.has(lower);

function endsWell({ lower, units }: EnglishWord): boolean {
  return units.length > 0 && !model().unfinished.has(lower) && !attributive.test(lower) && !/^\d+$/.test(lower);
}

/** Every phrase that may stand in a title, at most `room` long. */
function phrasesOf(words: readonly EnglishWord[], room: number, name: string | undefined): Phrase[] {
  const found: Phrase[] = [];
  for (let from = 0; from < words.length; from++) {
    const first = words[from];
    if (first === undefined || !isContent(first)) {
      continue;
    }
    const before = words[from - 1];
    const isWhole = before === undefined || !isContent(before);
    let text = '';
    let head = '';
    const units = new Set<string>();
    for (let at = from; at < Math.min(words.length, from + longest); at++) {
      const word = words[at];
      const next = words[at + 1];
      if (word === undefined || !holds(word, next) || word.text === name) {
        break;
      }
      if (!articles.has(word.lower)) {
        text += text === '' ? (startsSentence(words, at) ? decapitalise(word.text) : word.text) : ` ${word.text}`;
      }
      if (text.length > room) {
        break;
      }
      word.units.forEach((unit) => units.add(unit));
      if (!isContent(word)) {
        if (head === '' && prepositions.has(word.lower)) {
          head = words[at - 1]?.lower ?? '';
        }
        continue;
      }
      // Not before a further noun.
      if (next !== undefined && isContent(next)) {
        continue;
      }
      if (endsWell(word) && !(coordinates.has(next?.lower ?? '') && adjective.test(word.lower))) {
        const isOneWord = at === from && !ofAction.test(word.lower) && !word.text.includes('-');
        const isCut = next !== undefined && !next.isMark && model().breaks.has(next.lower) && !isFunctionWord(next.lower);
        found.push({
          text,
          units: new Set(units),
          head: head === '' ? word.lower : head,
          isStated: first.fromStatement < far,
          form: (isWhole ? 1 : 0.97) * (isCut ? 0.97 : 1) * (first.fromStatement < 4 ? 1.04 : 1) * (isOneWord ? 0.94 : 1),
        });
      }
    }
  }
  return found;
}

const startsSentence = (words: readonly EnglishWord[], at: number): boolean =>
  at === 0 || words[at - 1]?.sentence !== words[at]?.sentence;

function decapitalise(text: string): string {
  return /^[A-Z][a-z]+(?:-[a-z]+)*$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What a paper gives; several of them are what others gave. */
const kinds =
  /^(?:method|approach|framework|model|system|algorithm|architecture|network|toolbox|toolkit|library|datasets?|benchmarks?|corpus|survey|review|techniques?|strategy|strategies|pipeline|platform|loss|module|solution|study|analysis|evaluation|comparison|challenge|competition|paradigm|metrics?|tools?|simulator|agent|layer|mechanism|attacks?|defense)$/;
/** Heads of phrases that name what a method is for, or what is studied. */
const objects =
  /^(?:models|networks|llms|vlms|mllms|cnns|dnns|gans|transformers|systems|data|images|videos|features|tasks|agents|languages|robots|methods|approaches|algorithms|problems|environments|scenarios|applications|domains|samples|representations)$/;

/** How well a phrase says what a paper is, before what it is for. */
function rank({ head, isStated, form }: Phrase): number {
  if (objects.test(head)) {
    return 0;
  }
  return (kinds.test(head) ? 2 : ofAction.test(head) ? 1 : 0.5) + (isStated ? 1 : 0) + (form > 1 ? 1 : 0);
}

/** `method` `object detection`: method for object detection. */
function joinedText(one: Phrase, other: Phrase, room: number): string | undefined {
  if (rank(one) < 1.5 || rank(one) < rank(other)) {
    return undefined;
  }
  const joint = model().joints.get(one.head) ?? (objects.test(other.head) && !kinds.test(one.head) ? 'in' : 'for');
  const used = ` ${one.text} `;
  const free = [joint, 'for', 'in'].find((word) => !used.includes(` ${word} `));
  if (free === undefined) {
    return undefined;
  }
  const text = `${one.text} ${free} ${other.text}`;
  return text.length > room ? undefined : text;
}
