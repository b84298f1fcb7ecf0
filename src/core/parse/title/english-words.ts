import { PhrasePart } from './title-model';

/** English words by what they are in phrases, whatever titles have of them. */
export const englishParts: readonly (readonly [part: PhrasePart, words: string])[] = [
  [
    PhrasePart.Break,
    'this these those that which who whose whom where when while what how why or but nor so if then than as at into onto within over among towards toward upon during before after about per is are was were be been being am do does did has have had can could may might must shall should will would not no it its they them their we us our i he she his her you your there here also both either neither each every all any some most more less many much several such other another same own only very just even still yet too however thus hence therefore moreover furthermore e.g i.e etc et al',
  ],
  [PhrasePart.Inner, 'of for in with on and via from to under across through between without against using by the a an'],
  [PhrasePart.Preposition, 'of for in with on via from to under across through between without against using by'],
  [PhrasePart.Leading, 'of for in on to'],
  [PhrasePart.Article, 'the a an'],
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

const action = /(?:ing|ion|ment|ance|ence)s?$|sis$/;
const noAction = /^(?:questions?|regions?|versions?|millions?|billions?|opinions?|dimensions?|things?|strings?|rings?|kings?|instances?|sentences?|sequences?|elements?|environments?|experiments?|documents?|segments?|moments?|judge?ments?)$/i;

/** Whether a noun names what is done: `detection`, `learning`. */
export const isAction = (word: string): boolean => action.test(word.slice(-5)) && !noAction.test(word);

const adjective = /(?:ive|al|ous|ful|able|ible|ic|less|ary|ant|ent|ed)$/;
export const isAdjective = (word: string): boolean => adjective.test(word);

const attributive =
  /-(?:based|aware|driven|level|guided|specific|free|agnostic|like|wise|style|oriented|related|trained|tuned|supervised)$|ly$|[a-z]{3}ed$/;
/** Whether a noun is wanted after a word: `graph-based`, `jointly`. */
export const isAttributive = (word: string): boolean => attributive.test(word);
