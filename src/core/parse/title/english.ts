import { maxTextRead } from './asides';
import { BestPhrases, choosePhrases, isContent, repeats, type Joined, type Phrase } from './phrases';
import { capitalise, maxTitleLength } from './phrase';
import { readEnglish, latinUnitHashes } from './english-text';
import { englishParts, isAction, isAdjective, isAttributive } from './english-words';
import { englishModel } from './english-weights';
import { likelihoods } from './likelihood';
import { PhraseRole, type TextWords } from './text-words';
import { hashOf, PhrasePart, unpackModel, type TitleModel } from './title-model';

/** What a unit must be likelier than to be worth its place: about half of the F1 that can be had. */
const price = 0.15;
/** What a phrase costs that begins in the middle of a longer one. */
const partCost = 0.05;
/** What a phrase costs that ends before a word of no title, not before a mark. */
const cutCost = 0.03;
/** What a phrase gains where the authors say what they do. */
const statedGain = 0.15;
/** What a phrase of one word costs. */
const oneWordCost = 0.25;
/** What two phrases cost with a preposition between them, by `and`, by a colon, from different sentences, in another order. */
const prepositionCost = 0.03;
const andCost = 0.3;
const colonCost = 0.2;
const apartCost = 0.05;
const reversedCost = 0.05;
let loaded: TitleModel | undefined;
const model = (): TitleModel => (loaded ??= unpackModel(englishModel, englishParts));

/** Words that a phrase has at most. */
const longest = 13;
/** Words from a statement of what authors do to where what they give begins. */
const atStatement = 4;

