import { PhrasePart } from './title-model';

/** English words by what they are in phrases, whatever titles have of them. */
export const englishParts: readonly (readonly [part: PhrasePart, words: string])[] = [
  [
    PhrasePart.Break,
    'this these those that which who whose whom where when while what how why or but nor so if then than as at into onto within over among towards toward upon during before after about per is are was were be been being am do does did has have had can could may might must shall should will would not no it its they them their we us our i he she his her you your there here also both either neither each every all any some most more less many much several such other another same own only very just even still yet too however thus hence therefore moreover furthermore e.g i.e etc et al based',
  ],
  [
    PhrasePart.Inner,
    'of for in with on and via from to under across through between without against using by the a an',
  ],
  [PhrasePart.Preposition, 'of for in with on via from to under across through between without against using by'],
  [PhrasePart.Leading, 'of for in on to'],
  [PhrasePart.Article, 'the a an'],
  [
    PhrasePart.Determiner,
    'the a an their its our his her my your this these those each every several many some any all both half',
  ],
  [PhrasePart.To, 'to'],
  [PhrasePart.NotFirst, 'novel new first simple named called proposed'],
  [PhrasePart.Coordinator, 'and or but yet'],
  [PhrasePart.Actor, 'we i paper work article study letter survey report thesis authors research review'],
  [
    PhrasePart.BeforeVerb,
    'we they it i who that which can could will would may might must shall should do does did not also',
  ],
];

/** The stem of a verb that says what authors do, and its ending. */
const doing =
  /^(?:propos|introduc|present|develop|design|describ|build|built|releas|creat|devis|formulat|construct|offer|unveil|contribut|provid|report|announc|establish|stud|investigat|explor|examin|analy|address|consider|revisit|tackl|evaluat|compar|focus|discuss|characteri|survey|review|assess|aim|argu|show|demonstrat|formali|extend|suggest|giv|deriv|prov)(?:e|es|ed|ies|y|ize|izes|ise|ises|ing|s|ze|zes|se|ses|en|n)?$/;

/** Whether a word says what authors do: `propose`, `introduces`, `presented`. */
export const saysWhatAuthorsDo = (word: string): boolean => doing.test(word.toLowerCase());

/** Where a word of a text from `start` to `end` ends without its plural s and its possessive. */
export function singularEnd(text: string, start: number, end: number): number {
  if (text.charCodeAt(end - 1) !== 0x73) {
    return end;
  }
  const before = text.charCodeAt(end - 2);
  if (before === 0x27 || before === 0x2019) {
    return end - 2;
  }
  // class, corpus, analysis
  return end - start < 4 || before === 0x73 || before === 0x75 || before === 0x69 ? end : end - 1;
}

/** As `/(?:ing|ion|ment|ance|ence|sis)s?$/`, in a fifth of the time: each phrase asks it. */
function endsAsAction(word: string): boolean {
  const plural = word.endsWith('s') ? 1 : 0;
  if (word.endsWith('sis')) {
    return true;
  }
  const end = word.length - plural;
  switch (word.charCodeAt(end - 1)) {
    case g:
      return word.startsWith('in', end - 3);
    case n:
      return word.startsWith('io', end - 3);
    case t:
      return word.startsWith('men', end - 4);
    case e:
      return word.startsWith('nc', end - 3) && (word.charCodeAt(end - 4) === a || word.charCodeAt(end - 4) === e);
    default:
      return false;
  }
}
const [a = 0, c = 0, d = 0, e = 0, g = 0, l = 0, n = 0, s = 0, t = 0, y = 0] = [...'acdeglnsty'].map((letter) =>
  letter.charCodeAt(0),
);

const noAction = new Set(
  'question region version million billion opinion dimension thing string ring king instance sentence sequence element environment experiment document segment moment judgment judgement'
    .split(' ')
    .flatMap((word) => [word, `${word}s`]),
);

/** Whether a noun names what is done: `detection`, `learning`. */
export const isAction = (word: string): boolean => endsAsAction(word) && !noAction.has(word.toLowerCase());

/** Whether a word ends as adjectives and participles do. */
export function isAdjective(word: string): boolean {
  const end = word.length;
  switch (word.charCodeAt(end - 1)) {
    case e:
      return word.endsWith('ive') || word.endsWith('able') || word.endsWith('ible');
    case s:
      return word.endsWith('ous') || word.endsWith('less');
    case l:
      return word.endsWith('al') || word.endsWith('ful');
    case c:
      return word.endsWith('ic');
    case y:
      return word.endsWith('ary');
    case t:
      return word.endsWith('ant') || word.endsWith('ent');
    case d:
      return word.endsWith('ed');
    default:
      return false;
  }
}

const attributive =
  /-(?:based|aware|driven|level|guided|specific|free|agnostic|like|wise|style|oriented|related|trained|tuned|supervised)$/;
/** Whether a noun is wanted after a word: `graph-based`, `jointly`. */
export function isAttributive(word: string): boolean {
  switch (word.charCodeAt(word.length - 1)) {
    case y:
      return word.endsWith('ly');
    case d:
      return (
        (word.length > 4 && word.endsWith('ed') && /^[a-z]{3}/.test(word.slice(-5))) ||
        (word.includes('-') && attributive.test(word))
      );
    default:
      return word.includes('-') && attributive.test(word);
  }
}

const neverNouns = new Set(
  'thrive excel fail rely depend suffer tend remain emerge evolve exist vary differ arise occur perform behave learn adapt align continue generalize converge diverge compete cooperate collaborate interact outperform underperform hallucinate persist appear seem become enable require achieve exhibit accentuate'
    .split(' ')
    .flatMap((word) => [word, `${word}s`]),
);

/** Whether a word is a verb in the present tense and never a noun: `thrive`, `generalizes`. */
export const isFiniteVerb = (word: string): boolean =>
  neverNouns.has(word) || (/(?:ize|ify)s?$/.test(word) && !/(?:size|prize)s?$/.test(word));