/** A title out of an English abstract, `text` without markup; empty where no phrase of it could be one. */
export function englishTitle(text: string, names: readonly string[]): string {
  const name = names[0]?.replace(/["“”]/g, '') ?? calledName(text);
  const words = readEnglish(text, names, model());
  const room = name === undefined ? maxTitleLength : maxTitleLength - name.length - 2;
  const likely = likelihoods(words, model());
  const candidates = phrasesOf(words, room, name ?? '', likely);
  const texts = new Map<Phrase, string>();
  const textOf = (phrase: Phrase): string => {
    const known = texts.get(phrase) ?? textOfPhrase(words, phrase);
    texts.set(phrase, known);
    return known;
  };
  const phrases = candidates.filter((phrase) => !repeats(textOf(phrase), name ?? ''));
  const choice = choosePhrases(phrases, textOf, (one, other) =>
    one.length + other.length + 2 > room ? undefined : join(words, one, other, textOf, room, name === undefined),
  );
  if (choice === undefined) {
    return name ?? '';
  }
  return name === undefined ? capitalise(choice.text) : `${name}: ${choice.text}`;
}

const called =
  /\b(?:which|that) we (?:call|term|name|dub) (?:the )?([a-z]+(?:-[a-z]+)*(?: [a-z]+(?:-[a-z]+)*)?)(?=[.,;])/;

/** What authors say that they call what they study, of one word or two: `which we call cross-mesh resharding`. */
const calledName = (text: string): string | undefined => called.exec(text.slice(0, maxTextRead))?.[1];

/** The best of the phrases that may stand in a title, at most `room` long. */
function phrasesOf(words: TextWords, room: number, name: string, likely: Float64Array): Phrase[] {
  const best = new BestPhrases();
  const there = new Set(latinUnitHashes(name, model()).map((hash) => words.units.numberOf(hash)));
  const nameHash = hashOf(name);
  const { starts, ends, parts, roles, inOrder, unitStarts, fromStatement } = words;
  let stated = -1;
  for (let from = 0; from < words.length; from++) {
    const afterWord = isContent(words, from - 1);
    if (!isContent(words, from) || (parts[from]! & PhrasePart.NotFirst) !== 0 || isNumber(words.word(from))) {
      continue;
    }
    // Only the first phrase after `we propose`: what follows `for` is not what they give.
    const isStated = fromStatement[from]! < atStatement && (stated !== words.sentences[from] || afterWord);
    if (isStated) {
      stated = words.sentences[from]!;
    }
    const units: number[] = [];
    let gain = (afterWord ? -partCost : 0) + (isStated ? statedGain : 0);
    let length = -1;
    let head = -1;
    const end = Math.min(words.length, from + longest);
    for (let at = from; at < end; at++) {
      const role = roles[at];
      const size = ends[at]! - starts[at]!;
      if (
        role === PhraseRole.Break ||
        (size === name.length && hashOf(words.text, starts[at], ends[at]) === nameHash)
      ) {
        break;
      }
      const next = parts[at + 1]!;
      if (role === PhraseRole.Inner) {
        // `to detect`, `and detect`: a verb. `labelled in`: no noun before it.
        if (
          (next & PhrasePart.NotFirst) !== 0 ||
          ((parts[at]! & PhrasePart.To) !== 0 && !isAction(words.word(at + 1))) ||
          ((parts[at]! & PhrasePart.Preposition) !== 0 && !endsWell(words, at - 1))
        ) {
          break;
        }
        if ((parts[at]! & PhrasePart.Article) === 0) {
          length += size + 1;
        }
        if (head === -1 && (parts[at]! & PhrasePart.Preposition) !== 0) {
          head = at - 1;
        }
        continue;
      }
      length += size + 1;
      if (length > room) {
        break;
      }
      for (let u = unitStarts[at]!; u < words.unitEnd(at); u++) {
        const unit = inOrder[u]!;
        if (!there.has(unit) && !units.includes(unit)) {
          units.push(unit);
          gain += likely[unit]! - price;
        }
      }
      // Not before a further noun.
      if (isContent(words, at + 1) || gain <= best.least || units.length === 0 || !endsWell(words, at)) {
        continue;
      }
      const isCut =
        (next & (PhrasePart.Break | PhrasePart.BeforeVerb)) === PhrasePart.Break && ends[at + 1]! - starts[at + 1]! > 1;
      const isOneWord = at === from && !isAction(words.word(at)) && !words.word(at).includes('-');
      const all = gain - (isCut ? cutCost : 0) - (isOneWord ? oneWordCost : 0);
      if (all > best.least && !(at === from && units.length === 1 && name === '' && isOneWord)) {
        best.add({ from, to: at + 1, length, head: head === -1 ? at : head, units: [...units], gain: all });
      }
    }
  }
  return best.found;
}

const isNumber = (word: string): boolean => /^\d+(?:\.\d+)?$/.test(word);

function endsWell(words: TextWords, at: number): boolean {
  if ((words.parts[at]! & PhrasePart.Unfinished) !== 0 || words.unitEnd(at) === words.unitStarts[at]) {
    return false;
  }
  const word = words.word(at);
  return (
    !isAttributive(word) &&
    !/^\d/.test(word) &&
    !((words.parts[at + 1]! & PhrasePart.Coordinator) !== 0 && isAdjective(word))
  );
}

function textOfPhrase(words: TextWords, { from, to }: Phrase): string {
  let said = words.startsSentence(from) ? decapitalise(words.word(from)) : words.word(from);
  for (let at = from + 1; at < to; at++) {
    if ((words.parts[at]! & PhrasePart.Article) === 0) {
      said += ` ${words.word(at)}`;
    }
  }
  return said;
}

function decapitalise(text: string): string {
  return /^[A-Z][a-z]+(?:-[a-z]+)*$/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** What a paper gives; several of them are what others gave. */
const kinds =
  /^(?:method|approach|framework|model|system|algorithm|architecture|network|toolbox|toolkit|library|datasets?|benchmarks?|corpus|survey|review|techniques?|strategy|strategies|pipeline|platform|loss|module|solution|study|analysis|evaluation|comparison|challenge|competition|paradigm|metrics?|tools?|simulator|agent|layer|mechanism|attacks?|defense)$/i;
/** Heads of phrases that name what a method is for, or what is studied. */
const objects =
  /^(?:models|networks|frameworks|llms|vlms|mllms|cnns|dnns|gans|transformers|systems|data|images|videos|features|tasks|agents|languages|robots|methods|approaches|algorithms|problems|environments|scenarios|applications|domains|samples|representations)$/i;

const means =
  /^(?:with|using|via|by|through|leverag(?:e|es|ing)|employ(?:s|ing)?|us(?:e|es|ing)|exploit(?:s|ing)?|utiliz(?:e|es|ing)|incorporat(?:e|es|ing))$/;
const purposes = /^(?:for|in|on|from|of)$/;

/** The preposition that a phrase follows in the text, or would as a means. */
function leadOf(words: TextWords, { from }: Phrase): string | undefined {
  for (let at = from - 1; at >= 0 && at >= from - 2; at--) {
    const word = words.word(at).toLowerCase();
    if (means.test(word)) {
      return 'with';
    }
    if (purposes.test(word)) {
      return word;
    }
    if ((words.parts[at]! & PhrasePart.Article) === 0) {
      break;
    }
  }
  return undefined;
}

/** How well a phrase says what a paper is, before what it is for. */
function rank(head: string): number {
  return objects.test(head) ? 0 : kinds.test(head) ? 3 : isAction(head) ? 2 : 1;
}

/** `method` `object detection`: method for object detection. */
function join(
  words: TextWords,
  one: Phrase,
  other: Phrase,
  textOf: (phrase: Phrase) => string,
  room: number,
  isBare: boolean,
): Joined | undefined {
  const head = words.word(one.head);
  const otherHead = words.word(other.head);
  const apart =
    words.sentences[one.from] !== words.sentences[other.from] ? apartCost : one.from > other.from ? reversedCost : 0;
  const [said, more] = [textOf(one), textOf(other)];
  if (rank(head) > 1 && rank(head) >= rank(otherHead)) {
    const joint =
      leadOf(words, other) ??
      model().joints.get(head.toLowerCase()) ??
      (objects.test(otherHead) && !kinds.test(head) ? 'in' : 'for');
    const used = ` ${said} `;
    const free = [joint, 'for', 'in', 'with'].find((word) => !used.includes(` ${word} `));
    if (free !== undefined) {
      const text = `${said} ${free} ${more}`;
      if (text.length <= room) {
        return { text, cost: prepositionCost + apart };
      }
    }
  }
  const joint = isBare ? ': ' : ' and ';
  const text = said + joint + more;
  return text.length > room || (!isBare && text.split(' and ').length > 2)
    ? undefined
    : { text, cost: (isBare ? colonCost : andCost) + apart };
}
